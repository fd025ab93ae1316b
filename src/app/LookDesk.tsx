// The analysis panel beside the map: one tab at a time, the tab and what is chosen in it in the address.
import { BesideDrawer } from "../panels/BesideDrawer";
import "../panels/look/look.css";
import { Select, Tabs } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { LOOKS, type LookName } from "../panels/choices";
import type { DeskProps } from "./deskProps";
import { panelWords } from "./i18n";
import { ChangeTab } from "./look/ChangeTab";
import { FairTab } from "./look/FairTab";
import { HazardTab } from "./look/HazardTab";
import { HotTab } from "./look/HotTab";
import { RulesTab } from "./look/RulesTab";
import { ServiceTab } from "./look/ServiceTab";
import { TypeTab } from "./look/TypeTab";
import { changeView } from "./useView";

const TABS: { readonly [K in LookName]: (props: DeskProps) => ReactElement } = {
  fair: FairTab,
  change: ChangeTab,
  typology: TypeTab,
  hot: HotTab,
  rules: RulesTab,
  hazards: HazardTab,
  services: ServiceTab,
};

/** What must have come before the panel is shown. */
export const ready = () => panelWords("look");

export default function LookDesk(props: DeskProps) {
  const { session, view } = props;
  const { t } = useTranslation();
  const { look } = view;
  const Tab = look === null ? null : TABS[look.tab];
  return (
    <BesideDrawer
      opened={look !== null && props.reportPicked === null}
      keepMounted
      look="look"
      title={t("look.title")}
      closeWords={t("look.close")}
      onClose={() => changeView({ look: null })}
    >
      {look !== null && Tab !== null && (
        <>
          <PlanSelect session={session} planName={view.plan} config={props.config} />
          <Tabs value={look.tab} onChange={(tab) => changeView({ look: { tab: LOOKS.find((one) => one === tab) ?? "fair", part: null } })}>
            <Tabs.List aria-label={t("look.title")}>
              {LOOKS.map((tab) => (
                <Tabs.Tab key={tab} value={tab}>
                  {t(`look.tabs.${tab}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value={look.tab} pt="sm">
              <Tab {...props} />
            </Tabs.Panel>
          </Tabs>
        </>
      )}
    </BesideDrawer>
  );
}

/** What is compared: the areas of another plan, or of another level of the demo town. */
function PlanSelect({ session, planName, config }: Pick<DeskProps, "session" | "config"> & { readonly planName: string | null }): ReactElement | null {
  const { t } = useTranslation();
  const { plan } = session.opened;
  const plans = plan?.generated
    ? (["grids", "units"] as const).map((value) => ({ value, label: t(`look.levels.${value}`) }))
    : (config.plans ?? []).map(({ name }) => ({ value: name, label: name }));
  if (plans.length < 2) return null;
  return (
    <Select
      size="xs"
      className="look-plan"
      label={t("look.plan")}
      allowDeselect={false}
      value={plans.find(({ value }) => value === planName)?.value ?? plans[0]?.value ?? null}
      onChange={(name) => {
        if (name === null) return;
        changeView({ plan: name, grid: null });
      }}
      data={plans}
    />
  );
}
