// The sheet of the draft: its numbers and picture gathered once, shown to be printed, or drawn as a picture file.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { gridNeighbours, planPicture } from "../../core/frame/planPicture";
import { polygonSet } from "../../core/geo/polygons";
import { shapesOf } from "../../core/plan/coverage/shapes";
import { gridNumbers, townNumbers } from "../../core/plan/draftNumbers";
import { planDifference } from "../../core/plan/versions/difference";
import { type PlanSheetFacts, PlanSheetPage, type SheetGrid } from "../../panels/plan/PlanSheetPage";
import { saveFile } from "../saveText";
import type { Outgoing } from "./output";
import type { PlanPartProps } from "./parts";
import { sheetPng } from "./sheetPng";
import { facesOfUnits, gridCount, piecesBetween } from "./standings";

export interface PlanSheetProps extends PlanPartProps {
  readonly outgoing: Outgoing;
  readonly onClose: () => void;
}

const SIZE = 1000;

export function PlanSheet({ outgoing, config, session, format, question, onClose }: PlanSheetProps) {
  const { t } = useTranslation();
  const picture = useMemo(() => pictureOf(outgoing), [outgoing]);
  const numbers = useMemo(() => numbersOf(outgoing), [outgoing]);
  const { plan, ledger } = session.opened;
  const foot = [ledger?.sources.some((source) => source.generated) ? t("demo.label") : undefined, config.reviewNumber, config.attribution];
  const facts: PlanSheetFacts = {
    name: outgoing.name,
    baseName: plan?.generated ? t("demo.town") : (plan?.name ?? ""),
    status: t(`plans.status.${outgoing.plan?.status ?? "draft"}`),
    effective: outgoing.plan?.from ?? null,
    made: format.minute(question.now),
    foot: foot.filter((line) => line !== undefined),
    ...numbers,
  };
  return (
    <PlanSheetPage
      facts={facts}
      picture={picture}
      format={format}
      onPrint={() => window.print()}
      onPng={() =>
        void sheetPng(picture, facts, format, t).then((png) => {
          if (png) saveFile(`${outgoing.name}.png`, png);
        })
      }
      onClose={onClose}
    />
  );
}

function pictureOf({ open, grids }: Outgoing) {
  const { coverage } = open.draft;
  const shapes = shapesOf(coverage, "grid");
  const own = grids.map(({ grid }) => grid);
  return planPicture(
    {
      grids: polygonSet(own.map((grid) => shapes[grid] ?? null)),
      units: open.ground.level === "grids" ? null : open.ground.faces,
      lines: open.ground.lines,
      neighbours: gridNeighbours(coverage, own),
    },
    SIZE,
  );
}

function numbersOf({ open, grids, olds }: Outgoing): Pick<PlanSheetFacts, "grids" | "worst" | "variation" | "retention" | "retired"> {
  const { ground, draft } = open;
  const { coverage, incidents } = draft;
  if (!incidents) throw new Error("a draft on screen has incidents, if only none");
  const pieces = piecesBetween(ground, null, draft);
  const { old, fresh, loads, cases } = pieces;
  const { continues, ended, retention } = planDifference({ old, oldCount: olds.length, fresh, freshCount: gridCount(coverage), loads, cases });
  const faces = ground.level === "grids" ? null : facesOfUnits(draft, ground.areas.length);
  const units = (grid: number): number | null => faces && faces.filter(([face]) => face !== undefined && coverage.gridOf(face) === grid).length;
  const numbers = gridNumbers(
    coverage,
    incidents,
    grids.map(({ grid }) => grid),
    new Map(),
  );
  const { worstDeviation, variation } = townNumbers(coverage, incidents, new Map());
  const rows = grids.map(({ grid, code, name }, place): SheetGrid => {
    const own = numbers[place];
    return {
      code,
      name,
      of: olds[continues[grid] ?? -1] ?? "",
      units: units(grid),
      cases: own?.cases ?? 0,
      load: own?.load ?? 0,
      deviation: own?.deviation ?? null,
      areaKm2: (own?.areaM2 ?? 0) / 1e6,
      compactness: own?.polsbyPopper ?? null,
    };
  });
  return { grids: rows, worst: worstDeviation, variation, retention, retired: ended.map((grid) => olds[grid] ?? "") };
}
