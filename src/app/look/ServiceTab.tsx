// The three lists: of the deployment's files, or generated for the demo town; what is chosen stands on the map.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { SERVICES, type Service } from "../../core/model/catalogue";
import { issueText } from "../../core/model/issue";
import { done, type Result, refused } from "../../core/model/result";
import { SERVICE_LISTS, type ServiceList, type ServicePoint } from "../../core/model/serviceLists";
import type { ServiceFile } from "../../feed/services";
import { chartColours } from "../../panels/charts/chartColours";
import { ServiceLook } from "../../panels/look/ServiceLook";
import type { Config } from "../config";
import type { DeskProps, Shown } from "../deskProps";
import { places } from "./usePlaces";
import { useShown } from "./useShown";
import { Waiting } from "./Waiting";

const NO_POINTS: readonly ServicePoint[] = [];
const NEAR_ZOOM = 16;

export function ServiceTab(props: DeskProps) {
  const { config, session, scheme, format, onGo, onShow } = props;
  const { t } = useTranslation();
  const isDemo = session.opened.plan?.generated === true;
  const [lists, setLists] = useState<readonly ServiceList[]>(SERVICE_LISTS);
  const [services, setServices] = useState(Object.keys(SERVICES) as readonly Service[]);
  const [chosen, setChosen] = useState<string | null>(null);
  const read = useQuery({ queryKey: ["services", isDemo, config.services], queryFn: () => readServices(config, isDemo), staleTime: Number.POSITIVE_INFINITY });
  const points = read.data?.ok === true ? read.data.value.points : NO_POINTS;
  const colours = useMemo(() => {
    const { accent, warn, soft } = chartColours(scheme);
    return { resources: accent, needs: warn, projects: soft };
  }, [scheme]);
  const shown = useMemo((): Shown => {
    const marks = points
      .filter(({ list, service }) => lists.includes(list) && services.includes(service))
      .map((point) => ({
        id: point.id,
        position: point.position,
        colour: colours[point.list],
        text: format.language === "en" ? point.nameEn : point.name,
        chosen: point.id === chosen,
      }));
    return { classed: null, legend: null, marks, onPick: setChosen };
  }, [points, lists, services, colours, chosen, format]);
  useShown(onShow, shown);
  if (read.data === undefined) return <Waiting />;
  if (!read.data.ok) return <p className="rule-fault">{issueText(read.data.issue, format.language)}</p>;
  if (points.length === 0) return <p className="note">{t("look.services.none")}</p>;
  return (
    <ServiceLook
      points={points}
      unplaced={read.data.value.unplaced}
      unknown={read.data.value.unknown}
      generated={isDemo && config.services === undefined}
      lists={lists}
      services={services}
      colours={colours}
      chosen={chosen}
      format={format}
      onLists={setLists}
      onServices={setServices}
      onChoose={(id) => {
        setChosen(id);
        const point = points.find((one) => one.id === id);
        if (point) onGo({ kind: "view", center: point.position, zoom: NEAR_ZOOM });
      }}
    />
  );
}

async function readServices({ services }: Config, isDemo: boolean): Promise<Result<ServiceFile>> {
  if (services === undefined && isDemo) return places().services(null);
  const files: { readonly list: ServiceList; readonly file: File }[] = [];
  for (const { list, file } of services ?? []) {
    const fetched = await fetchFile(file);
    if (!fetched.ok) return fetched;
    files.push({ list, file: fetched.value });
  }
  return files.length === 0 ? done({ points: NO_POINTS, unplaced: 0, unknown: 0 }) : places().services(files);
}

async function fetchFile(path: string): Promise<Result<File>> {
  const name = path.split("/").at(-1) ?? path;
  const response = await fetch(new URL(path, document.baseURI)).catch(() => null);
  if (!response?.ok) return refused({ code: "unreadable", file: name, place: path, detail: { reason: response === null ? "–" : `HTTP ${response.status}` } });
  return done(new File([await response.blob()], name));
}
