// Says of a box that scrolls sideways whether more lies beyond its right edge (data-more) or its left one (data-before), for its style to show.

/** A ref for the box. Nothing is drawn again for it: the marks are set on the element itself. */
export function markEdges(box: HTMLElement | null): (() => void) | undefined {
  if (!box) return undefined;
  const mark = (): void => {
    box.dataset["more"] = String(box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
    box.dataset["before"] = String(box.scrollLeft > 1);
  };
  const observer = new ResizeObserver(mark);
  observer.observe(box);
  for (const child of box.children) observer.observe(child);
  box.addEventListener("scroll", mark, { passive: true });
  return () => {
    observer.disconnect();
    box.removeEventListener("scroll", mark);
  };
}
