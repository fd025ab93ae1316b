// Escape ends what lies over the map, wherever the focus is, and nothing else with it.
import { useEffect } from "react";

export function useEscape(onDone: () => void): void {
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      onDone();
    };
    window.addEventListener("keydown", leave, { capture: true });
    return () => window.removeEventListener("keydown", leave, { capture: true });
  }, [onDone]);
}
