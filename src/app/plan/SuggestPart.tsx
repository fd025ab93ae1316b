// Suggestions for the open draft: what is asked, the plans that were found, one click to take one over, and the transfers that help most.
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { toDegrees } from "../../core/geo/lattice";
import type { Language } from "../../core/model/issue";
import { faceLives } from "../../core/plan/coverage/transaction";
import { NEW_GRID } from "../../core/plan/coverage/types";
import { FACES } from "../../core/plan/coverage/words";
import { cellCuts, cellSide } from "../../core/plan/suggest/cells";
import { bordersBetween } from "../../core/plan/suggest/ofDraft";
import type { PlanFacts } from "../../engine/api";
import { HintList } from "../../panels/plan/HintList";
import { type Bundle, type SuggestAsk, SuggestForm } from "../../panels/plan/SuggestForm";
import { SuggestPlans } from "../../panels/plan/SuggestPlans";
import { advice, adviseOn, askedOf, cancelAdvice, choosePlan, setAsk, startAdvice, stationsFor, takeDraft, takingOf, USUAL_WEIGHT } from "./advice";
import { act } from "./drafting";
import { showGhost } from "./ghost";
import { namesIn } from "./gridNames";
import type { PlanPartProps } from "./parts";
import { stepName } from "./stepText";

export function SuggestPart(props: PlanPartProps) {
  const { engine, counting } = props;
  const facts = useQuery({
    queryKey: ["planFacts", ...counting.rowVersions],
    queryFn: () => engine.planFacts(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return facts.data ? <Suggesting {...props} facts={facts.data} /> : null;
}

function Suggesting({ engine, open, session, question, format, onGo, facts }: PlanPartProps & { readonly facts: PlanFacts }) {
  const { t } = useTranslation();
  const { draft, ground, version } = open;
  const { coverage } = draft;
  useEffect(() => adviseOn(draft), [draft]);
  useEffect(() => () => showGhost(null), []);
  const { ask: asked, progress, found, chosen } = useSyncExternalStore(advice.subscribe, advice.get);
  // The coverage is changed in place: its version says when.
  const living = useMemo(() => livingFaces(coverage), [coverage, version]);
  const grids = useMemo(() => new Set(living.map((face) => coverage.gridOf(face)).filter((grid) => grid >= 0)), [living, version]);
  const locked = [...grids].filter((grid) => coverage.gridLock[grid] === 1).length;
  const pieces = ground.unit !== null;
  // A plan of which every area is a grid is a file of units: few grids are to be made of them.
  const isOfUnits = living.length > MANY && grids.size === living.length;
  const first: SuggestAsk = {
    load: facts.loads[0] ?? "equal",
    grids: isOfUnits ? Math.min(MANY, Math.floor(living.length / 4)) : Math.min(grids.size, living.length),
    cap: 0.1,
    start: isOfUnits ? "scratch" : "improve",
    bundle: "none",
    beats: facts.beats.length > 0,
    ground: facts.barriers > 0,
    seed: 1,
    weights: { balance: USUAL_WEIGHT, border: USUAL_WEIGHT, moved: USUAL_WEIGHT },
  };
  const wanted = asked ?? first;
  const starts = [
    ...(wanted.grids === grids.size ? (["improve"] as const) : []),
    "scratch" as const,
    ...(stationsFor(facts, wanted.grids) ? (["grow"] as const) : []),
  ];
  const ask = starts.includes(wanted.start) ? wanted : { ...wanted, start: starts[0] ?? "scratch" };
  const bundles: readonly Bundle[] = ["none", ...(pieces ? (["units"] as const) : []), ...(facts.beats.length > 0 ? (["beats"] as const) : [])];
  const isOld = found !== null && (found.units.faces.length !== living.length || found.units.faces.some((face, index) => face !== living[index]));
  const planGrids = session.opened.plan?.grids ?? [];
  const nameOf = namesIn(open.draft, planGrids, t);
  const named = (grid: number | undefined, own: number): string =>
    grid === undefined || grid === NEW_GRID ? t("advise.newGrid", { text: format.count(own + 1) }) : nameOf(grid);
  const hover = (plan: number | null): void => {
    const shown = plan ?? chosen;
    const grid = shown === null || isOld ? undefined : found?.plans[shown]?.grid;
    showGhost(grid && found ? { edges: bordersBetween(coverage, found.units, grid), grounds: [] } : null);
  };
  useEffect(() => hover(null), [chosen, found, isOld]);
  const take = (plan: number, grid: number | null): void => {
    const operations = found && takingOf(found, draft, plan, grid);
    const goal = found?.plans[plan]?.goal;
    if (!operations || operations.length === 0 || goal === undefined) return;
    const name = t(`advise.goals.${goal}`);
    const what = grid === null ? name : `${name} · ${named(found?.targets[plan]?.[grid], grid)}`;
    void act(stepName("suggest", what), operations);
  };
  if (living.length < 2 || (living.length <= grids.size && !isOfUnits)) {
    const side = cellSide(
      open.now.grids.reduce((sum, { areaM2 }) => sum + areaM2, 0),
      CELLS,
    );
    const divide = (): void => {
      const cuts = cellCuts(coverage, side);
      if (cuts.length > 0) void act(stepName("cut", t("advise.cell", { text: format.count(side) })), cuts);
    };
    return (
      <div className="advise">
        <p className="note">{t("advise.noUnits")}</p>
        <Button size="xs" variant="default" mt="sm" onClick={divide}>
          {t("advise.cells", { text: format.count(side) })}
        </Button>
      </div>
    );
  }
  return (
    <div className="advise">
      <SuggestForm
        ask={ask}
        loads={facts.loads}
        starts={starts}
        bundles={bundles}
        has={{ beats: facts.beats.length > 0, ground: facts.barriers > 0 }}
        units={living.length}
        locked={locked}
        progress={progress}
        format={format}
        onAsk={setAsk}
        onStart={() => {
          setAsk(ask);
          void startAdvice(engine, facts, question);
        }}
        onCancel={() => cancelAdvice(engine)}
      />
      {found && (
        <SuggestPlans
          plans={found.plans}
          moved={found.moved}
          bound={found.bound}
          cap={found.ask.cap}
          chosen={chosen}
          nameOf={(plan, grid) => named(found.targets[plan]?.[grid], grid)}
          isOld={isOld}
          format={format}
          onChoose={choosePlan}
          onHover={hover}
          onTake={take}
        />
      )}
      <Hints ask={ask} facts={facts} engine={engine} open={open} question={question} format={format} onGo={onGo} named={named} />
    </div>
  );
}

type HintsProps = Pick<PlanPartProps, "engine" | "open" | "question" | "format" | "onGo"> & {
  readonly ask: SuggestAsk;
  readonly facts: PlanFacts;
  readonly named: (grid: number | undefined, own: number) => string;
};

/** The three transfers that help most as the draft stands. */
function Hints({ engine, open, question, format, onGo, ask, facts, named }: HintsProps) {
  const [shown, setShown] = useState<number | null>(null);
  const { draft, ground, version } = open;
  const answer = useQuery({
    queryKey: ["transfers", ground.level, version, question.period, question.filters, ask.load],
    queryFn: async () => {
      const { units, taken } = await takeDraft(engine, draft);
      const loads = await engine.unitLoads(question, ask.load);
      if (loads === null || units.grids.length < 2) return null;
      const standing = { ...ask, grids: units.grids.length, start: "improve", bundle: "none" } as const;
      return { units, hints: await engine.bestTransfers(askedOf(standing, facts, units, taken, loads), units.current) };
    },
    gcTime: 0,
  });
  const { units, hints = [] } = answer.data ?? {};
  const faceOf = (unit: number): number => units?.faces[unit] ?? -1;
  const outline = (index: number | null): void => {
    setShown(index);
    const hint = index === null ? undefined : hints[index];
    showGhost(
      hint && units
        ? {
            edges: bordersBetween(
              draft.coverage,
              units,
              Int32Array.from(units.faces, (_, unit) => (unit === hint.unit ? 1 : 0)),
            ),
            grounds: [],
          }
        : null,
    );
  };
  if (!units) return null;
  return (
    <HintList
      hints={hints.map(({ unit, from, to, before, maxDeviation }) => ({
        unit: areaName(ground.areas[faceOf(unit)], format.language) ?? `#${faceOf(unit) + 1}`,
        from: named(units.grids[from], from),
        to: named(units.grids[to], to),
        before,
        after: maxDeviation,
      }))}
      chosen={shown}
      format={format}
      onShow={outline}
      onGo={(index) => {
        const place = hints[index] && placeOf(units, hints[index].unit);
        if (place) onGo({ kind: "view", center: place, zoom: NEAR_ZOOM });
      }}
      onDo={(index) => {
        const hint = hints[index];
        const to = hint && units.grids[hint.to];
        if (hint && to !== undefined) void act(stepName("paint", named(to, hint.to)), [{ kind: "assign", faces: [faceOf(hint.unit)], grid: to }]);
      }}
    />
  );
}

function areaName(area: { readonly name: string; readonly nameEn?: string } | undefined, language: Language): string | undefined {
  return language === "en" ? (area?.nameEn ?? area?.name) : area?.name;
}

const MANY = 12;
/** Cells in all, about. */
const CELLS = 200;
const NEAR_ZOOM = 14.5;

/** A vertex of a unit: where to look, degrees [lng, lat]. */
function placeOf(
  { set }: { readonly set: { readonly xy: Int32Array; readonly partSlot: Uint32Array; readonly partStart: Uint32Array; readonly ringStart: Uint32Array } },
  unit: number,
): readonly [number, number] | null {
  const part = set.partSlot.indexOf(unit);
  if (part < 0) return null;
  const vertex = set.ringStart[set.partStart[part] as number] as number;
  return [toDegrees(set.xy[vertex * 2] as number), toDegrees(set.xy[vertex * 2 + 1] as number)];
}

function livingFaces(coverage: Parameters<typeof faceLives>[0]): number[] {
  return Array.from({ length: coverage.meta[FACES] as number }, (_, face) => face).filter((face) => faceLives(coverage, face));
}
