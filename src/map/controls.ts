// What stands on the map: zoom buttons in the reader's language, the scale bar, and the lines that must be shown (review number, sources).
import { type IControl, type Map as MapLibreMap, NavigationControl, ScaleControl } from "maplibre-gl";

/** The words the map itself needs, already in the reader's language. */
export interface MapWords {
  /** Name of the map for assistive technology. */
  readonly label: string;
  /** How the keyboard works on it, read after the name. */
  readonly keyboardHint: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  /** Shown when one finger drags over the map on a touch screen. */
  readonly twoFingers: string;
}

/** The lines at the foot of the map, as text, never as HTML. */
class CreditsControl implements IControl {
  readonly #box = document.createElement("div");

  onAdd(): HTMLElement {
    this.#box.className = "maplibregl-ctrl gridkeeper-credits";
    return this.#box;
  }

  onRemove(): void {
    this.#box.remove();
  }

  /** Shows the lines, one under the other; none hides the box. */
  show(lines: readonly string[]): void {
    this.#box.hidden = lines.length === 0;
    this.#box.replaceChildren(
      ...lines.map((line) => {
        const row = document.createElement("div");
        row.textContent = line;
        return row;
      }),
    );
  }
}

/** Adds the controls; returns the credits, whose lines change. */
export function addControls(map: MapLibreMap): CreditsControl {
  const credits = new CreditsControl();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(credits, "bottom-right");
  map.addControl(new ScaleControl({ unit: "metric", maxWidth: 110 }), "bottom-left");
  credits.show([]);
  return credits;
}

/** Puts the words of a language on the map and on its controls (MapLibre takes a locale only when it is made). */
export function setWords(map: MapLibreMap, words: MapWords): void {
  const canvas = map.getCanvas();
  canvas.setAttribute("aria-label", words.label);
  canvas.setAttribute("aria-description", words.keyboardHint);
  const container = map.getContainer();
  for (const [selector, text] of [
    [".maplibregl-ctrl-zoom-in", words.zoomIn],
    [".maplibregl-ctrl-zoom-out", words.zoomOut],
  ] as const) {
    const button = container.querySelector(selector);
    button?.setAttribute("aria-label", text);
    button?.setAttribute("title", text);
  }
  const hint = container.querySelector(".maplibregl-cooperative-gesture-screen .maplibregl-mobile-message");
  if (hint) hint.textContent = words.twoFingers;
}

/** Draws with so many pixels per CSS pixel; null as the screen has them. */
export function sharpen(map: MapLibreMap, ratio: number | null): void {
  const wanted = ratio ?? devicePixelRatio;
  if (wanted !== map.getPixelRatio()) map.setPixelRatio(wanted);
}
