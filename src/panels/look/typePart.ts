// Which two measures make the types, as it stands in the address: a preset's id, or two axes "closure@median~*households@1500".
import type { PlanNumbers } from "../../core/model/planNumbers";
import { INDICATORS, indicatorById } from "../../core/stats/indicatorList";
import { type Axis, type Quadrant, type Threshold, TYPOLOGIES, type Typology } from "../../core/stats/typology";
import { typologyWords } from "./typeWords";

/** The typology of an address; the first preset whose measures are known when it says nothing. */
export function typologyOf(text: string | null, knows: (axis: Axis) => boolean): Typology {
  const preset = TYPOLOGIES.find(({ id }) => id === text);
  if (preset) return preset;
  const [x, y] = (text ?? "").split("~").map(axisOf);
  if (x && y) return customTypology(x, y);
  return TYPOLOGIES.find((one) => knows(one.x) && knows(one.y)) ?? (TYPOLOGIES[1] as Typology);
}

/** A pair of measures as a typology, its types named by their sides. */
export function customTypology(x: Axis, y: Axis): Typology {
  const types = Object.fromEntries((["A", "B", "C", "D"] as const).map((quadrant: Quadrant) => [quadrant, typologyWords(quadrant, x, y)]));
  return {
    id: `${axisText(x)}~${axisText(y)}`,
    name: { zh: `${x.name.zh} × ${y.name.zh}`, en: `${x.name.en} × ${y.name.en}` },
    x,
    y,
    types: types as Typology["types"],
  };
}

/** The measures an axis can have: every indicator, then the plan's numbers. */
export function axisChoices(numbers: PlanNumbers): readonly Omit<Axis, "threshold">[] {
  return [
    ...INDICATORS.map(({ id, name }) => ({ measure: { kind: "indicator", id } as const, name })),
    ...Object.keys(numbers).map((property) => ({ measure: { kind: "property", property } as const, name: nameOfProperty(property) })),
  ];
}

/** Name of a measure in the address. */
export function measureText({ measure }: Pick<Axis, "measure">): string {
  return measure.kind === "indicator" ? measure.id : `*${measure.property}`;
}

/** Whether the axis counts shares, to be said in per cent. */
export function isShare({ measure }: Pick<Axis, "measure">): boolean {
  return measure.kind === "indicator" && indicatorById(measure.id)?.unit === "share";
}

/** The target of an axis's indicator; null for none. */
export function targetOf({ measure }: Pick<Axis, "measure">): number | null {
  return measure.kind === "indicator" ? (indicatorById(measure.id)?.target ?? null) : null;
}

function axisText(axis: Axis): string {
  const { threshold } = axis;
  return `${measureText(axis)}@${threshold.kind === "fixed" ? threshold.value : threshold.kind}`;
}

function axisOf(text: string): Axis | null {
  const [name = "", cut = "median"] = text.split("@");
  const found = name.startsWith("*")
    ? { measure: { kind: "property", property: name.slice(1) } as const, name: nameOfProperty(name.slice(1)) }
    : INDICATORS.filter(({ id }) => id === name).map((one) => ({ measure: { kind: "indicator", id: one.id } as const, name: one.name }))[0];
  if (found === undefined) return null;
  const threshold = thresholdOf(cut, targetOf(found));
  return threshold && { ...found, threshold };
}

function thresholdOf(text: string, target: number | null): Threshold | null {
  if (text === "median") return { kind: "median" };
  if (text === "target") return target === null ? null : { kind: "target", value: target };
  return text.trim() !== "" && Number.isFinite(Number(text)) ? { kind: "fixed", value: Number(text) } : null;
}

/** Known axes of presets have names; other properties are called as the file calls them. */
function nameOfProperty(property: string): Axis["name"] {
  const known = TYPOLOGIES.flatMap(({ x, y }) => [x, y]).find(({ measure }) => measure.kind === "property" && measure.property === property);
  const usual: Readonly<Record<string, Axis["name"]>> = {
    population: { zh: "人口", en: "Population" },
    households: { zh: "户数", en: "Households" },
    staff: { zh: "工作人员", en: "Staff" },
    units: { zh: "单元数", en: "Units" },
    team: { zh: "团队人数", en: "Team" },
  };
  return known?.name ?? usual[property] ?? { zh: property, en: property };
}
