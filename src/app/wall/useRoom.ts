// The room on the page: sizes of text and lines as variables of the style, the map's scale and sharpness, the wandering picture, the night.
import { useEffect, useMemo, useState } from "react";
import { mapPixelRatio, type RoomSizes, roomSizes, type Screen, usualRoom } from "../../core/frame/room";
import { driftAt, lightAt, type Wall } from "../../core/frame/wall";
import { localTime } from "./localTime";

export interface RoomOnPage {
  readonly screen: Screen;
  readonly sizes: RoomSizes;
  readonly sharpness: number;
}

export function useRoom(wall: Wall, nowMs: number, timeZone: string): RoomOnPage {
  const [screen, setScreen] = useState(screenNow);
  const [box, setBox] = useState({ width: 0, height: 0 });
  const sizes = useMemo(() => roomSizes(wall.room ?? usualRoom(screen), screen), [wall.room, screen]);
  useEffect(() => {
    const resize = (): void => setScreen(screenNow());
    window.addEventListener("resize", resize);
    return () => window.removeEventListener("resize", resize);
  }, []);
  useEffect(() => {
    const area = document.querySelector(".map-area");
    if (area === null) return;
    const observer = new ResizeObserver(() => setBox({ width: area.clientWidth, height: area.clientHeight }));
    observer.observe(area);
    return () => observer.disconnect();
  }, []);
  const { textPx, linePx, symbolPx, mapScale, layout } = sizes;
  useEffect(() => {
    const { dataset } = document.documentElement;
    const undo = setVariables({ text: `${textPx}px`, line: `${linePx}px`, symbol: `${symbolPx}px` }, "--wall-");
    const undoMap = setVariables({ scale: String(mapScale) }, "--map-");
    dataset["wall"] = layout;
    return () => {
      undo();
      undoMap();
      delete dataset["wall"];
    };
  }, [textPx, linePx, symbolPx, mapScale, layout]);
  const [x, y] = driftAt(Math.floor(nowMs / 60_000), wall.driftPx);
  const light = lightAt(wall.night, localTime(nowMs, timeZone));
  useEffect(() => setVariables({ x: `${x}px`, y: `${y}px`, drift: `${wall.driftPx}px`, dark: String(1 - light) }, "--wall-"), [x, y, wall.driftPx, light]);
  const sharpness = mapPixelRatio(box.width, box.height, mapScale, screen.density, wall.maxPixels);
  return { screen, sizes, sharpness };
}

function screenNow(): Screen {
  return { width: window.innerWidth, height: window.innerHeight, density: window.devicePixelRatio };
}

/** Sets variables of the page's style; gives back what takes them away. */
function setVariables(values: Readonly<Record<string, string>>, prefix: string): () => void {
  const { style } = document.documentElement;
  for (const [name, value] of Object.entries(values)) style.setProperty(prefix + name, value);
  return () => {
    for (const name of Object.keys(values)) style.removeProperty(prefix + name);
  };
}
