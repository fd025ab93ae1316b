// The parts of the planning panel, each in a chunk of its own that comes when its tab is first opened.
import { type ComponentType, lazy } from "react";
import type { DeskProps } from "../deskProps";
import { panelWords } from "../i18n";
import type { OpenDraft } from "./drafting";

/** What a part is given: the desk, and the draft as it stands. */
export interface PlanPartProps extends DeskProps {
  readonly open: OpenDraft;
  /** Goes up when the next fault is asked for. */
  readonly faultTurn: number;
}

/** Stands also where there is no draft yet, since the plan is not fit for one. */
export const NotFit = lazy(quality);

/** Each part: tab and component; the words of a tab are plan.parts.<name>. */
export const PARTS = {
  balance: lazy(async () => ({ default: (await import("./BalancePart")).BalancePart })),
  suggest: lazy(async () => {
    const [{ SuggestPart }] = await Promise.all([import("./SuggestPart"), panelWords("advise")]);
    return { default: SuggestPart };
  }),
  score: lazy(async () => {
    const [{ ScorePart }] = await Promise.all([import("./ScorePart"), panelWords("advise")]);
    return { default: ScorePart };
  }),
  quality: lazy(quality),
  versions: lazy(async () => {
    const [{ VersionsPart }] = await Promise.all([import("./VersionsPart"), panelWords("plans")]);
    return { default: VersionsPart };
  }),
  files: lazy(async () => {
    const [{ FilesPart }] = await Promise.all([import("./FilesPart"), panelWords("plans")]);
    return { default: FilesPart };
  }),
  history: lazy(async () => ({ default: (await import("./HistoryPart")).HistoryPart })),
} as const satisfies Readonly<Record<string, ComponentType<PlanPartProps>>>;

export type PartName = keyof typeof PARTS;

async function quality() {
  const [{ QualityPart }] = await Promise.all([import("./QualityPart"), panelWords("advise")]);
  return { default: QualityPart };
}
