// The line between two periods on the map: dragged, or moved by keys; on both its sides stands which period is drawn there.
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";

export interface SwipeLineProps {
  /** Per cent of the width that the earlier period takes, from the left. */
  readonly share: number;
  readonly earlier: string;
  readonly now: string;
  readonly onShare: (share: number) => void;
}

const STEP = 2;
const LEAP = 10;

export function SwipeLine({ share, earlier, now, onShare }: SwipeLineProps) {
  const { t } = useTranslation();
  const held = useRef(false);
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (held.current && box && box.width > 0) onShare(within(((event.clientX - box.left) / box.width) * 100));
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const wanted = stepOf(event.key, share);
    if (wanted === null) return;
    event.preventDefault();
    onShare(within(wanted));
  };
  const whole = Math.round(share);
  return (
    <div
      className="compare-line"
      role="slider"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={t("compare.handle")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={whole}
      aria-valuetext={t("compare.handleValue", { share: whole, earlier, now })}
      title={t("compare.keys")}
      style={{ left: `${share}%` }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = true;
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        held.current = false;
      }}
      onPointerCancel={() => {
        held.current = false;
      }}
      onKeyDown={press}
    >
      <span className="compare-side compare-earlier">
        <b>{t("compare.earlier")}</b> {earlier}
      </span>
      <span className="compare-grip" aria-hidden="true">
        ◂▸
      </span>
      <span className="compare-side compare-now">
        <b>{t("compare.now")}</b> {now}
      </span>
    </div>
  );
}

/** Where a key moves the line; null for a key that does not. */
function stepOf(key: string, share: number): number | null {
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return share - STEP;
    case "ArrowRight":
    case "ArrowUp":
      return share + STEP;
    case "PageDown":
      return share - LEAP;
    case "PageUp":
      return share + LEAP;
    case "Home":
      return 0;
    case "End":
      return 100;
    default:
      return null;
  }
}

function within(share: number): number {
  return Math.min(100, Math.max(0, share));
}
