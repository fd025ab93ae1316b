// What the colours on a wall's map mean: the classes and their limits, nothing to open or to press.
import type { LegendProps } from "../Legend";

/** Nothing where the map has no colours to be told. */
export function WallLegend({ legend: { title, unit, period, entries, gradient } }: { readonly legend: Omit<LegendProps, "startOpen"> }) {
  if (entries.length === 0 && gradient === null) return null;
  return (
    <section className="wall-zone wall-legend" aria-label={title}>
      <p>
        <strong>{title}</strong> <span className="wall-soft">{unit}</span>
      </p>
      <p className="wall-soft">{period}</p>
      {gradient === null ? (
        <ul>
          {entries
            .filter(({ grids, kind }) => kind === "class" || kind === "size" || grids > 0)
            .map(({ kind, text, color, radius }) => (
              <li key={`${kind} ${text}`}>
                {radius === undefined ? (
                  <svg viewBox="0 0 11 8" aria-hidden="true">
                    <rect width="11" height="8" fill={kind === "class" ? color : "none"} stroke="currentColor" strokeWidth="0.6" />
                  </svg>
                ) : (
                  <span className="wall-size" style={{ backgroundColor: color, width: `calc(var(--map-scale) * ${2 * radius}px)` }} />
                )}
                {text}
              </li>
            ))}
        </ul>
      ) : (
        <p className="wall-ramp">
          {gradient.from} <span style={{ backgroundImage: `linear-gradient(to right, ${gradient.colours.join(", ")})` }} /> {gradient.to}
        </p>
      )}
    </section>
  );
}
