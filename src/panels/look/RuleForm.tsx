// The builder of a rule: every part a field, the sentence under it as it is written.
import { Button, NumberInput, Select, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Rule, RuleTest, RuleText } from "../../core/stats/rules";
import type { Format } from "../format";
import { ruleSentence, said } from "./ruleWords";

export interface RuleFormProps {
  readonly rule: Rule;
  /** Words that the open reports use, to choose from. */
  readonly words: { readonly categories: readonly string[]; readonly sources: readonly string[]; readonly departments: readonly string[] };
  readonly format: Format;
  /** Keeps the rule, or answers with the sentence that says what is wrong with it. */
  readonly onSave: (rule: Rule) => string | null;
  readonly onCancel: () => void;
}

const KINDS = ["threshold", "trend", "repeat", "cluster"] as const;
/** What a kind of test starts with. */
const STARTS: { readonly [K in (typeof KINDS)[number]]: RuleTest } = {
  threshold: { kind: "threshold", per: "grid", atLeast: 30 },
  trend: { kind: "trend", per: "grid", atLeast: 10, windows: 8, z: 3 },
  repeat: { kind: "repeat", atLeast: 5, metres: 50 },
  cluster: { kind: "cluster", atLeast: 8, metres: 100 },
};

export function RuleForm({ rule, words, format, onSave, onCancel }: RuleFormProps): ReactElement {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(rule);
  const [fault, setFault] = useState<string | null>(null);
  const change = (part: Partial<Rule>): void => setDraft({ ...draft, ...part });
  const spoken = (text: RuleText, value: string): RuleText => (format.language === "en" ? { ...text, en: value } : { ...text, zh: value });
  const choices = <V extends string>(values: readonly V[], group: string) => values.map((value) => ({ value, label: t(`look.rules.${group}.${value}`) }));
  return (
    <form
      className="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        setFault(onSave(withoutEmpty(draft)));
      }}
    >
      <TextInput
        size="xs"
        label={t("look.rules.name")}
        value={said(draft.name, format)}
        onChange={(event) => change({ name: spoken(draft.name, event.currentTarget.value) })}
        required
      />
      <div className="look-tools">
        <Select
          size="xs"
          className="look-wide"
          label={t("look.rules.object")}
          allowDeselect={false}
          value={draft.object.which}
          onChange={(which) => which !== null && change({ object: { ...draft.object, which: which as Rule["object"]["which"] } })}
          data={choices(["reported", "open", "overdue"] as const, "what")}
        />
        <NumberInput
          size="xs"
          className="look-number"
          label={t("look.rules.window")}
          min={1}
          max={26_304}
          value={draft.windowHours}
          onChange={(value) => typeof value === "number" && change({ windowHours: value })}
        />
      </div>
      {(["categories", "sources", "departments"] as const).map((name) => (
        <TagsInput
          key={name}
          size="xs"
          label={t(`look.rules.lists.${name}`)}
          placeholder={draft.object[name]?.length ? undefined : t("look.rules.any")}
          value={[...(draft.object[name] ?? [])]}
          onChange={(list) => change({ object: { ...draft.object, [name]: list } })}
          data={[...words[name]]}
          limit={50}
        />
      ))}
      <TestFields test={draft.test} onTest={(test) => change({ test })} />
      <div className="look-tools">
        <Select
          size="xs"
          className="look-wide"
          label={t("look.rules.level")}
          allowDeselect={false}
          value={draft.level}
          onChange={(level) => level !== null && change({ level: level as Rule["level"] })}
          data={choices(["notice", "warning", "alarm"] as const, "levels")}
        />
        <Select
          size="xs"
          className="look-wide"
          label={t("look.rules.owner")}
          allowDeselect={false}
          value={draft.owner}
          onChange={(owner) => owner !== null && change({ owner: owner as Rule["owner"] })}
          data={choices(["unit", "grid", "centre", "town"] as const, "owners")}
        />
      </div>
      <Textarea
        size="xs"
        autosize={false}
        rows={2}
        label={t("look.rules.action")}
        value={said(draft.action, format)}
        onChange={(event) => change({ action: spoken(draft.action, event.currentTarget.value) })}
        required
      />
      <TextInput
        size="xs"
        label={t("look.rules.reason")}
        value={said(draft.reason, format)}
        onChange={(event) => change({ reason: spoken(draft.reason, event.currentTarget.value) })}
        required
      />
      <p className="rule-sentence">{ruleSentence(withoutEmpty(draft), t, format)}</p>
      {fault !== null && (
        <p className="rule-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="look-tools">
        <Button size="xs" type="submit">
          {t("look.rules.save")}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
          {t("look.rules.cancel")}
        </Button>
      </div>
    </form>
  );
}

function TestFields({ test, onTest }: { readonly test: RuleTest; readonly onTest: (test: RuleTest) => void }): ReactElement {
  const { t } = useTranslation();
  const number = (name: string, value: number, min: number, max: number, take: (value: number) => RuleTest): ReactElement => (
    <NumberInput
      key={name}
      size="xs"
      className="look-number"
      label={t(`look.rules.${name}`)}
      min={min}
      max={max}
      value={value}
      onChange={(entered) => typeof entered === "number" && onTest(take(entered))}
    />
  );
  return (
    <div className="look-tools">
      <Select
        size="xs"
        className="look-wide"
        label={t("look.rules.test")}
        allowDeselect={false}
        value={test.kind}
        onChange={(kind) => kind !== null && onTest(STARTS[kind as RuleTest["kind"]])}
        data={KINDS.map((value) => ({ value, label: t(`look.rules.kinds.${value}`) }))}
      />
      {"per" in test && (
        <Select
          size="xs"
          className="look-cut"
          label={t("look.rules.per")}
          allowDeselect={false}
          value={test.per}
          onChange={(per) => per !== null && onTest({ ...test, per: per as "grid" | "town" })}
          data={(["grid", "town"] as const).map((value) => ({ value, label: t(`look.rules.area.${value}`) }))}
        />
      )}
      {number("atLeast", test.atLeast, 1, 100_000, (atLeast) => ({ ...test, atLeast }))}
      {test.kind === "trend" && number("windows", test.windows, 2, 104, (windows) => ({ ...test, windows }))}
      {test.kind === "trend" && number("z", test.z, 1, 10, (z) => ({ ...test, z }))}
      {"metres" in test && number("metres", test.metres, 5, 2000, (metres) => ({ ...test, metres }))}
    </div>
  );
}

/** Lists that are empty ask for nothing; a text given in one language stands in the other until it is written there. */
function withoutEmpty(rule: Rule): Rule {
  const { categories, sources, departments, which } = rule.object;
  const both = ({ zh, en }: RuleText): RuleText => ({ zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() });
  return {
    ...rule,
    name: both(rule.name),
    action: both(rule.action),
    reason: both(rule.reason),
    object: {
      which,
      ...(categories?.length && { categories }),
      ...(sources?.length && { sources }),
      ...(departments?.length && { departments }),
    },
  };
}
