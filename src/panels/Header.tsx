// The bar on top: who we are, what is open, and the three things that change how it is shown.
import { Badge, Button, FileButton, SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSummary, PlanSummary } from "../core/frame/answers";
import type { Language } from "../core/model/issue";
import type { ThemeChoice } from "./choices";

export interface HeaderProps {
  readonly title: string | null;
  readonly plan: PlanSummary | null;
  readonly ledger: LedgerSummary | null;
  readonly language: Language;
  /** Those offered; with only one there is nothing to choose. */
  readonly languages: readonly Language[];
  readonly theme: ThemeChoice;
  readonly onLanguage: (language: Language) => void;
  readonly onTheme: (theme: ThemeChoice) => void;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPlan: () => void;
  /** What can be opened from here, in order; those that stand back are plain. */
  readonly actions: readonly { readonly label: string; readonly hint?: string; readonly plain?: boolean; readonly onClick: () => void }[];
}

/** Each language by its own name, whatever is spoken now. */
const OWN_NAMES: { readonly [K in Language]: string } = { "zh-CN": "中文", en: "EN" };

export function Header({ title, plan, ledger, language, languages, theme, onLanguage, onTheme, onFiles, onPlan, actions }: HeaderProps) {
  const { t } = useTranslation();
  /** Where the bar is short, the choices stand behind a button. */
  const [open, setOpen] = useState(false);
  const generated = plan?.generated === true || ledger?.sources.some((source) => source.generated) === true;
  return (
    <div className="header">
      <div className="header-brand">
        <svg className="header-mark" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 3h8v8H3zM13 3h8v5h-8zM13 10h8v11h-8zM3 13h8v8H3z" fill="currentColor" />
        </svg>
        <h1>{title ?? t("app.name")}</h1>
      </div>
      <div className="header-open">
        {plan && (
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onPlan} className="header-plan" title={t("plan.details")}>
            {plan.generated ? t("demo.town") : plan.name}
          </Button>
        )}
        {ledger && ledger.sources.length > 0 && (
          <Text size="sm" c="dimmed" truncate className="header-sources" title={ledger.sources.map((source) => source.name).join(", ")}>
            {generated ? t("demo.cases") : ledger.sources.map((source) => source.name).join(", ")}
          </Text>
        )}
        {generated && (
          <Badge variant="light" size="md" className="header-demo">
            {t("demo.label")}
          </Badge>
        )}
      </div>
      <div className="header-actions">
        {actions.map(({ label, hint, plain, onClick }) => (
          <Button key={label} size="xs" variant={plain ? "default" : "light"} onClick={onClick} title={hint}>
            {label}
          </Button>
        ))}
        <FileButton multiple onChange={(files) => onFiles(files)}>
          {(props) => (
            <Button {...props} size="xs" variant="filled" title={t("open.hint")}>
              {t("open.button")}
            </Button>
          )}
        </FileButton>
      </div>
      <div
        className="header-settings"
        data-open={open}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") setOpen(false);
        }}
      >
        <button type="button" className="header-gear" aria-expanded={open} aria-label={t("theme.more")} title={t("theme.more")} onClick={() => setOpen(!open)}>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3 6h7M14 6h3M3 14h3M10 14h7M12 4v4M8 12v4" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" fill="none" />
          </svg>
        </button>
        <div className="header-choices">
          <SegmentedControl
            size="xs"
            aria-label={t("theme.label")}
            value={theme}
            onChange={(value) => onTheme(value === "light" || value === "dark" ? value : "auto")}
            data={[
              { value: "auto", label: t("theme.auto") },
              { value: "light", label: t("theme.light") },
              { value: "dark", label: t("theme.dark") },
            ]}
          />
          {languages.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={t("language.label")}
              value={language}
              onChange={(value) => onLanguage(value === "en" ? "en" : "zh-CN")}
              data={languages.map((value) => ({ value, label: OWN_NAMES[value] }))}
            />
          )}
        </div>
      </div>
    </div>
  );
}
