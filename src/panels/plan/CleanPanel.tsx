// Cleaning a plan: how near is one, how wide a gap is filled; what would be repaired is looked at on the map before it is taken.
import { Button, NumberInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { CleanOptions } from "../../core/plan/clean";
import type { Format } from "../format";
import { type Fault, FaultList } from "./FaultList";

/** What a cleaning would do. */
export interface Looked {
  readonly repairs: readonly Fault[];
  readonly counts: { readonly [K in "crossings" | "touches" | "overlap" | "gap" | "crumb" | "enclave_kept" | "emptied"]: number };
  /** Errors that would be left. */
  readonly left: readonly Fault[];
}

export interface CleanPanelProps {
  readonly options: CleanOptions;
  /** null: not looked yet; "restless": it cannot be cleaned. */
  readonly looked: Looked | "restless" | null;
  readonly working: boolean;
  /** Steps of the draft that a cleaning would make void. */
  readonly steps: number;
  readonly format: Format;
  readonly onOptions: (options: CleanOptions) => void;
  readonly onLook: () => void;
  readonly onTake: () => void;
  readonly onGo: (place: readonly [number, number]) => void;
}

const COUNTS = ["crossings", "touches", "overlap", "gap", "crumb", "enclave_kept", "emptied"] as const;

export function CleanPanel({ options, looked, working, steps, format, onOptions, onLook, onTake, onGo }: CleanPanelProps): ReactElement {
  const { t } = useTranslation();
  const metres = (name: keyof CleanOptions, most: number, step: number): ReactElement => (
    <NumberInput
      size="xs"
      label={t(`advise.clean.${name}`)}
      description={t(`advise.clean.about.${name}`)}
      min={0}
      max={most}
      step={step}
      value={options[name]}
      onChange={(value) => typeof value === "number" && onOptions({ ...options, [name]: Math.min(most, Math.max(0, value)) })}
    />
  );
  return (
    <section className="advise-plans" aria-label={t("advise.clean.title")}>
      <h2>{t("advise.clean.title")}</h2>
      <div className="advise-fields">
        {metres("snapM", 100, 0.05)}
        {metres("maxGapM", 1000, 1)}
      </div>
      <p className="note">{t("advise.clean.owner")}</p>
      <Button size="xs" variant="default" loading={working} onClick={onLook}>
        {t("advise.clean.look")}
      </Button>
      {looked === "restless" && <p className="note warn">{t("advise.clean.restless")}</p>}
      {looked !== null && looked !== "restless" && (
        <>
          <ul className="clean-counts">
            {COUNTS.filter((name) => looked.counts[name] > 0).map((name) => (
              <li key={name}>{t(`advise.clean.counts.${name}`, { text: format.count(looked.counts[name]) })}</li>
            ))}
            {COUNTS.every((name) => looked.counts[name] === 0) && <li>{t("advise.clean.nothing")}</li>}
          </ul>
          {looked.left.length > 0 && <FaultList label={t("advise.clean.left")} faults={looked.left} format={format} onGo={onGo} />}
          <Button size="xs" disabled={steps > 0} onClick={onTake}>
            {t("advise.clean.take")}
          </Button>
          {steps > 0 && <p className="note warn">{t("advise.clean.steps", { text: format.count(steps) })}</p>}
          <FaultList label={t("advise.clean.repairs")} faults={looked.repairs} format={format} onGo={onGo} />
        </>
      )}
    </section>
  );
}
