// Whether the plan is sound: its faults with their places, and a cleaning that is looked at on the map before it takes the plan's place.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { toUnits } from "../../core/geo/lattice";
import type { Severity } from "../../core/plan/checkIssue";
import { checkIssueText } from "../../core/plan/checkText";
import { CLEAN_DEFAULTS, type CleanOptions, type Repair } from "../../core/plan/clean";
import { repairText } from "../../core/plan/cleanText";
import type { PlanCheck, PlanCleaning } from "../../engine/planCheck";
import { CleanPanel, type Looked } from "../../panels/plan/CleanPanel";
import { type Fault, FaultList } from "../../panels/plan/FaultList";
import type { DeskProps } from "../deskProps";
import { SESSION } from "../useSession";
import type { OpenDraft } from "./drafting";
import { drawnGrids } from "./drawnGrids";
import { showGhost } from "./ghost";

const NEAR_ZOOM = 17;

/** Of the draft as it stands; of the plan in its file while that is not fit to be edited. */
export function QualityPart(props: DeskProps & { readonly open?: OpenDraft; readonly faultTurn?: number }) {
  const { engine, session, format, open, faultTurn = 0, onGo, onPin } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const { plan } = session.opened;
  const [options, setOptions] = useState<CleanOptions>(CLEAN_DEFAULTS);
  const [cleaning, setCleaning] = useState<PlanCleaning | "restless" | "working" | null>(null);
  useEffect(() => () => void (showGhost(null), onPin(null)), [onPin]);
  const check = useQuery({
    queryKey: ["check", plan?.version, open?.version, open?.draft.log.length],
    queryFn: () => engine.checkPlan(open && open.standing > 0 ? drawnGrids(open.draft.coverage, plan?.grids.map(({ id }) => id) ?? []).shapes : null),
    gcTime: 0,
  });
  const go = (place: readonly [number, number]): void => {
    onPin({ id: "fault", position: place, colour: "#d6336c", text: "", chosen: true });
    onGo({ kind: "view", center: place, zoom: NEAR_ZOOM });
  };
  const look = async (): Promise<void> => {
    setCleaning("working");
    const looked = await engine.lookAtCleaning(options);
    setCleaning(looked ?? "restless");
    showGhost(looked && { edges: looked.borders, grounds: looked.repairs.flatMap(({ outline }) => (outline ? [ringOf(outline)] : [])) });
  };
  const take = async (): Promise<void> => {
    const taken = await engine.takeCleaning();
    setCleaning(null);
    showGhost(null);
    if (taken.ok) client.setQueryData(SESSION, taken.value);
  };
  const faults = check.data ? faultsOf(check.data, format.language) : null;
  const places = faults?.flatMap(({ place }) => (place === null ? [] : [place])) ?? [];
  const goNext = useEffectEvent(() => {
    const next = places[(faultTurn - 1) % places.length];
    if (next) go(next);
  });
  const hasPlaces = places.length > 0;
  useEffect(() => {
    if (faultTurn > 0 && hasPlaces) goNext();
  }, [faultTurn, hasPlaces]);
  return (
    <div className="advise">
      {open === undefined && (
        <p className="score-gates" data-failed="true" role="alert">
          {t("advise.clean.blocked")}
        </p>
      )}
      {faults === null ? (
        <p className="note">{t("advise.clean.checking")}</p>
      ) : faults.length === 0 ? (
        <p className="score-gates">{t("advise.clean.sound")}</p>
      ) : (
        <>
          <p className="note">{t("advise.clean.found", counted(check.data as PlanCheck, format.count))}</p>
          <FaultList label={t("advise.clean.faults")} faults={faults} format={format} onGo={go} />
        </>
      )}
      <CleanPanel
        options={options}
        looked={cleaning === "working" || cleaning === null ? null : cleaning === "restless" ? cleaning : lookedOf(cleaning, format.language)}
        working={cleaning === "working"}
        steps={open?.standing ?? 0}
        format={format}
        onOptions={setOptions}
        onLook={() => void look()}
        onTake={() => void take()}
        onGo={go}
      />
    </div>
  );
}

type Language = DeskProps["format"]["language"];

function faultsOf({ issues, ids }: Pick<PlanCheck, "issues" | "ids">, language: Language): readonly Fault[] {
  return issues.map((issue) => ({ tone: issue.severity, text: checkIssueText(issue, ids, language), place: issue.place }));
}

function counted({ issues }: PlanCheck, count: (value: number) => string): Readonly<Record<Severity, string>> {
  const of = (severity: Severity): string => count(issues.filter((issue) => issue.severity === severity).length);
  return { error: of("error"), warning: of("warning"), note: of("note") };
}

function lookedOf({ repairs, ids, left, crossings, touches }: PlanCleaning, language: Language): Looked {
  const count = (kind: Repair["kind"]): number => repairs.filter((repair) => repair.kind === kind).length;
  return {
    repairs: repairs.map((repair) => ({ tone: TONES[repair.kind], text: repairText(repair, ids, language), place: repair.place })),
    counts: {
      crossings,
      touches,
      overlap: count("overlap"),
      gap: count("gap"),
      crumb: count("crumb"),
      enclave_kept: count("enclave_kept"),
      emptied: count("emptied"),
    },
    left: faultsOf({ issues: left, ids }, language),
  };
}

const TONES: { readonly [K in Repair["kind"]]: Fault["tone"] } = {
  overlap: "repaired",
  gap: "repaired",
  crumb: "repaired",
  enclave_kept: "kept",
  emptied: "error",
};

function ringOf(outline: readonly (readonly [number, number])[]): Int32Array {
  return Int32Array.from(outline.flatMap(([lng, lat]) => [toUnits(lng), toUnits(lat)]));
}
