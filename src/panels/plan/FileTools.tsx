// Everything that leaves the planner's screen as a file, and the lists that come in.
import { Button, FileButton, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Formats by their own names, which no language translates. */
const FORMATS = { geojson: "GeoJSON", topojson: "TopoJSON", shapefile: "Shapefile", kml: "KML", kmz: "KMZ", geopackage: "GeoPackage" } as const;
export type FormatName = keyof typeof FORMATS;

export interface FileToolsProps {
  readonly hasUnits: boolean;
  readonly canEdit: boolean;
  readonly canKeep: boolean;
  readonly onBoundaries: (format: FormatName) => void;
  readonly onAssignment: (encoding: "utf-8" | "gb18030") => void;
  readonly onEquivalency: () => void;
  readonly onLog: () => void;
  readonly onPlanFile: () => void;
  readonly onSheet: () => void;
  readonly onListFile: (file: File) => void;
  readonly onPlanFileIn: (file: File) => void;
}

export function FileTools(props: FileToolsProps) {
  const { hasUnits, canEdit, canKeep } = props;
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("plans.files.boundaries")}</h2>
      <Group gap={6}>
        {(Object.keys(FORMATS) as FormatName[]).map((format) => (
          <Button key={format} size="compact-sm" variant="default" onClick={() => props.onBoundaries(format)}>
            {FORMATS[format]}
          </Button>
        ))}
      </Group>
      <p className="note">{t("plans.files.boundariesNote")}</p>
      <h2>{t("plans.files.list")}</h2>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" disabled={!hasUnits} onClick={() => props.onAssignment("utf-8")}>
          {t("plans.files.listUtf8")}
        </Button>
        <Button size="compact-sm" variant="default" disabled={!hasUnits} onClick={() => props.onAssignment("gb18030")}>
          {t("plans.files.listGb")}
        </Button>
        <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(file) => file && props.onListFile(file)}>
          {(button) => (
            <Button {...button} size="compact-sm" disabled={!hasUnits || !canEdit}>
              {t("plans.files.listIn")}
            </Button>
          )}
        </FileButton>
      </Group>
      <p className="note">{t(hasUnits ? "plans.files.listNote" : "plans.files.noUnits")}</p>
      <h2>{t("plans.files.records")}</h2>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" disabled={!hasUnits} onClick={props.onEquivalency}>
          {t("plans.files.equivalency")}
        </Button>
        <Button size="compact-sm" variant="default" disabled={!canKeep} onClick={props.onLog}>
          {t("plans.files.log")}
        </Button>
        <Button size="compact-sm" variant="default" disabled={!canKeep} onClick={props.onPlanFile}>
          {t("plans.files.plan")}
        </Button>
        <FileButton accept=".jsonl,.ndjson,application/x-ndjson" onChange={(file) => file && props.onPlanFileIn(file)}>
          {(button) => (
            <Button {...button} size="compact-sm" variant="default" disabled={!canKeep}>
              {t("plans.files.planIn")}
            </Button>
          )}
        </FileButton>
      </Group>
      <p className="note">{t("plans.files.recordsNote")}</p>
      <h2>{t("plans.files.paper")}</h2>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" onClick={props.onSheet}>
          {t("plans.files.sheet")}
        </Button>
      </Group>
    </>
  );
}
