// The rules on screen: each as a sentence, played over the past with what it would have fired on, built and changed in a form.
import { Button, FileButton, Loader, Select, Switch } from "@mantine/core";
import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ReportRow } from "../../core/frame/question";
import type { RuleAnswer, ToldFiring } from "../../core/frame/ruleAnswer";
import type { Rule } from "../../core/stats/rules";
import { Chart, type Save } from "../Chart";
import { daysPicture } from "../charts/days";
import type { Format } from "../format";
import { RuleForm, type RuleFormProps } from "./RuleForm";
import { ruleSentence, said } from "./ruleWords";

/** Days of the past that a rule can be played over; 0 is all. */
export const BACK_DAYS = [30, 90, 365, 0] as const;

export interface RuleLookProps {
  readonly rules: readonly Rule[];
  /** Rule that is open; null for none. */
  readonly open: Rule | null;
  /** Rule that is written; null for none. */
  readonly draft: Rule | null;
  readonly days: number;
  readonly answer: RuleAnswer | null;
  /** Firing that is open, as its place among the answer's. */
  readonly firing: number | null;
  readonly rows: readonly ReportRow[] | null;
  readonly words: RuleFormProps["words"];
  readonly names: readonly string[];
  /** A sentence about what went wrong, or was done. */
  readonly said: string;
  readonly scheme: "light" | "dark";
  readonly format: Format;
  readonly onOpen: (id: string | null) => void;
  readonly onDraft: (rule: Rule | null) => void;
  readonly onSaveRule: RuleFormProps["onSave"];
  readonly onEnable: (id: string, enabled: boolean) => void;
  readonly onDelete: (id: string) => void;
  readonly onDays: (days: number) => void;
  readonly onFiring: (place: number | null) => void;
  readonly onReport: (position: number) => void;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onReset: () => void;
  readonly onSave: Save;
}

const SHOWN_FIRINGS = 40;

export function RuleLook(props: RuleLookProps): ReactElement {
  const { rules, open, draft, words, format, onDraft, onSaveRule, onExport, onImport, onReset } = props;
  const { t } = useTranslation();
  if (draft !== null) return <RuleForm key={draft.id} rule={draft} words={words} format={format} onSave={onSaveRule} onCancel={() => onDraft(null)} />;
  return (
    <>
      <div className="look-tools">
        <Button size="xs" onClick={() => onDraft(freshRule(rules))}>
          {t("look.rules.new")}
        </Button>
        <Button size="xs" variant="light" onClick={onExport}>
          {t("look.rules.export")}
        </Button>
        <FileButton accept=".json,application/json" onChange={(file) => file && onImport(file)}>
          {(button) => (
            <Button {...button} size="xs" variant="light">
              {t("look.rules.import")}
            </Button>
          )}
        </FileButton>
        <Button size="xs" variant="subtle" color="gray" onClick={onReset}>
          {t("look.rules.reset")}
        </Button>
      </div>
      {props.said !== "" && (
        <p className="rule-fault" role="status">
          {props.said}
        </p>
      )}
      <p className="note">{t("look.rules.about")}</p>
      <ul className="rules" aria-label={t("look.rules.list")}>
        {rules.map((rule) => (
          <li key={rule.id} data-rule={rule.id} data-open={rule.id === open?.id}>
            <RuleCard {...props} rule={rule} />
          </li>
        ))}
      </ul>
    </>
  );
}

function RuleCard(props: RuleLookProps & { readonly rule: Rule }): ReactElement {
  const { rule, open, format, onOpen, onEnable, onDraft, onDelete } = props;
  const { t } = useTranslation();
  const isOpen = open?.id === rule.id;
  const name = said(rule.name, format);
  return (
    <>
      <div className="rule-head">
        <button type="button" className="rule-name" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : rule.id)}>
          <span className="rule-level" data-level={rule.level}>
            {t(`look.rules.levels.${rule.level}`)}
          </span>
          <strong>{name}</strong>
        </button>
        <Switch
          size="xs"
          checked={rule.enabled}
          aria-label={t("look.rules.enabled", { name })}
          onChange={(event) => onEnable(rule.id, event.currentTarget.checked)}
        />
      </div>
      <p className="rule-sentence">{ruleSentence(rule, t, format)}</p>
      {isOpen && (
        <>
          <p className="note">{t("look.rules.why", { text: said(rule.reason, format) })}</p>
          <div className="look-tools">
            <Button size="compact-xs" variant="light" onClick={() => onDraft(rule)}>
              {t("look.rules.edit")}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onDelete(rule.id)}>
              {t("look.rules.delete")}
            </Button>
          </div>
          <BackTestPart {...props} />
        </>
      )}
    </>
  );
}

function BackTestPart(props: RuleLookProps): ReactElement {
  const { days, answer, scheme, format, onDays, onSave, open } = props;
  const { t } = useTranslation();
  const picture = useMemo(
    () =>
      answer &&
      daysPicture({
        days: answer.days.map(({ at, fresh }) => ({ label: format.day(at - 1), count: fresh })),
        scheme,
        words: {
          day: t("look.rules.day"),
          count: t("look.rules.calls"),
          summary: t("look.rules.summary", {
            steps: format.count(answer.steps),
            fired: format.count(answer.stepsFired),
            fresh: format.count(answer.fresh),
            reports: format.count(answer.reports),
            perWeek: format.decimal(answer.steps === 0 ? 0 : (answer.fresh * 7) / answer.steps),
          }),
        },
      }),
    [answer, scheme, format, t],
  );
  return (
    <section className="back-test" aria-label={t("look.rules.backTest")}>
      <Select
        size="xs"
        label={t("look.rules.backTest")}
        allowDeselect={false}
        value={String(days)}
        onChange={(value) => value !== null && onDays(Number(value))}
        data={BACK_DAYS.map((value) => ({
          value: String(value),
          label: value === 0 ? t("look.rules.all") : t("look.rules.last", { text: format.count(value) }),
        }))}
      />
      {answer === null || picture === null ? (
        <Loader size="sm" role="status" aria-label={t("look.loading")} />
      ) : (
        <>
          <Chart label={t("look.rules.chart")} picture={picture} scheme={scheme} low name={`rule-${open?.id ?? ""}`} onSave={onSave} />
          <FiringList {...props} answer={answer} />
        </>
      )}
    </section>
  );
}

function FiringList({ answer, firing, names, format, onFiring, ...rest }: RuleLookProps & { readonly answer: RuleAnswer }): ReactElement {
  const { t } = useTranslation();
  const shown = answer.firings.slice(0, SHOWN_FIRINGS);
  const where = ({ slot, place }: ToldFiring): string => (slot !== null ? (names[slot] ?? "") : place === null ? t("sheet.town") : t("table.outside"));
  return (
    <>
      <ol className="firings" aria-label={t("look.rules.firings")}>
        {shown.map((one, index) => (
          <li key={`${one.at} ${index.toString()}`} data-open={index === firing}>
            <button type="button" aria-expanded={index === firing} onClick={() => onFiring(index === firing ? null : index)}>
              <span>{format.minute(one.at)}</span>
              <strong>{where(one)}</strong>
              <span>
                {t("look.rules.count", { count: one.count, text: format.count(one.count) })}
                {one.usual !== null && ` · ${t("look.rules.usual", { text: format.decimal(one.usual) })}`}
              </span>
            </button>
            {index === firing && <FiringRows {...rest} format={format} more={one.count - one.rows.length} />}
          </li>
        ))}
      </ol>
      {answer.fresh > shown.length && <p className="note">{t("look.rules.latest", { text: format.count(shown.length), all: format.count(answer.fresh) })}</p>}
    </>
  );
}

type RowsProps = Pick<RuleLookProps, "rows" | "format" | "onReport"> & { readonly more: number };

function FiringRows({ rows, format, more, onReport }: RowsProps): ReactElement {
  const { t } = useTranslation();
  if (rows === null) return <Loader size="xs" role="status" aria-label={t("look.loading")} />;
  return (
    <ul className="firing-rows">
      {rows.map((row) => (
        <li key={row.position}>
          <button type="button" onClick={() => row.position !== undefined && onReport(row.position)}>
            <strong>{row.codes.category ?? row.codes.category_code ?? row.id}</strong>
            <span>
              {row.id} · {row.times.reported_at === undefined ? "" : format.minute(row.times.reported_at)}
            </span>
          </button>
        </li>
      ))}
      {more > 0 && <li className="note">{t("look.rules.moreRows", { text: format.count(more) })}</li>}
    </ul>
  );
}

/** A rule to begin with, its id not yet taken. */
function freshRule(rules: readonly Rule[]): Rule {
  let number = rules.length + 1;
  while (rules.some(({ id }) => id === `rule-${number}`)) number++;
  const empty = { zh: "", en: "" };
  return {
    id: `rule-${number}`,
    name: empty,
    enabled: true,
    object: { which: "reported" },
    windowHours: 168,
    test: { kind: "threshold", per: "grid", atLeast: 30 },
    level: "notice",
    owner: "grid",
    action: empty,
    reason: empty,
  };
}
