// Hot spots on screen: the test and its parameters, one plain sentence of what it found, and the places it found.
import { Button, Checkbox, NumberInput, Progress, Select } from "@mantine/core";
import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { HotAnswer } from "../../core/frame/hotSpotTable";
import { NO_DATA_CLASS } from "../../core/frame/pictures";
import { divergingRamp } from "../../core/stats/ramps";
import type { Measure } from "../choices";
import type { Format } from "../format";
import type { LegendEntry, LegendProps } from "../Legend";
import {
  GI_CLASSES,
  giClasses,
  HEX_SIDES,
  HOT_TESTS,
  type HotPart,
  MORAN_CLASSES,
  moranClasses,
  PATTERN_CLASSES,
  PERMUTATIONS,
  patternAt,
  patternClass,
  patternsOf,
  SLICES,
} from "./hotPart";
import { LookTable } from "./LookTable";

/** Below this many places a test of neighbours says nothing. */
const LEAST_PLACES = 8;

export interface HotWords {
  readonly classed: { readonly classes: Uint8Array; readonly colours: readonly string[]; readonly entries: readonly LegendEntry[]; readonly n: number };
  readonly legend: Omit<LegendProps, "startOpen">;
  readonly sentence: string;
  /** Class of each place in words, "" for one that is not significant or was not tested. */
  readonly named: readonly string[];
}

/** Classes, legend and sentence of an answer; null while there is none. */
export function useHotWords(part: HotPart, answer: HotAnswer | null, measure: Measure, scheme: "light" | "dark", format: Format): HotWords | null {
  const { t } = useTranslation();
  return useMemo(() => {
    const last = answer?.slices.at(-1);
    if (!answer || !last) return null;
    const { texts, found, neither } = classesOf(part, answer, t);
    const count = texts.length;
    const colours = part.test === "moran" ? moranColours(scheme) : divergingRamp(scheme, count);
    const sizes = texts.map((_, index) => found.filter((one) => one === index).length);
    const untested = found.filter((one) => one === null).length;
    const entries: LegendEntry[] = texts
      .map((text, index): LegendEntry => ({ kind: "class", color: colours[index] ?? "", text, grids: sizes[index] ?? 0 }))
      .filter(({ grids }, index) => part.test !== "emerging" || grids > 0 || index === neither)
      .reverse();
    const named = found.map((one) => (one === null || one === neither ? "" : (texts[one] ?? "")));
    const hit = named.filter((text) => text !== "").length;
    const rule =
      part.hexM !== null
        ? t("look.hot.hexRule", { text: format.count(part.hexM) })
        : part.rule.kind === "distance"
          ? t("look.hot.reach", { text: format.count(answer.reachM ?? 0) })
          : t(`look.hot.rules.${part.rule.kind}`);
    const method = t("look.hot.method", {
      test: t(`look.hot.tests.${part.test}`),
      rule,
      permutations: format.count(part.permutations),
      seed: part.seed,
      correction: t(part.corrected ? "look.hot.corrected" : "look.hot.plain"),
      n: format.count(answer.tested),
    });
    const sentence =
      answer.tested < LEAST_PLACES
        ? t("look.hot.few", { text: format.count(answer.tested) })
        : t(`look.hot.said.${part.test}`, { text: format.count(hit), all: format.count(answer.tested) });
    const islands = answer.islands > 0 ? t("look.hot.islands", { count: answer.islands, text: format.count(answer.islands) }) : "";
    return {
      classed: { classes: Uint8Array.from(found, (one) => one ?? NO_DATA_CLASS), colours, entries, n: 0 },
      legend: {
        title: t(`look.hot.tests.${part.test}`),
        unit: t(`measure.short.${measure}`),
        denominator: sentence + islands,
        period: t("legend.allTime"),
        method,
        entries: [...entries, { kind: "none" as const, color: "transparent", text: t("look.hot.untested"), grids: untested }],
        counted: part.hexM === null ? ("grids" as const) : ("bins" as const),
        gradient: null,
        shown: "",
        notes: [],
      },
      sentence: sentence + islands,
      named,
    };
  }, [part, answer, measure, scheme, format, t]);
}

function classesOf(
  part: HotPart,
  answer: HotAnswer,
  t: ReturnType<typeof useTranslation>["t"],
): { texts: readonly string[]; found: readonly (number | null)[]; neither: number } {
  const last = answer.slices.at(-1) as HotAnswer["slices"][number];
  if (part.test === "emerging") {
    const texts = Array.from({ length: PATTERN_CLASSES }, (_, index) => {
      const pattern = patternAt(index);
      return pattern === null ? t("look.hot.none") : t(`look.hot.${pattern.side}`, { text: t(`look.hot.pattern.${pattern.kind}`) });
    });
    return {
      texts,
      found: patternsOf(answer.slices, part.corrected).map((one) => (one === undefined ? null : patternClass(one))),
      neither: patternClass(null),
    };
  }
  if (part.test === "moran") {
    const texts = MORAN_CLASSES.map((name) => t(`look.hot.moran.${name}`));
    return { texts, found: moranClasses(last.p, last.quadrant, part.corrected), neither: 4 };
  }
  return { texts: GI_CLASSES.map((name) => t(`look.hot.gi.${name}`)), found: giClasses(last.p, last.quadrant, part.corrected), neither: 3 };
}

/** High among high and low among low at the ends of the ramp, the outliers paler on the side of their own value. */
function moranColours(scheme: "light" | "dark"): readonly string[] {
  const ramp = divergingRamp(scheme, 7);
  return [6, 4, 2, 0, 3].map((index) => ramp[index] ?? "");
}

export interface HotLookProps {
  readonly part: HotPart;
  readonly words: HotWords | null;
  readonly answer: HotAnswer | null;
  readonly names: readonly string[];
  /** Why nothing can be tested, "" for no such reason. */
  readonly problem: string;
  /** Share that is done while the test runs, else null. */
  readonly share: number | null;
  readonly chosen: number | null;
  readonly format: Format;
  readonly onPart: (part: HotPart) => void;
  readonly onStop: () => void;
  readonly onAgain: () => void;
  readonly onChoose: (slot: number | null) => void;
}

interface Row {
  readonly id: string;
  readonly slot: number;
}

export function HotLook({ part, words, answer, names, problem, share, chosen, format, onPart, onStop, onAgain, onChoose }: HotLookProps): ReactElement {
  const { t } = useTranslation();
  const last = answer?.slices.at(-1) ?? null;
  const rows = useMemo(() => names.map((_, slot) => ({ id: String(slot), slot })).filter(({ slot }) => (words?.named[slot] ?? "") !== ""), [names, words]);
  return (
    <>
      <HotTools part={part} reachM={answer?.reachM ?? null} onPart={onPart} />
      {problem !== "" && <p role="alert">{problem}</p>}
      {share !== null && (
        <div className="look-tools">
          <Progress className="look-wide" value={Math.max(3, 100 * share)} size="xs" aria-label={t("look.loading")} />
          <Button size="compact-xs" variant="default" onClick={onStop}>
            {t("look.hot.stop")}
          </Button>
        </div>
      )}
      {share === null && answer === null && problem === "" && (
        <p className="note">
          {t("look.hot.stopped")}{" "}
          <Button size="compact-xs" variant="default" onClick={onAgain}>
            {t("look.hot.again")}
          </Button>
        </p>
      )}
      {words && (
        <p role="status" className="hot-sentence">
          <strong>{words.sentence}</strong>
        </p>
      )}
      {words && <p className="note">{words.legend.method}</p>}
      {part.hexM !== null && <p className="note">{t("look.hot.aboutHex")}</p>}
      <p className="note">{t(`look.hot.about.${part.test}`, { slices: SLICES })}</p>
      {last && rows.length > 0 && (
        <LookTable<Row>
          key={part.test}
          label={t("look.hot.table")}
          sort="p"
          rows={rows}
          columns={[
            { id: "name", head: t("look.grid"), value: ({ slot }) => names[slot] ?? "", cell: ({ slot }) => names[slot] ?? "" },
            { id: "class", head: t("look.hot.class"), value: ({ slot }) => words?.named[slot] ?? "", cell: ({ slot }) => words?.named[slot] ?? "" },
            {
              id: "z",
              head: t(part.test === "moran" ? "look.hot.local" : "look.hot.z"),
              value: ({ slot }) => last.statistic[slot] ?? null,
              cell: ({ slot }) => format.decimal(last.statistic[slot] ?? null),
            },
            { id: "p", head: "p", value: ({ slot }) => last.p[slot] ?? null, cell: ({ slot }) => format.decimal(last.p[slot] ?? null) },
          ]}
          chosen={chosen === null ? null : String(chosen)}
          onChoose={(id) => onChoose(Number(id) === chosen ? null : Number(id))}
        />
      )}
    </>
  );
}

function HotTools({
  part,
  reachM,
  onPart,
}: {
  readonly part: HotPart;
  readonly reachM: number | null;
  readonly onPart: (part: HotPart) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { rule } = part;
  return (
    <>
      <div className="look-tools">
        <Select
          size="xs"
          className="look-wide"
          label={t("look.hot.test")}
          allowDeselect={false}
          value={part.test}
          onChange={(test) => onPart({ ...part, test: HOT_TESTS.find((one) => one === test) ?? "gi" })}
          data={HOT_TESTS.map((value) => ({ value, label: t(`look.hot.tests.${value}`) }))}
        />
        <Select
          size="xs"
          className="look-wide"
          label={t("look.hot.over")}
          allowDeselect={false}
          value={String(part.hexM ?? "areas")}
          onChange={(side) => onPart({ ...part, hexM: side === null || side === "areas" ? null : Number(side) })}
          data={[
            { value: "areas", label: t("look.hot.areas") },
            ...HEX_SIDES.map((side) => ({ value: String(side), label: t("look.hot.hexes", { text: side }) })),
          ]}
        />
        {part.hexM === null && (
          <Select
            size="xs"
            className="look-wide"
            label={t("look.hot.neighbours")}
            allowDeselect={false}
            value={rule.kind}
            onChange={(kind) => onPart({ ...part, rule: kind === "distance" ? { kind, reachM: null } : { kind: kind === "rook" ? "rook" : "queen" } })}
            data={(["queen", "rook", "distance"] as const).map((value) => ({ value, label: t(`look.hot.rules.${value}`) }))}
          />
        )}
      </div>
      <div className="look-tools">
        {rule.kind === "distance" && part.hexM === null && (
          <NumberInput
            size="xs"
            className="look-number"
            label={t("look.hot.metres")}
            min={10}
            max={100_000}
            step={100}
            hideControls
            value={rule.reachM ?? reachM ?? ""}
            onChange={(value) => onPart({ ...part, rule: { kind: "distance", reachM: typeof value === "number" && value >= 10 ? value : null } })}
          />
        )}
        <Select
          size="xs"
          className="look-number"
          label={t("look.hot.permutations")}
          allowDeselect={false}
          value={String(part.permutations)}
          onChange={(value) => onPart({ ...part, permutations: Number(value) })}
          data={PERMUTATIONS.map(String)}
        />
        <NumberInput
          size="xs"
          className="look-number"
          label={t("look.hot.seed")}
          min={0}
          max={999_999}
          hideControls
          value={part.seed}
          onChange={(value) => onPart({ ...part, seed: typeof value === "number" ? Math.floor(value) : 1 })}
        />
        <Checkbox
          size="xs"
          label={t("look.hot.fdr")}
          checked={part.corrected}
          onChange={(event) => onPart({ ...part, corrected: event.currentTarget.checked })}
        />
      </div>
    </>
  );
}
