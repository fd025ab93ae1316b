// How many open cases wait in each stage: as bars of one queue, and as a table of grids and levels with how many are over time.
import { useTranslation } from "react-i18next";
import type { Funnel, FunnelRow, QueuePage } from "../../core/frame/caseQueue";
import { OPEN_STATES } from "../../core/frame/queueOrder";
import { LEVELS } from "../../core/model/lifecycleTable";
import type { Grid } from "../../core/model/plan";
import type { Format } from "../format";

/** How many wait in each stage, as bars on one scale. */
export function StageBars({ queue, format }: { readonly queue: QueuePage; readonly format: Format }) {
  const { t } = useTranslation();
  if (queue.total === 0) return null;
  const most = Math.max(...OPEN_STATES.map((state) => queue.states[state]));
  return (
    <ol className="funnel" aria-label={t("queue.stages")}>
      {OPEN_STATES.map((state) => (
        <li key={state}>
          <span>{t(`case.state.${state}`)}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(100 * queue.states[state]) / most} height="8" />
          </svg>
          <strong>{format.count(queue.states[state])}</strong>
        </li>
      ))}
    </ol>
  );
}

/** The funnel of every level, of every grid that has open cases, and of all. */
export function FunnelTable({ funnel, grids, format }: { readonly funnel: Funnel; readonly grids: readonly Grid[]; readonly format: Format }) {
  const { t } = useTranslation();
  const names = [...grids.map(({ name }) => name), t("table.outside"), t("table.unlocated")];
  const lines: readonly (readonly [string, string, FunnelRow])[] = [
    ["all", t("work.funnelAll"), funnel.all],
    ...LEVELS.map((level) => [level, t(`case.levels.${level}`), funnel.levels[level]] as const),
    ...funnel.grids.map((row, slot) => [`grid ${slot}`, names[slot] ?? "", row] as const),
  ];
  return (
    <details className="funnel-table">
      <summary>{t("work.funnel")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("work.funnelGrids")}</th>
            {OPEN_STATES.map((state) => (
              <th scope="col" key={state}>
                {t(`case.state.${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines
            .filter(([key, , row]) => key === "all" || OPEN_STATES.some((state) => row.open[state] > 0))
            .map(([key, name, row]) => (
              <tr key={key} data-funnel={key}>
                <th scope="row">{name}</th>
                {OPEN_STATES.map((state) => (
                  <td key={state} title={t("work.funnelLate", { text: format.count(row.late[state]) })}>
                    {format.count(row.open[state])}
                    <small>{format.count(row.late[state])}</small>
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      <p className="note">{t("work.funnelNote")}</p>
    </details>
  );
}
