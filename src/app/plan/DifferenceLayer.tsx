// Ground that changes hands, over the map, in the colour of who receives it. Drawn where the camera rests; gone while it moves.
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { Ceded } from "../../core/plan/versions/overlay";
import { mercatorY } from "../../core/stats/mercator";
import type { RestingCamera } from "../../map/camera";

export interface DifferenceLayerProps {
  readonly camera: RestingCamera;
  readonly ceded: readonly Ceded[];
  readonly nameOf: (grid: number) => string;
  readonly label: string;
}

export function DifferenceLayer({ camera, ceded, nameOf, label }: DifferenceLayerProps) {
  const [moved, setMoved] = useState<RestingCamera | null>(null);
  useEffect(() => {
    const hide = (event: Event): void => {
      if (event.target instanceof Element && event.target.closest(".map-area")) setMoved(camera);
    };
    for (const kind of ["wheel", "pointerdown", "keydown"]) window.addEventListener(kind, hide, { passive: true, capture: true });
    return () => {
      for (const kind of ["wheel", "pointerdown", "keydown"]) window.removeEventListener(kind, hide, { capture: true });
    };
  }, [camera]);
  const place = document.querySelector(".map-area");
  if (place === null || moved === camera) return null;
  const receivers = [...new Set(ceded.map(({ to }) => to))];
  return createPortal(
    <>
      <svg className="plan-difference" viewBox={`0 0 ${camera.width} ${camera.height}`} role="img" aria-label={label}>
        {ceded.map(({ from, to, shape }) => (
          <path key={`${from} ${to}`} d={pathOf(shape, camera)} data-receiver={receivers.indexOf(to) % 6} data-from={from} data-to={to} fillRule="evenodd" />
        ))}
      </svg>
      <ul className="plan-receivers">
        {receivers.map((to, place) => (
          <li key={to}>
            <span className="plan-receiver" data-receiver={place % 6} />
            {nameOf(to)}
          </li>
        ))}
      </ul>
    </>,
    place,
  );
}

/** SVG path of an area under a camera that looks north: Web Mercator, its world 512 pixels wide at zoom 0. */
function pathOf(shape: Ceded["shape"], { center, zoom, width, height }: RestingCamera): string {
  const world = 512 * 2 ** zoom;
  const middle = mercatorY(center[1]);
  const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  const at = ([lng = 0, lat = 0]: readonly number[]): string =>
    `${(((lng - center[0]) / 360) * world + width / 2).toFixed(1)} ${(((middle - mercatorY(lat)) / (2 * Math.PI)) * world + height / 2).toFixed(1)}`;
  return parts
    .flat()
    .map((ring) => `M${ring.map(at).join("L")}Z`)
    .join("");
}
