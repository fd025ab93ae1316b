// The map of a plan for paper: tints of grids over units and roads, names, a bar of scale.
import type { PlanPicture } from "../../core/frame/planPicture";

export interface PlanMapProps {
  readonly picture: PlanPicture;
  readonly names: readonly string[];
  readonly label: string;
}

export function PlanMap({ picture, names, label }: PlanMapProps) {
  const { width, height, grids, units, lines, metres } = picture;
  const bar = roundBar(width * metres * 0.2);
  const step = bar / metres;
  return (
    <svg className="plan-map" viewBox={`-4 -4 ${width + 8} ${height + 34}`} role="img" aria-label={label}>
      {grids.map(({ path, tint }, grid) => (
        // The place of a grid in the plan is what it is.
        <path key={grid} d={path} className="plan-ground" data-tint={tint} fillRule="evenodd" />
      ))}
      <path d={units} className="plan-units" />
      <path d={lines} className="plan-lines" />
      {grids.map(({ path }, grid) => (
        <path key={grid} d={path} className="plan-border" />
      ))}
      {grids.map(({ label: at }, grid) =>
        at === null ? null : (
          <text key={grid} x={at[0]} y={at[1]} className="plan-name">
            {names[grid]}
          </text>
        ),
      )}
      <path d={`M0 ${height + 14}v6h${step}v-6`} className="plan-bar" />
      <text x={step + 8} y={height + 21} className="plan-scale">
        {bar >= 1000 ? `${bar / 1000} km` : `${bar} m`}
      </text>
    </svg>
  );
}

/** The largest of 1, 2, 5 × 10^n that is not above `most`. */
export function roundBar(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1) * power;
}
