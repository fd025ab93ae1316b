// The three lists: what there is, what is asked for, what is being done, by the six kinds of service; chosen ones stand on the map.
import { Chip, Group } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { SERVICES, type Service } from "../../core/model/catalogue";
import { SERVICE_LISTS, type ServiceList, type ServicePoint } from "../../core/model/serviceLists";
import type { Format } from "../format";
import { LookTable } from "./LookTable";

export interface ServiceLookProps {
  readonly points: readonly ServicePoint[];
  readonly unplaced: number;
  readonly unknown: number;
  readonly generated: boolean;
  readonly lists: readonly ServiceList[];
  readonly services: readonly Service[];
  readonly colours: { readonly [L in ServiceList]: string };
  readonly chosen: string | null;
  readonly format: Format;
  readonly onLists: (lists: readonly ServiceList[]) => void;
  readonly onServices: (services: readonly Service[]) => void;
  readonly onChoose: (id: string) => void;
}

const KINDS = Object.keys(SERVICES) as readonly Service[];

export function ServiceLook(props: ServiceLookProps): ReactElement {
  const { points, unplaced, unknown, generated, lists, services, colours, chosen, format, onLists, onServices, onChoose } = props;
  const { t } = useTranslation();
  const shown = points.filter(({ list, service }) => lists.includes(list) && services.includes(service));
  const bodyOf = (point: ServicePoint): string => (format.language === "en" ? point.bodyEn : point.body);
  const nameOf = (point: ServicePoint): string => (format.language === "en" ? point.nameEn : point.name);
  return (
    <>
      <p className="note">
        {t("look.services.about")}
        {generated && ` ${t("look.services.generated")}`}
        {unplaced + unknown > 0 && ` ${t("look.services.left", { unplaced: format.count(unplaced), unknown: format.count(unknown) })}`}
      </p>
      <Group gap={6} role="group" aria-label={t("look.services.lists")}>
        {SERVICE_LISTS.map((list) => (
          <Chip
            key={list}
            size="xs"
            variant="outline"
            checked={lists.includes(list)}
            onChange={(on) => onLists(SERVICE_LISTS.filter((one) => (one === list ? on : lists.includes(one))))}
          >
            <span className="service-dot" style={{ backgroundColor: colours[list] }} />
            {t(`look.services.list.${list}`)}
          </Chip>
        ))}
      </Group>
      <Group gap={6} mt={8} role="group" aria-label={t("look.services.kinds")}>
        {KINDS.map((kind) => (
          <Chip
            key={kind}
            size="xs"
            variant="light"
            checked={services.includes(kind)}
            onChange={(on) => onServices(KINDS.filter((one) => (one === kind ? on : services.includes(one))))}
          >
            {SERVICES[kind][format.language]}
          </Chip>
        ))}
      </Group>
      <LookTable<ServicePoint>
        label={t("look.services.table")}
        rows={shown}
        chosen={chosen}
        onChoose={onChoose}
        columns={[
          { id: "name", head: t("look.services.name"), value: nameOf, cell: nameOf },
          { id: "list", head: t("look.services.which"), value: ({ list }) => SERVICE_LISTS.indexOf(list), cell: ({ list }) => t(`look.services.list.${list}`) },
          {
            id: "service",
            head: t("look.services.kind"),
            value: ({ service }) => KINDS.indexOf(service),
            cell: ({ service }) => SERVICES[service][format.language],
          },
          { id: "body", head: t("look.services.body"), value: (point) => bodyOf(point), cell: (point) => bodyOf(point) },
        ]}
      />
    </>
  );
}
