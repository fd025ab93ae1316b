// A list that shows as many rows as its box has room for: a wall has no one who scrolls, and half a row helps nobody.
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";

export interface FittingListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string | number;
  readonly render: (item: T, place: number) => ReactNode;
  /** Attributes of a row for its look. */
  readonly stateOf?: (item: T) => string;
  readonly columns?: number;
}

export function FittingList<T>({ items, keyOf, render, stateOf, columns = 1 }: FittingListProps<T>) {
  const box = useRef<HTMLOListElement>(null);
  const [room, setRoom] = useState(1);
  const first = items[0] === undefined ? null : keyOf(items[0]);
  useLayoutEffect(() => {
    const list = box.current;
    const row = list?.firstElementChild;
    if (list == null || row == null) return;
    const measure = (): void => setRoom(Math.max(1, Math.floor((list.clientHeight + 1) / Math.max(1, row.getBoundingClientRect().height))));
    measure();
    // A row grows with the text of the room, its box with the wall.
    const observer = new ResizeObserver(measure);
    observer.observe(list);
    observer.observe(row);
    return () => observer.disconnect();
  }, [first]);
  return (
    <ol ref={box} className="wall-list" data-columns={columns}>
      {items.slice(0, room * columns).map((item, place) => (
        <li key={keyOf(item)} data-state={stateOf?.(item)}>
          {render(item, place)}
        </li>
      ))}
    </ol>
  );
}
