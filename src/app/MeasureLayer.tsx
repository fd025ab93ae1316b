// Measuring on the map: places are set by click, tap or key, their line and its ring are drawn over it, length and area are told beside it.
import "../panels/tools/tools.css";
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useReducer, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { measured } from "../core/geo/measure";
import { type PlaceMap, placeHand } from "../map/setPlaces";
import type { Format } from "../panels/format";
import { MeasureBox } from "../panels/tools/MeasureBox";
import type { DeskProps } from "./deskProps";
import { panelWords } from "./i18n";
import { useEscape } from "./useEscape";

/** What must have come before anything is measured. */
export const ready = () => panelWords("tools");

type Place = readonly [number, number];
interface Cursor {
  readonly x: number;
  readonly y: number;
}

const STEP = 8;
const LEAP = 48;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export default function MeasureLayer({
  format,
  onHand,
  onDone,
}: Pick<DeskProps, "onHand"> & { readonly format: Format; readonly onDone: () => void }): ReactElement {
  const { t } = useTranslation();
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [map, setMap] = useState<PlaceMap | null>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const sheet = useRef<SVGSVGElement>(null);
  useEffect(() => {
    onHand(placeHand({ onMap: setMap, onPlace: (place) => setPlaces((old) => [...old, place]), onMove: draw }));
    return () => onHand(null);
  }, [onHand]);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEscape(onDone);
  const numbers = useMemo(() => measured(places), [places]);

  const press = (event: KeyboardEvent): void => {
    if (map === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const at = cursor ?? { x: map.width / 2, y: map.height / 2 };
    if (arrow) setCursor(moved(at, arrow, event.shiftKey ? LEAP : STEP, map));
    else if (event.key === "Enter" || event.key === " ") {
      setCursor(at);
      setPlaces([...places, map.toPlace(at)]);
    } else if (event.key === "Backspace" || event.key === "Delete") setPlaces(places.slice(0, -1));
    else if (event.key === "+" || event.key === "=") map.zoom(1);
    else if (event.key === "-") map.zoom(-1);
    else return;
    event.preventDefault();
  };
  const points = map === null ? [] : places.map((place) => map.toPixels(place));
  const path = points.map(({ x, y }) => `${x},${y}`).join(" ");
  return (
    <>
      <svg ref={sheet} className="measure-sheet" role="application" aria-label={t("tools.measureKeys")} tabIndex={0} onKeyDown={press}>
        {points.length > 2 && <polygon className="measure-ring" data-crossed={numbers.areaM2 === null} points={path} />}
        <polyline className="measure-line" points={path} />
        {points.map(({ x, y }, index) => (
          <circle key={index} className="measure-place" cx={x} cy={y} r={5} />
        ))}
        {cursor && <path className="measure-cursor" d={`M${cursor.x - 12} ${cursor.y}h24M${cursor.x} ${cursor.y - 12}v24`} />}
      </svg>
      <MeasureBox
        count={places.length}
        numbers={numbers}
        format={format}
        onUndo={() => setPlaces(places.slice(0, -1))}
        onClear={() => setPlaces([])}
        onDone={onDone}
      />
    </>
  );
}

/** A step of the cursor; at the rim the map moves under it instead. */
function moved({ x, y }: Cursor, [right, down]: readonly [number, number], step: number, map: PlaceMap): Cursor {
  const next = { x: x + right * step, y: y + down * step };
  if (next.x >= 0 && next.y >= 0 && next.x <= map.width && next.y <= map.height) return next;
  map.pan(right * step, down * step);
  return { x, y };
}
