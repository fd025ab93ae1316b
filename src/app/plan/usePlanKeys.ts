// The keys of the planner's screen: first the tool in hand is asked, then letters choose tools, undo and redo go through the history.
import { useEffect, useRef } from "react";
import type { ToolName } from "../../core/plan/gestures/tools";
import { toolOfKey } from "./handState";

export interface PlanKeys {
  /** True when the tool in hand took the key. */
  toTool(event: KeyboardEvent): boolean;
  cancel(): void;
  tool(tool: ToolName): void;
  undo(): void;
  redo(): void;
  resize(step: 1 | -1): void;
  erase(): void;
  parents(): void;
  lockAll(): void;
  /** Opens a part of the panel. */
  part(name: "suggest" | "quality"): void;
  nextFault(): void;
  /** The next or the one before, of the grids. */
  cycle(step: 1 | -1): boolean;
}

/** Listens while the screen is there. */
export function usePlanKeys(keys: PlanKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.altKey) return;
      if (handle(event, latest.current)) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, []);
}

/** Whether the key was one of ours. */
function handle(event: KeyboardEvent, keys: PlanKeys): boolean {
  const onSheet = event.target instanceof HTMLElement && (event.target === document.body || event.target.getAttribute("role") === "application");
  const key = event.key.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  if (onSheet && keys.toTool(event)) return true;
  if (key === "z" && (command || onSheet)) (event.shiftKey ? keys.redo : keys.undo)();
  else if (key === "y" && (command || onSheet)) keys.redo();
  else if (command) return false;
  else if (event.key === "Escape" && onSheet) keys.cancel();
  else if (event.key === "Tab" && onSheet && event.target !== document.body) return keys.cycle(event.shiftKey ? -1 : 1);
  else if (event.key === "[" || event.key === "]") keys.resize(event.key === "]" ? 1 : -1);
  else if (key === "x") keys.erase();
  else if (key === "p") keys.parents();
  else if (key === "k" && event.shiftKey) keys.lockAll();
  else if (key === "t") keys.part("suggest");
  else if (key === "q") keys.part("quality");
  else if (key === "n") keys.nextFault();
  else {
    const tool = event.shiftKey ? null : toolOfKey(key);
    if (tool === null) return false;
    keys.tool(tool);
  }
  return true;
}

/** Fields and tab lists keep their keys. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]") !== null;
}
