// What a plan is called on screen.
import type { TFunction } from "i18next";
import type { PlanRecord } from "./planStore";

export function planName({ name }: Pick<PlanRecord, "name">, t: TFunction): string {
  return name === "" ? t("plans.first") : name;
}
