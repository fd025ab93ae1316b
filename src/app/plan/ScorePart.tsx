// The draft scored against the plan that stands: asked of the engine as the draft changes, and the last twelve months replayed when asked.
import { Button, Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AxisWeights } from "../../core/plan/score/axes";
import { LOAD_KINDS, type LoadKind } from "../../core/plan/units/loads";
import type { PlanFacts } from "../../engine/api";
import type { DraftGrids, Replay } from "../../engine/planScore";
import { type ReplayedGrid, ReplayTable, ScoreGrids } from "../../panels/plan/ScoreGrids";
import { ScoreTable } from "../../panels/plan/ScoreTable";
import { FIRST_WEIGHTS } from "../../panels/plan/scoreRows";
import { drawnGrids } from "./drawnGrids";
import { namesIn } from "./gridNames";
import type { PlanPartProps } from "./parts";

const TWELVE_MONTHS = 365 * 86_400;
const LASTING = { staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000 };

/** Chosen once for all drafts of this page. */
let kept: { readonly load: LoadKind | null; readonly weights: AxisWeights } = { load: null, weights: FIRST_WEIGHTS };

export function ScorePart(props: PlanPartProps) {
  const { engine, counting } = props;
  const facts = useQuery({ queryKey: ["planFacts", ...counting.rowVersions], queryFn: () => engine.planFacts(), staleTime: Number.POSITIVE_INFINITY });
  return facts.data ? <Scoring {...props} facts={facts.data} /> : null;
}

function Scoring({ engine, open, session, question, counting, format, facts }: PlanPartProps & { readonly facts: PlanFacts }) {
  const { t } = useTranslation();
  const [{ load: chosen, weights }, setKept] = useState(kept);
  const change = (part: Partial<typeof kept>): void => {
    kept = { ...kept, ...part };
    setKept(kept);
  };
  const load = chosen !== null && facts.loads.includes(chosen) ? chosen : (facts.loads[0] ?? "equal");
  const planGrids = session.opened.plan?.grids ?? [];
  const { draft, version } = open;
  // Changed in place: its version says when it is another.
  const drawn = useMemo(
    () => ({
      ...drawnGrids(
        draft.coverage,
        planGrids.map(({ id }) => id),
      ),
      version,
    }),
    [draft, planGrids, version],
  );
  const { period, filters, cohort, now } = question;
  const selection = { period, ...(filters && { filters }) };
  const asked = ["score", ...counting.rowVersions, load, period, filters];
  const before = useQuery({ queryKey: [...asked, "standing"], queryFn: () => engine.scoreDraft({ ...selection, load, grids: null }), ...LASTING });
  const after = useQuery({
    queryKey: [...asked, draft.log.length, version],
    queryFn: () => engine.scoreDraft({ ...selection, load, grids: drawn.shapes }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const names = drawn.grids.map(namesIn(draft, planGrids, t));
  return (
    <div className="advise score">
      <Select
        size="xs"
        label={t("advise.load")}
        allowDeselect={false}
        data={facts.loads.map((value) => ({ value, label: t(`advise.loads.${value}`) }))}
        value={load}
        onChange={(name) => change({ load: LOAD_KINDS.find((kind) => kind === name) ?? null })}
      />
      {before.data && after.data && after.data.load.length === names.length ? (
        <>
          <ScoreTable
            before={{ score: before.data, names: planGrids.map(({ name }) => name) }}
            after={{ score: after.data, names }}
            weights={weights}
            format={format}
            onWeights={(next) => change({ weights: next })}
          />
          <h2>{t("advise.score.grids")}</h2>
          <ScoreGrids before={{ score: before.data, names: planGrids.map(({ name }) => name) }} after={{ score: after.data, names }} format={format} />
        </>
      ) : (
        <p className="note">{t("advise.score.working")}</p>
      )}
      {session.opened.ledger?.span && (
        <Replaying
          key={version}
          ask={(grids) => engine.replayDraft({ grids, cohort, now, period: lastMonths(session.opened.ledger?.span?.to ?? now) })}
          shapes={drawn.shapes}
          names={names}
          standing={planGrids.map(({ name }) => name)}
          periodText={`${format.day(lastMonths(session.opened.ledger.span.to).from)} – ${format.day(session.opened.ledger.span.to - 1)}`}
          format={format}
        />
      )}
    </div>
  );
}

interface ReplayingProps extends Pick<PlanPartProps, "format"> {
  readonly ask: (grids: DraftGrids) => Promise<Replay | null>;
  readonly shapes: DraftGrids;
  readonly names: readonly string[];
  readonly standing: readonly string[];
  readonly periodText: string;
}

/** The last twelve months on both plans; another draft is replayed when it is asked again. */
function Replaying({ ask, shapes, names, standing, periodText, format }: ReplayingProps) {
  const { t } = useTranslation();
  const [replay, setReplay] = useState<{ readonly before: Replay; readonly after: Replay } | "working" | null>(null);
  const run = async (): Promise<void> => {
    setReplay("working");
    const [before, after] = [await ask(null), await ask(shapes)];
    setReplay(before && after && { before, after });
  };
  const named = ({ rows }: Replay, of: readonly string[]): ReplayedGrid[] => rows.map((row, grid) => ({ ...row, name: of[grid] ?? row.id }));
  return (
    <section>
      <h2>{t("advise.replay.label")}</h2>
      {replay === null || replay === "working" ? (
        <Button size="xs" variant="default" loading={replay === "working"} onClick={() => void run()}>
          {t("advise.replay.go")}
        </Button>
      ) : (
        <ReplayTable
          before={named(replay.before, standing)}
          after={named(replay.after, names)}
          outside={replay.after.outside}
          period={periodText}
          format={format}
        />
      )}
    </section>
  );
}

function lastMonths(to: number) {
  return { from: to - TWELVE_MONTHS, to };
}
