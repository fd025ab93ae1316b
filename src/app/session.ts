// What is open and what waits to be opened: the reducer behind the screen's dialogs and faults.
import type { Inspection } from "../core/frame/answers";
import type { Issue } from "../core/model/issue";
import type { Mapping } from "../core/model/mapping";

/** A file of reports that waits for its mapping to be confirmed. */
export interface Waiting {
  readonly file: File;
  readonly inspection: Inspection;
}

/** A fault on screen: an issue of the data, or words of our own by their key. */
export type Fault =
  | { readonly kind: "issue"; readonly issue: Issue }
  | { readonly kind: "sentence"; readonly sentence: Readonly<Record<"zh-CN" | "en", string>> };

export interface Activity {
  readonly waiting: readonly Waiting[];
  readonly faults: readonly Fault[];
  /** The boundary file that is open, to be read again with another id property. */
  readonly planFile: File | null;
  /** The report files that are open with their mappings, to be read again with a fix. */
  readonly reports: readonly { readonly file: File; readonly mapping: Mapping }[];
}

export type Step =
  | { readonly kind: "inspected"; readonly waiting: Waiting }
  | { readonly kind: "inspectedAgain"; readonly inspection: Inspection }
  | { readonly kind: "mapped" }
  | { readonly kind: "fault"; readonly fault: Fault }
  | { readonly kind: "faultClosed"; readonly index: number }
  /** What was told is so no longer, or is told anew. */
  | { readonly kind: "healed"; readonly fault: Fault }
  | { readonly kind: "planOpened"; readonly file: File }
  | { readonly kind: "reportsOpened"; readonly file: File; readonly mapping: Mapping; readonly add: boolean };

export const IDLE: Activity = { waiting: [], faults: [], planFile: null, reports: [] };

/** The activity after one step. */
export function afterStep(activity: Activity, step: Step): Activity {
  switch (step.kind) {
    case "inspected":
      return { ...activity, waiting: [...activity.waiting, step.waiting] };
    case "inspectedAgain":
      return { ...activity, waiting: activity.waiting.map((waiting, index) => (index === 0 ? { ...waiting, inspection: step.inspection } : waiting)) };
    case "mapped":
      return { ...activity, waiting: activity.waiting.slice(1) };
    case "fault":
      return { ...activity, faults: [...activity.faults, step.fault].slice(-4) };
    case "faultClosed":
      return { ...activity, faults: activity.faults.filter((_, index) => index !== step.index) };
    case "healed":
      return { ...activity, faults: activity.faults.filter((fault) => fault !== step.fault) };
    case "planOpened":
      return { ...activity, planFile: step.file };
    case "reportsOpened": {
      const opened = { file: step.file, mapping: step.mapping };
      return { ...activity, reports: step.add ? [...activity.reports, opened] : [opened] };
    }
  }
}
