// Drawing an area on the map: a sheet over it that follows the pointer while it is held. The map rests meanwhile, so its camera tells the places.
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mercatorLatitude, mercatorY } from "../core/stats/mercator";
import type { RestingCamera } from "../map/camera";

export interface LassoLayerProps {
  readonly camera: RestingCamera;
  /** A ring of [lng, lat]; null when nothing was drawn. */
  readonly onDone: (ring: readonly (readonly [number, number])[] | null) => void;
}

type Point = readonly [number, number];

/** Pixels between corners: finer would only be the trembling of the hand. */
const STEP = 6;
const MOST = 300;

export default function LassoLayer({ camera, onDone }: LassoLayerProps) {
  const { t } = useTranslation();
  const [points, setPoints] = useState<readonly Point[]>([]);
  const held = useRef(false);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === "Escape") onDone(null);
    };
    window.addEventListener("keydown", leave);
    return () => window.removeEventListener("keydown", leave);
  }, [onDone]);
  const at = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  return (
    <>
      <svg
        className="lasso-sheet"
        role="application"
        aria-label={t("filter.drawHint")}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = true;
          setPoints([at(event)]);
        }}
        onPointerMove={(event) => {
          if (!held.current) return;
          const next = at(event);
          setPoints((old) => {
            const last = old.at(-1);
            return old.length < MOST && (!last || Math.hypot(next[0] - last[0], next[1] - last[1]) >= STEP) ? [...old, next] : old;
          });
        }}
        onPointerUp={() => {
          held.current = false;
          onDone(points.length < 3 ? null : points.map((point) => placeOf(point, camera)));
        }}
        onPointerCancel={() => onDone(null)}
      >
        <polygon points={points.map((point) => point.join()).join(" ")} />
      </svg>
      <p className="lasso-hint" role="status">
        {t("filter.drawHint")}
      </p>
    </>
  );
}

/** [lng, lat] of a pixel of a map that looks north: Web Mercator, its world 512 pixels wide at zoom 0. */
function placeOf([x, y]: Point, { center, zoom, width, height }: RestingCamera): Point {
  const world = 512 * 2 ** zoom;
  const lng = center[0] + ((x - width / 2) / world) * 360;
  const up = mercatorY(center[1]) - ((y - height / 2) / world) * 2 * Math.PI;
  return [Number(lng.toFixed(5)), Number(mercatorLatitude(up).toFixed(5))];
}
