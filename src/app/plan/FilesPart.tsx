// Files of the draft: what leaves, and the lists and plans that come in.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FileTools } from "../../panels/plan/FileTools";
import { saveFile } from "../saveText";
import { codingOf, dayIn, namedGrids } from "./coding";
import { namesIn } from "./gridNames";
import { ListIn } from "./ListIn";
import type { Outgoing } from "./output";
import { PlanSheet } from "./PlanSheet";
import type { PlanPartProps } from "./parts";
import { planName } from "./planNames";
import { usePlanState } from "./planState";
import { useBringPlan } from "./useBringPlan";

export function FilesPart(props: PlanPartProps) {
  const { open, session, format } = props;
  const { t } = useTranslation();
  const { plan } = usePlanState();
  const [list, setList] = useState<File | null>(null);
  const [sheet, setSheet] = useState<Outgoing | null>(null);
  const bringing = useBringPlan(open);
  const grids = session.opened.plan?.grids ?? [];
  const outgoing = (): Outgoing => {
    const coded = codingOf(open, grids, plan?.book ?? null, plan?.from ?? dayIn(format.timeZone));
    const name = plan ? planName(plan, t) : t("plans.first");
    return { open, grids: namedGrids(coded, plan?.codes ?? null, namesIn(open.draft, grids, t)), olds: grids.map(({ id }) => id), plan, name };
  };
  const savePlan = async (): Promise<void> => {
    if (plan === null) return;
    const { planText } = await import("./planFile");
    saveFile(`${planName(plan, t)}.plan.jsonl`, new Blob([await planText(plan, open.draft.log)], { type: "application/x-ndjson" }));
  };
  const write = async <T,>(work: (out: typeof import("./output")) => T): Promise<T> => work(await import("./output"));
  return (
    <div className="plan-files">
      <FileTools
        hasUnits={open.ground.level !== "grids"}
        canEdit={!open.readOnly}
        canKeep={plan !== null}
        onBoundaries={(chosen) => void write((out) => out.saveBoundaries(outgoing(), chosen))}
        onAssignment={(encoding) => void write((out) => out.saveAssignment(outgoing(), encoding))}
        onEquivalency={() => void write((out) => out.saveEquivalency(outgoing()))}
        onLog={() => void write((out) => out.saveChangeLog(outgoing()))}
        onPlanFile={() => void savePlan()}
        onSheet={() => setSheet(outgoing())}
        onListFile={setList}
        onPlanFileIn={(file) => void bringing.bring(file)}
      />
      {bringing.said !== null && (
        <p className="plan-said" role="status">
          {bringing.said}
        </p>
      )}
      {list && <ListIn key={`${list.name} ${list.lastModified}`} file={list} outgoing={outgoing()} format={format} onClose={() => setList(null)} />}
      {sheet && <PlanSheet {...props} outgoing={sheet} onClose={() => setSheet(null)} />}
    </div>
  );
}
