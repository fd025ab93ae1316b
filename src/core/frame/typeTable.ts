// Types of the grids by two measures: values of each axis out of sums and of the plan's own numbers, and the quadrant of every grid.
import type { PlanNumbers } from "../model/planNumbers";
import { indicatorById } from "../stats/indicatorList";
import { indicatorOf } from "../stats/indicators";
import { type Axis, type Quadrant, type Typed, type Typology, typesOf } from "../stats/typology";
import { NO_DATA_CLASS } from "./pictures";

/** The quadrants in the order of their classes. */
export const QUADRANT_ORDER = ["A", "B", "C", "D"] as const satisfies readonly Quadrant[];

export interface TypeTable extends Typed {
  readonly x: readonly (number | null)[];
  readonly y: readonly (number | null)[];
}

/** Types all grids. `sums` are one period's of an assessment, its first `slotCount` rows the grids; a measure that is not known has no values. */
export function typeTable(typology: Pick<Typology, "x" | "y">, sums: Float64Array, slotCount: number, numbers: PlanNumbers): TypeTable {
  const x = axisValues(typology.x, sums, slotCount, numbers);
  const y = axisValues(typology.y, sums, slotCount, numbers);
  return { x, y, ...typesOf(x, y, { x: typology.x.threshold, y: typology.y.threshold }) };
}

/** True when the plan or the indicators have what an axis asks for. */
export function knowsAxis({ measure }: Axis, numbers: PlanNumbers): boolean {
  return measure.kind === "property" ? Object.hasOwn(numbers, measure.property) : indicatorById(measure.id) !== null;
}

/** One byte a grid: 0 to 3 for A to D, no data for the rest. */
export function typeClasses({ quadrants }: Typed): Uint8Array {
  return Uint8Array.from(quadrants, (quadrant) => (quadrant === null ? NO_DATA_CLASS : QUADRANT_ORDER.indexOf(quadrant)));
}

function axisValues({ measure }: Axis, sums: Float64Array, slotCount: number, numbers: PlanNumbers): readonly (number | null)[] {
  const slots = Array.from({ length: slotCount }, (_, slot) => slot);
  if (measure.kind === "property") return slots.map((slot) => numbers[measure.property]?.[slot] ?? null);
  const indicator = indicatorById(measure.id);
  return slots.map((slot) => (indicator === null ? null : indicatorOf(indicator, sums, slot).value));
}
