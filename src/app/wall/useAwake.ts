// A wall shows its buttons and its pointer while someone moves: a pointer that was left lying on it would hold them there for weeks.
import { useEffect } from "react";

const AWAKE_MS = 4000;
const SIGNS = ["pointermove", "pointerdown", "keydown"] as const;

/** Marks the page as awake for some seconds after each sign of a hand. */
export function useAwake(): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const rest = (): void => {
      delete dataset["awake"];
    };
    const wake = (): void => {
      dataset["awake"] = "true";
      clearTimeout(timer);
      timer = setTimeout(rest, AWAKE_MS);
    };
    for (const sign of SIGNS) window.addEventListener(sign, wake);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, wake);
      clearTimeout(timer);
      rest();
    };
  }, []);
}
