// Who is on duty: shifts of a day and the people of a grid, as a deployment names them.

/** A shift by the clocks of the place: minutes of the day, half-open; from > to runs over midnight. */
export interface DutyShift {
  readonly name: string;
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface StaffMember {
  readonly name: string;
  /** What he or she is there: 网格长, 巡查员, … */
  readonly post: string;
  /** Ids of the areas; null for the whole town. */
  readonly grids: readonly string[] | null;
  /** Name of the shift; null is always there. */
  readonly shift: string | null;
  readonly phone: string | null;
}

export interface DutyMember extends StaffMember {
  readonly isOn: boolean;
}

/** Whether a minute of the day lies in a shift; one that begins when it ends is the whole day. */
export function isInShift({ fromMinute, toMinute }: DutyShift, minute: number): boolean {
  if (fromMinute === toMinute) return true;
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

/** The people of some areas (null is everybody), those on duty at a minute of the day first. */
export function dutyOf(staff: readonly StaffMember[], shifts: readonly DutyShift[], ids: readonly string[] | null, minute: number): readonly DutyMember[] {
  const own = staff.filter(({ grids }) => ids === null || grids === null || grids.some((id) => ids.includes(id)));
  const members = own.map((member): DutyMember => {
    const shift = shifts.find(({ name }) => name === member.shift);
    return { ...member, isOn: member.shift === null || (shift !== undefined && isInShift(shift, minute)) };
  });
  return [...members.filter(({ isOn }) => isOn), ...members.filter(({ isOn }) => !isOn)];
}
