// Pointer events of the sheet, sorted into what the tool takes and what the map gets: one finger or the left button is the tool's when it wants it, two fingers and the wheel are the map's.
import type { HandPoint, Tool } from "./tool";

export interface Wired {
  tool(): Tool;
  pointOf(event: PointerEvent | MouseEvent): HandPoint;
  panning(): boolean;
  /** Where the finger is that the tool follows; null when it is lifted. */
  finger(point: HandPoint | null): void;
}

/** Pixels that a click may travel; how long a finger rests on a vertex to remove it. */
const CLICK = 4;
const LONG_PRESS_MS = 450;

/** Wires a sheet; returns what unwires it. */
export function wireHand(sheet: HTMLElement, wired: Wired): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  const fingers = new Set<number>();
  let taken: number | null = null;
  let pressed: HandPoint | null = null;
  let spaceHeld = false;
  let resting: ReturnType<typeof setTimeout> | null = null;
  const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void): void =>
    sheet.addEventListener(name, listener, { signal });
  const stopResting = (): void => {
    if (resting !== null) clearTimeout(resting);
    resting = null;
  };

  on("pointerdown", (event) => {
    if (event.pointerType === "touch") fingers.add(event.pointerId);
    if (fingers.size > 1) {
      // A second finger: the map's. What the first one began is taken back.
      if (taken !== null) wired.tool().cancel();
      taken = null;
      pressed = null;
      wired.finger(null);
      stopResting();
      return;
    }
    if (event.button !== 0 || spaceHeld) return;
    sheet.focus({ preventScroll: true });
    const point = wired.pointOf(event);
    pressed = point;
    if (!wired.tool().press(point)) return;
    taken = event.pointerId;
    sheet.setPointerCapture(event.pointerId);
    // No mouse events until it is released: MapLibre hears each at the window and asks where it lies, which lays out the panels whose numbers follow the hand.
    event.preventDefault();
    if (!point.touch) return;
    wired.finger(point);
    resting = setTimeout(() => {
      // A long rest on a vertex is what Alt and a click are with a mouse.
      wired.tool().cancel();
      wired.tool().press({ ...point, alt: true });
      navigator.vibrate?.(20);
      taken = null;
      wired.finger(null);
    }, LONG_PRESS_MS);
  });
  on("pointermove", (event) => {
    const point = wired.pointOf(event);
    if (pressed && Math.hypot(point.px - pressed.px, point.py - pressed.py) > CLICK) {
      pressed = null;
      stopResting();
    }
    if (taken === event.pointerId) {
      if (point.touch) wired.finger(point);
      const moves = event.getCoalescedEvents();
      wired.tool().drag(moves.length > 1 ? moves.map((move) => wired.pointOf(move)) : [point]);
    } else if (event.buttons === 0 && !wired.panning()) wired.tool().hover(point);
  });
  on("pointerup", (event) => {
    fingers.delete(event.pointerId);
    stopResting();
    const point = wired.pointOf(event);
    wired.finger(null);
    if (taken === event.pointerId) wired.tool().release(point);
    else if (pressed) wired.tool().click(point);
    taken = null;
    pressed = null;
  });
  on("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    stopResting();
    wired.finger(null);
    if (taken === event.pointerId) wired.tool().cancel();
    taken = null;
    pressed = null;
  });
  on("pointerleave", () => {
    if (taken === null) wired.tool().hover(null);
  });
  on("dblclick", (event) => wired.tool().double(wired.pointOf(event)));
  // The map must not see the fingers that the tool took, nor a click or a hover of the plan that it does not draw.
  for (const name of ["touchstart", "touchmove"] as const) {
    on(name, (event) => {
      if (taken !== null) event.stopPropagation();
    });
  }
  for (const name of ["click", "dblclick", "contextmenu"] as const) on(name, (event) => event.stopPropagation());
  const space = (event: KeyboardEvent, down: boolean): void => {
    if (event.key !== " ") return;
    spaceHeld = down && !(event.target instanceof HTMLElement && event.target.closest("button, input, textarea, select, [role=tab]"));
    sheet.dataset["panning"] = String(spaceHeld);
  };
  window.addEventListener("keydown", (event) => space(event, true), { signal });
  window.addEventListener("keyup", (event) => space(event, false), { signal });
  return () => abort.abort();
}
