// The views of a playlist: what each is called, how long and when it is on; they are moved, dropped and added here.
import { ActionIcon, Button, NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SPANS, type Step } from "../../core/frame/playlist";
import { DayChoice } from "./DayChoice";

export interface StepFormProps {
  readonly steps: readonly Step[];
  readonly onSteps: (steps: readonly Step[]) => void;
  /** What is on the map now, as the address has it. */
  readonly shownNow: string;
  /** Views saved under a name. */
  readonly saved: readonly { readonly name: string; readonly show: string }[];
}

export function StepForm({ steps, onSteps, shownNow, saved }: StepFormProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<Step>): void => onSteps(steps.map((step, at) => (at === index ? { ...step, ...part } : step)));
  const swap = (index: number): void => onSteps(steps.map((step, at) => (at === index ? steps[at + 1] : at === index + 1 ? steps[at - 1] : step) ?? step));
  const add = (name: string, show: string): void => onSteps([...steps, { name, dwellSeconds: 30, show, span: "week", hours: null, days: null }]);
  const spans = SPANS.map((value) => ({ value, label: t(`wall.span.${value}`) }));
  return (
    <section aria-label={t("wall.list.title")}>
      <h3>{t("wall.list.title")}</h3>
      <ol className="wall-steps">
        {steps.map((step, index) => (
          <li key={index}>
            <div className="wall-fields">
              <TextInput
                size="xs"
                label={t("wall.list.name")}
                value={step.name}
                maxLength={60}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              <NumberInput
                size="xs"
                label={t("wall.list.dwell")}
                value={step.dwellSeconds}
                min={3}
                max={86_400}
                onChange={(value) => Number(value) >= 3 && Number(value) <= 86_400 && change(index, { dwellSeconds: Number(value) })}
              />
              <Select
                size="xs"
                label={t("wall.list.span")}
                data={spans}
                value={step.span}
                allowDeselect={false}
                onChange={(value) => change(index, { span: SPANS.find((span) => span === value) ?? "week" })}
              />
              <Hour
                label={t("wall.list.from")}
                value={step.hours?.[0] ?? 0}
                onHour={(from) => change(index, { hours: hoursOf(from, step.hours?.[1] ?? 24) })}
              />
              <Hour label={t("wall.list.to")} value={step.hours?.[1] ?? 24} onHour={(to) => change(index, { hours: hoursOf(step.hours?.[0] ?? 0, to) })} />
            </div>
            <DayChoice days={step.days} onDays={(days) => change(index, { days })} />
            <div className="wall-step-tools">
              <code title={step.show}>{step.show}</code>
              <Button size="compact-xs" variant="subtle" onClick={() => change(index, { show: shownNow })}>
                {t("wall.list.take")}
              </Button>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="gray"
                aria-label={t("wall.list.down")}
                disabled={index === steps.length - 1}
                onClick={() => swap(index)}
              >
                ↓
              </ActionIcon>
              <ActionIcon
                size="sm"
                variant="subtle"
                color="red"
                aria-label={t("wall.list.drop")}
                disabled={steps.length === 1}
                onClick={() => onSteps(steps.filter((_, at) => at !== index))}
              >
                ×
              </ActionIcon>
            </div>
          </li>
        ))}
      </ol>
      <div className="wall-step-tools">
        <Button size="compact-sm" variant="light" onClick={() => add(t("wall.list.new"), shownNow)}>
          {t("wall.list.add")}
        </Button>
        {saved.length > 0 && (
          <Select
            size="xs"
            aria-label={t("wall.list.saved")}
            placeholder={t("wall.list.saved")}
            data={saved.map(({ name }) => name)}
            value={null}
            onChange={(name) => {
              const view = saved.find((one) => one.name === name);
              if (view) add(view.name, view.show);
            }}
          />
        )}
      </div>
    </section>
  );
}

function Hour({ label, value, onHour }: { readonly label: string; readonly value: number; readonly onHour: (hour: number) => void }) {
  return (
    <NumberInput
      size="xs"
      label={label}
      value={value}
      min={0}
      max={24}
      onChange={(next) => next !== "" && Number(next) >= 0 && Number(next) <= 24 && onHour(Number(next))}
    />
  );
}

/** The whole day is no schedule. */
function hoursOf(from: number, to: number): Step["hours"] {
  return from === 0 && to === 24 ? null : [from, to];
}
