// The legend: what is measured, of what, when, in which classes, and how many grids each class holds. Zero and no data are their own classes.
import { useTranslation } from "react-i18next";

export interface LegendEntry {
  readonly kind: "class" | "size" | "zero" | "none";
  /** CSS colour. */
  readonly color: string;
  readonly text: string;
  /** Grids in the class; of a size nothing is counted. */
  readonly grids: number;
  /** Of a size: radius of its circle, CSS pixels. */
  readonly radius?: number;
}

export interface LegendProps {
  /** Whether the legend starts unfolded. */
  readonly startOpen: boolean;
  /** What is filtered, in words; "" for nothing. */
  readonly filtered?: string;
  /** Keeps the class breaks, or fits them anew; null where there are none to keep. */
  readonly lock?: { readonly kept: boolean; readonly onToggle: () => void } | null;
  readonly title: string;
  readonly unit: string;
  /** What the measure is divided by; null for a plain number. */
  readonly denominator: string | null;
  readonly period: string;
  readonly method: string;
  readonly entries: readonly LegendEntry[];
  /** What the counts of the classes count. */
  readonly counted: "grids" | "bins";
  /** A ramp without classes (heat): CSS colours from `from` to `to`. */
  readonly gradient: { readonly colours: readonly string[]; readonly from: string; readonly to: string } | null;
  /** Reports counted on the map, of all that were read. */
  readonly shown: string;
  readonly notes: readonly string[];
}

export function Legend({
  startOpen,
  filtered = "",
  lock = null,
  title,
  unit,
  denominator,
  period,
  method,
  entries,
  counted,
  gradient,
  shown,
  notes,
}: LegendProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...entries.map((entry) => entry.grids));
  return (
    <details className="legend" open={startOpen}>
      <summary>
        <span className="legend-title">{title}</span> <span className="legend-unit">{unit}</span>
      </summary>
      {denominator && <p className="note">{denominator}</p>}
      {gradient && (
        <div className="legend-gradient">
          <span>{gradient.from}</span>
          <span className="legend-ramp" style={{ backgroundImage: `linear-gradient(to right, ${gradient.colours.join(", ")})` }} />
          <span>{gradient.to}</span>
        </div>
      )}
      <table className="legend-classes" hidden={entries.length === 0}>
        <caption className="hidden">{t("legend.caption", { measure: title })}</caption>
        <tbody>
          {entries.map((entry) => (
            <tr key={`${entry.kind} ${entry.text}`}>
              <td>
                <span
                  className={`swatch swatch-${entry.kind}`}
                  style={{ backgroundColor: entry.color, ...(entry.radius === undefined ? {} : { width: entry.radius * 2, height: entry.radius * 2 }) }}
                />
              </td>
              <th scope="row">{entry.text}</th>
              <td className="legend-share" aria-hidden="true">
                <span style={{ width: `${(entry.grids / most) * 100}%` }} />
              </td>
              <td className="legend-count">{entry.kind === "size" ? "" : t(`legend.${counted}`, { count: entry.grids })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">
        {method} · {period}
      </p>
      {lock && counted === "grids" && !gradient && (
        <button type="button" className="legend-lock" aria-pressed={lock.kept} onClick={lock.onToggle}>
          <svg viewBox="0 0 12 14" width="10" height="12" aria-hidden="true">
            <path d={lock.kept ? "M3 6V4a3 3 0 0 1 6 0v2" : "M3 6V4a3 3 0 0 1 6 0"} fill="none" stroke="currentColor" strokeWidth="1.5" />
            <rect x="1" y="6" width="10" height="7" rx="1.5" fill="currentColor" />
          </svg>{" "}
          {t(lock.kept ? "freeze.kept" : "freeze.keep")}
        </button>
      )}
      {shown !== "" && <p className="note">{shown}</p>}
      {filtered !== "" && <p className="note">{t("chips.said", { text: filtered })}</p>}
      {notes.map((note) => (
        <p className="note legend-note" key={note}>
          {note}
        </p>
      ))}
    </details>
  );
}
