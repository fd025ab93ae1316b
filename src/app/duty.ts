// Shifts, staff and centres of a deployment, out of its configuration.
import type { DutyShift, StaffMember } from "../core/model/duty";
import { SHIFTS, type Shift } from "../panels/filter/bins";
import type { Config } from "./config";

/** The shifts that the configuration names; none when it names none. */
export function dutyShifts(config: Config): readonly DutyShift[] {
  return (config.shifts ?? []).map(({ name, from, to }) => ({ name, fromMinute: minutesOf(from), toMinute: minutesOf(to) % 1440 }));
}

export function staffOf(config: Config): readonly StaffMember[] {
  return (config.staff ?? []).map(({ name, post, grids = null, shift = null, phone = null }) => ({ name, post, grids, shift, phone }));
}

/** Shifts as the matrix of hours draws them, on whole hours: the deployment's, or the three usual ones. */
export function matrixShifts(config: Config): readonly Shift[] {
  const own = dutyShifts(config);
  if (own.length === 0) return SHIFTS;
  return own.map(({ name, fromMinute, toMinute }) => ({ id: name, name, from: Math.floor(fromMinute / 60), to: Math.ceil(toMinute / 60) }));
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
