// The grid under the pointer, named beside it with its number: its row in the table may be out of sight.
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Measure } from "./choices";
import type { Format } from "./format";
import { fractionOf, type GridRow } from "./gridRows";

/** So much room, CSS pixels, must be left beside the pointer; else the tip stands on its other side. */
const ROOM = { right: 280, bottom: 90 };

export interface HoverTipProps {
  readonly row: GridRow | null;
  readonly measure: Measure;
  readonly format: Format;
}

/** Follows the mouse while it is on the map; a finger covers what it touches, and gets the card instead. */
export const HoverTip = memo(function HoverTip({ row, measure, format }: HoverTipProps) {
  const { t } = useTranslation();
  const tip = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const follow = ({ clientX: x, clientY: y, pointerType, target }: PointerEvent): void => {
      const { current } = tip;
      if (current === null) return;
      current.hidden = pointerType === "touch" || !(target instanceof Element && target.closest(".map-area"));
      const left = x > innerWidth - ROOM.right ? `calc(${x - 12}px - 100%)` : `${x + 14}px`;
      const top = y > innerHeight - ROOM.bottom ? `calc(${y - 12}px - 100%)` : `${y + 16}px`;
      current.style.translate = `${left} ${top}`;
    };
    addEventListener("pointermove", follow);
    return () => removeEventListener("pointermove", follow);
  }, []);
  const fraction = row && fractionOf(row.sums, measure);
  return (
    // Readers of the screen hear the row of the table, which is marked too.
    <p ref={tip} className="hover-tip" data-shown={row !== null} aria-hidden hidden>
      {row && (
        <>
          <strong>{row.name}</strong>
          <span>
            {t(`measure.short.${measure}`)} <b>{format.measure(measure, row.values[measure])}</b>
            {fraction && (
              <small>
                {" "}
                {format.count(fraction.numerator)}/{format.count(fraction.denominator)}
              </small>
            )}
          </span>
        </>
      )}
    </p>
  );
});
