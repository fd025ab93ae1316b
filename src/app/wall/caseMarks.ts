// The cases of the queue and the newest reports as marks on the map: the shapes and colours that stand beside them in the list.
import type { Mark } from "../../core/frame/marks";
import type { ReportRow } from "../../core/frame/question";
import { isFresh, marksOf, WALL_SHAPES, type WallMark } from "../../core/frame/wall";
import { markColours } from "../../panels/wall/markColours";
import type { Facts } from "./useFigures";

/** A mark for each case that has one, the most pressing of its marks; none for a case without a position. `now` seconds since 2000. */
export function caseMarks({ queue, latest }: Facts, newMinutes: number, now: number, scheme: "light" | "dark"): readonly Mark[] {
  const colours = markColours(scheme);
  const found = new Map<number | string, Mark>();
  const put = ({ position, id, lng, lat }: ReportRow, mark: WallMark | undefined): void => {
    const key = position ?? id;
    if (mark === undefined || lng === null || lat === null || found.has(key)) return;
    found.set(key, { id: `${mark} ${key}`, position: [lng, lat], colour: colours[mark], shape: WALL_SHAPES[mark], text: "", chosen: false });
  };
  for (const row of queue?.rows ?? []) put(row.row, marksOf(row, newMinutes, now)[0]);
  for (const row of latest) put(row, isFresh(row, newMinutes, now) ? "fresh" : undefined);
  // What came first is the most pressing and lies on top.
  return [...found.values()].reverse();
}
