// The line between two pictures of the map: dragged, or moved by keys; on both its sides stands what is drawn there.
import { type KeyboardEvent, type PointerEvent, useRef } from "react";

/** What a side is, and which. */
export interface SwipeSide {
  readonly title: string;
  readonly text: string;
}

export interface SwipeLineProps {
  /** Per cent of the width that the left picture takes. */
  readonly share: number;
  readonly left: SwipeSide;
  readonly right: SwipeSide;
  readonly label: string;
  /** What the share means, in a sentence. */
  readonly valueText: string;
  readonly hint: string;
  readonly onShare: (share: number) => void;
}

const STEP = 2;
const LEAP = 10;

export function SwipeLine({ share, left, right, label, valueText, hint, onShare }: SwipeLineProps) {
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
  return (
    <div
      className="compare-line"
      role="slider"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share)}
      aria-valuetext={valueText}
      title={hint}
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
        <b>{left.title}</b> {left.text}
      </span>
      <span className="compare-grip" aria-hidden="true">
        ◂▸
      </span>
      <span className="compare-side compare-now">
        <b>{right.title}</b> {right.text}
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
