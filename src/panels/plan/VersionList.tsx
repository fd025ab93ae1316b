// The plans of a town: each with its status and days, one of them open.
import { Badge, Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PlanStatus } from "../../core/plan/versions/status";
import type { Format } from "../format";

export interface ListedPlan {
  readonly id: string;
  readonly name: string;
  readonly status: PlanStatus;
  readonly from: string | null;
  readonly to: string | null;
  readonly steps: number;
  /** Name of the plan that it was copied from. */
  readonly parent: string | null;
  readonly isOpen: boolean;
  /** False when it was drawn on other ground. */
  readonly fits: boolean;
}

export interface VersionListProps {
  readonly plans: readonly ListedPlan[];
  readonly format: Format;
  readonly onOpen: (id: string) => void;
  readonly onCopy: () => void;
  readonly onNew: () => void;
}

export function VersionList({ plans, format, onOpen, onCopy, onNew }: VersionListProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="plan-versions" aria-label={t("plans.versions.list")}>
        {plans.map(({ id, name, status, from, to, steps, parent, isOpen, fits }) => (
          <li key={id} data-open={isOpen} data-status={status}>
            <div>
              <b>{name}</b>
              <Badge size="sm" variant="light" color={status === "in_force" ? "teal" : "gray"}>
                {t(`plans.badge.${status}`)}
              </Badge>
            </div>
            <small>
              {[
                t("plans.versions.steps", { count: steps, text: format.count(steps) }),
                from === null ? null : to === null ? t("plans.versions.since", { from }) : t("plans.versions.fromTo", { from, to }),
                parent === null ? null : t("plans.versions.copyOf", { name: parent }),
                fits ? null : t("plans.versions.otherBase"),
              ]
                .filter((text) => text !== null)
                .join(" · ")}
            </small>
            {isOpen ? (
              <span className="plan-now">{t("plans.versions.isOpen")}</span>
            ) : (
              <Button size="compact-xs" variant="default" disabled={!fits} onClick={() => onOpen(id)}>
                {t("plans.versions.open")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" onClick={onCopy}>
          {t("plans.versions.copy")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onNew}>
          {t("plans.versions.new")}
        </Button>
      </Group>
    </>
  );
}
