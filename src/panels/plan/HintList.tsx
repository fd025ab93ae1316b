// The few transfers of one unit that help balance most: each with what it would bring, done by one click.
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../format";

export interface Hint {
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  /** Largest deviation of the two grids before and after. */
  readonly before: number;
  readonly after: number;
}

export interface HintListProps {
  readonly hints: readonly Hint[];
  readonly chosen: number | null;
  readonly format: Format;
  readonly onShow: (index: number | null) => void;
  readonly onGo: (index: number) => void;
  readonly onDo: (index: number) => void;
}

export function HintList({ hints, chosen, format, onShow, onGo, onDo }: HintListProps): ReactElement {
  const { t } = useTranslation();
  return (
    <section className="advise-hints" aria-label={t("advise.hints")}>
      <h2>{t("advise.hints")}</h2>
      {hints.length === 0 ? (
        <p className="note">{t("advise.noHints")}</p>
      ) : (
        <ol onPointerLeave={() => onShow(null)}>
          {hints.map(({ unit, from, to, before, after }, index) => (
            <li key={unit} data-chosen={chosen === index} onPointerEnter={() => onShow(index)}>
              <button type="button" className="advise-hint" onFocus={() => onShow(index)} onClick={() => onGo(index)}>
                {t("advise.hint", { unit, from, to })}
                <small>{t("advise.hintGain", { before: format.percent(before), after: format.percent(after) })}</small>
              </button>
              <Button size="compact-xs" variant="default" onClick={() => onDo(index)}>
                {t("advise.do")}
              </Button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
