// The rules: written here, kept in this browser, played over the past by the engine, what they fire on shown on the map.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { issueText } from "../../core/model/issue";
import type { Rule } from "../../core/stats/rules";
import { parseRules } from "../../feed/rules";
import { chartColours } from "../../panels/charts/chartColours";
import { BACK_DAYS, RuleLook } from "../../panels/look/RuleLook";
import type { DeskProps, Shown } from "../deskProps";
import { rowInEnglish } from "../inLanguage";
import { saveFile } from "../saveText";
import { changeView } from "../useView";
import { rulesOfText, useRules } from "./useRules";
import { useShown } from "./useShown";

const DAY = 86_400;
const NO_WORDS: readonly string[] = [];

export function RulesTab(props: DeskProps) {
  const { engine, config, session, view, scheme, format, counting, onChoose, onGo, onReport, onShow } = props;
  const { t } = useTranslation();
  const { rules, fault, keep, reset } = useRules(config);
  const [draft, setDraft] = useState<Rule | null>(null);
  const [days, setDays] = useState<number>(BACK_DAYS[1]);
  const [firing, setFiring] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const { plan, ledger, english } = session.opened;
  const span = ledger?.span ?? null;
  const open = rules.find(({ id }) => id === view.look?.part) ?? null;
  const period = useMemo(() => (span === null ? null : { from: days === 0 ? span.from : span.to - days * DAY, to: span.to }), [span, days]);
  const asked = open !== null && period !== null ? { rule: open, period, stepSeconds: DAY } : null;
  const answer = useQuery({
    queryKey: ["backTest", ...counting.versions, asked],
    queryFn: () => (asked === null ? null : engine.backTest(asked)),
    enabled: asked !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const told = asked === null ? null : (answer.data ?? null);
  const positions = firing === null ? null : (told?.firings[firing]?.rows ?? null);
  const rows = useQuery({
    queryKey: ["rowsAt", ...counting.versions, positions],
    queryFn: () => (positions === null ? null : engine.rowsAt(positions)),
    enabled: positions !== null,
  });
  const words = useQuery({
    queryKey: ["ruleWords", ...counting.versions],
    queryFn: async () => (await engine.facets({ period: null }, format.timeZone)).words,
    enabled: draft !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

  const goTo = (place: number | null): void => {
    setFiring(place);
    const one = place === null ? undefined : told?.firings[place];
    if (!one) return;
    const bbox = one.slot === null ? null : (plan?.grids[one.slot]?.bbox ?? null);
    if (one.place) onGo({ kind: "view", center: one.place, zoom: 16 });
    else if (bbox) onGo({ kind: "fit", bbox });
    if (one.slot !== null) onChoose(one.slot);
  };
  const shown = useMemo((): Shown | null => {
    if (told === null || open === null) return null;
    const colours = chartColours(scheme);
    const colour = { notice: colours.accent, warning: colours.warn, alarm: colours.fault }[open.level];
    const marks = told.firings.flatMap(({ place, count }, index) =>
      place === null ? [] : [{ id: String(index), position: place, colour, text: format.count(count), chosen: index === firing }],
    );
    return { classed: null, legend: null, marks, onPick: (id) => setFiring(Number(id)) };
  }, [told, open, scheme, format, firing]);
  useShown(onShow, shown);

  const openRule = (id: string | null): void => {
    setFiring(null);
    changeView({ look: { tab: "rules", part: id } }, true);
  };
  const keepAll = (next: readonly Rule[]): void => setSaid(keep(next) ? "" : t("look.notKept"));
  const saveRule = (rule: Rule): string | null => {
    const checked = parseRules({ rules: [rule] }, rule.id);
    if (!checked.ok) return issueText(checked.issue, format.language);
    const known = rules.some(({ id }) => id === rule.id);
    keepAll(known ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule]);
    setDraft(null);
    openRule(rule.id);
    return null;
  };
  const take = async (file: File): Promise<void> => {
    const read = rulesOfText(await file.text(), file.name);
    if (read.ok) keepAll(read.value);
    else setSaid(issueText(read.issue, format.language));
  };
  const listOf = (column: "category" | "source" | "department"): readonly string[] => words.data?.[column]?.filter((word) => word !== "") ?? NO_WORDS;

  return (
    <RuleLook
      rules={rules}
      open={open}
      draft={draft}
      days={days}
      answer={told}
      firing={firing}
      rows={positions === null ? null : (rows.data?.map((row) => rowInEnglish(row, english)) ?? null)}
      words={{ categories: listOf("category"), sources: listOf("source"), departments: listOf("department") }}
      names={plan?.grids.map(({ name }) => name) ?? NO_WORDS}
      said={said !== "" || fault === null ? said : issueText(fault, format.language)}
      scheme={scheme}
      format={format}
      onOpen={openRule}
      onDraft={setDraft}
      onSaveRule={saveRule}
      onEnable={(id, enabled) => keepAll(rules.map((rule) => (rule.id === id ? { ...rule, enabled } : rule)))}
      onDelete={(id) => {
        openRule(null);
        keepAll(rules.filter((rule) => rule.id !== id));
      }}
      onDays={(next) => {
        setFiring(null);
        setDays(next);
      }}
      onFiring={goTo}
      onReport={onReport}
      onExport={() => saveFile("rules.json", `${JSON.stringify({ rules }, null, 2)}\n`)}
      onImport={(file) => void take(file)}
      onReset={reset}
      onSave={saveFile}
    />
  );
}
