// What was measured, in words and units, with the ways back and out.
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Measured } from "../../core/geo/measure";
import { type Format, NOTHING } from "../format";

export interface MeasureBoxProps {
  readonly count: number;
  readonly numbers: Measured;
  readonly format: Format;
  readonly onUndo: () => void;
  readonly onClear: () => void;
  readonly onDone: () => void;
}

export function MeasureBox({ count, numbers, format, onUndo, onClear, onDone }: MeasureBoxProps): ReactElement {
  const { t } = useTranslation();
  const { lengthM, lastM, aroundM, areaM2 } = numbers;
  return (
    <section className="measure-box" aria-label={t("tools.measure")}>
      <p className="note">{t("tools.measureHint")}</p>
      <div role="status">
        <dl>
          <Number term={t("tools.length")} value={count < 2 ? NOTHING : metresText(lengthM, format)} />
          {count > 2 && <Number term={t("tools.last")} value={metresText(lastM, format)} />}
          {aroundM !== null && <Number term={t("tools.around")} value={metresText(aroundM, format)} />}
          {aroundM !== null && <Number term={t("tools.area")} value={areaM2 === null ? t("tools.crossed") : squareText(areaM2, format)} />}
        </dl>
      </div>
      <div className="measure-acts">
        <Button size="compact-xs" variant="default" disabled={count === 0} onClick={onUndo}>
          {t("tools.undo")}
        </Button>
        <Button size="compact-xs" variant="default" disabled={count === 0} onClick={onClear}>
          {t("tools.clear")}
        </Button>
        <Button size="compact-xs" onClick={onDone}>
          {t("tools.done")}
        </Button>
      </div>
    </section>
  );
}

function Number({ term, value }: { readonly term: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Metres below one kilometre, kilometres above. */
export function metresText(metres: number, format: Format): string {
  return metres < 999.5 ? `${format.decimal(metres)} m` : `${format.decimal(metres / 1000)} km`;
}

/** Square metres below a tenth of a square kilometre, square kilometres above. */
export function squareText(areaM2: number, format: Format): string {
  return areaM2 < 99_950 ? `${format.count(areaM2)} m²` : `${format.decimal(areaM2 / 1e6)} km²`;
}
