// A lamp: colour, shape and word, so that no one has to tell it by its colour.
import { useTranslation } from "react-i18next";
import type { Lamp as LampName } from "../core/model/clock";

const SHAPES: { readonly [L in LampName]: string } = { green: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1", yellow: "M8 1l7 14H1z", red: "M8 0l8 8-8 8-8-8z" };

export function Lamp({ lamp, text }: { readonly lamp: LampName; readonly text?: string }) {
  const { t } = useTranslation();
  return (
    <span className="lamp" data-lamp={lamp}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[lamp]} fill="currentColor" />
      </svg>
      {text ?? t(`case.lamp.${lamp}`)}
    </span>
  );
}
