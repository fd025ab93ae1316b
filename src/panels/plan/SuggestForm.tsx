// What a suggestion is asked for: load, number of grids, how far they may deviate, where to start, what must stay; and the bar while it is worked on.
import { Button, Checkbox, NumberInput, Progress, Select } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Goal, OwnWeights } from "../../core/plan/suggest/goals";
import type { SuggestOptions } from "../../core/plan/suggest/suggest";
import type { LoadKind } from "../../core/plan/units/loads";
import type { Format } from "../format";

/** What stays together: nothing, base units of which the faces are pieces, whole police beats. */
const BUNDLES = ["none", "units", "beats"] as const;
export type Bundle = (typeof BUNDLES)[number];

export interface SuggestAsk {
  readonly load: LoadKind;
  readonly grids: number;
  /** Largest deviation from the target, 0 … 1. */
  readonly cap: number;
  readonly start: SuggestOptions["start"];
  readonly bundle: Bundle;
  /** Cuts follow the borders of beats where they can. */
  readonly beats: boolean;
  /** Rivers, railways and expressways are cut along first. */
  readonly ground: boolean;
  readonly seed: number;
  /** What counts in the plan between the others, percent. */
  readonly weights: OwnWeights;
}

export interface SuggestFormProps {
  readonly ask: SuggestAsk;
  readonly loads: readonly LoadKind[];
  readonly starts: readonly SuggestOptions["start"][];
  readonly bundles: readonly Bundle[];
  readonly has: { readonly beats: boolean; readonly ground: boolean };
  /** Units that could be divided, and grids that are locked. */
  readonly units: number;
  readonly locked: number;
  readonly progress: { readonly stage: "start" | Goal; readonly done: number } | null;
  readonly format: Format;
  readonly onAsk: (ask: SuggestAsk) => void;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}

export function SuggestForm(props: SuggestFormProps): ReactElement {
  const { ask, loads, starts, bundles, has, units, locked, progress, format, onAsk } = props;
  const { t } = useTranslation();
  const change = (part: Partial<SuggestAsk>): void => onAsk({ ...ask, ...part });
  const options = <V extends string>(values: readonly V[], group: string) => values.map((value) => ({ value, label: t(`advise.${group}.${value}`) }));
  return (
    <form
      className="advise-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onStart();
      }}
    >
      <div className="advise-fields">
        <Pick label={t("advise.load")} value={ask.load} data={options(loads, "loads")} onPick={(load) => change({ load })} values={loads} />
        <Whole label={t("advise.grids")} value={ask.grids} least={1} most={Math.max(1, units)} onWhole={(grids) => change({ grids })} />
        <NumberInput
          size="xs"
          label={t("advise.cap")}
          suffix=" %"
          min={0}
          max={100}
          step={1}
          value={Math.round(ask.cap * 1000) / 10}
          onChange={(value) => typeof value === "number" && change({ cap: Math.min(1, Math.max(0, value / 100)) })}
        />
        <Pick label={t("advise.start")} value={ask.start} data={options(starts, "starts")} onPick={(start) => change({ start })} values={starts} />
        {bundles.length > 1 && (
          <Pick label={t("advise.bundle")} value={ask.bundle} data={options(bundles, "bundles")} onPick={(bundle) => change({ bundle })} values={bundles} />
        )}
        {(["balance", "border", "moved"] as const).map((name) => (
          <Whole
            key={name}
            label={t(`advise.weights.${name}`)}
            value={ask.weights[name]}
            least={0}
            most={100}
            onWhole={(weight) => change({ weights: { ...ask.weights, [name]: weight } })}
          />
        ))}
        <Whole label={t("advise.seed")} value={ask.seed} least={0} most={999_999} onWhole={(seed) => change({ seed })} />
      </div>
      {has.beats && <Checkbox size="xs" label={t("advise.beats")} checked={ask.beats} onChange={(event) => change({ beats: event.currentTarget.checked })} />}
      {has.ground && (
        <Checkbox size="xs" label={t("advise.ground")} checked={ask.ground} onChange={(event) => change({ ground: event.currentTarget.checked })} />
      )}
      <p className="note">
        {t("advise.units", { text: format.count(units) })}
        {locked > 0 && t("advise.locked", { text: format.count(locked) })}
      </p>
      {progress === null ? (
        <Button size="xs" type="submit">
          {t("advise.go")}
        </Button>
      ) : (
        <div className="advise-progress">
          <Progress value={progress.done * 100} aria-label={t("advise.working")} />
          <span className="note">{t(`advise.stages.${progress.stage}`)}</span>
          <Button size="xs" variant="default" onClick={props.onCancel}>
            {t("advise.cancel")}
          </Button>
        </div>
      )}
    </form>
  );
}

interface PickProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly values: readonly V[];
  readonly data: { value: V; label: string }[];
  readonly onPick: (value: V) => void;
}

function Pick<V extends string>({ label, value, values, data, onPick }: PickProps<V>): ReactElement {
  return (
    <Select
      size="xs"
      label={label}
      allowDeselect={false}
      data={data}
      value={value}
      onChange={(name) => {
        const found = values.find((one) => one === name);
        if (found !== undefined) onPick(found);
      }}
    />
  );
}

interface WholeProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly onWhole: (value: number) => void;
}

function Whole({ label, value, least, most, onWhole }: WholeProps): ReactElement {
  return (
    <NumberInput
      size="xs"
      label={label}
      allowDecimal={false}
      min={least}
      max={most}
      value={value}
      onChange={(next) => typeof next === "number" && onWhole(Math.min(most, Math.max(least, Math.round(next))))}
    />
  );
}
