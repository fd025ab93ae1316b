// Who plans here: a name for the log, kept in this browser.
import { keepJson, keptJson } from "../look/keptJson";

const KEY = "gridkeeper.planner";

/** The name under which lines are written; "" while none was told. */
export function actorName(): string {
  const name = keptJson(KEY);
  return typeof name === "string" ? name : "";
}

export function setActorName(name: string): void {
  keepJson(KEY, name.slice(0, 60));
}
