// The tour of the first run: three steps, each with a ring around what it tells of; once it was closed it comes back only when it is asked for.
import "../panels/tools/tools.css";
import { Button } from "@mantine/core";
import { type ReactElement, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { tourSeen } from "./firstRun";
import { panelWords } from "./i18n";
import { useEscape } from "./useEscape";

/** What must have come before the first step is told. */
export const ready = () => panelWords("tools");

/** What each step tells of; the first place that is on screen is ringed. */
const STEPS = [
  { id: "map", places: [".map-area"] },
  { id: "period", places: ['[data-part="period"]', ".panel-area"] },
  { id: "find", places: [".header-area"] },
] as const;

export default function TourDesk({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const [step, setStep] = useState(0);
  const card = useRef<HTMLElement>(null);
  const before = useRef(document.activeElement);
  const close = useCallback(() => {
    tourSeen();
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus();
  }, [onClose]);
  useEscape(close);
  useEffect(() => {
    if (step >= 0) card.current?.focus(); // each step is read out
  }, [step]);
  const { id, places } = STEPS[step] ?? STEPS[0];
  const ring = useBoxOf(places);
  const last = step === STEPS.length - 1;
  return (
    <>
      {ring && <div className="tour-ring" aria-hidden="true" style={{ left: ring.x, top: ring.y, width: ring.width, height: ring.height }} />}
      <section ref={card} className="tour-card" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text" tabIndex={-1}>
        <p className="note">{t("tools.tourStep", { step: step + 1, of: STEPS.length })}</p>
        <h2 id="tour-title">{t(`tools.tour.${id}.title`)}</h2>
        <p id="tour-text">{t(`tools.tour.${id}.text`)}</p>
        <div className="measure-acts">
          <Button size="xs" onClick={last ? close : () => setStep(step + 1)}>
            {t(last ? "tools.tourEnd" : "tools.tourNext")}
          </Button>
          {step > 0 && (
            <Button size="xs" variant="default" onClick={() => setStep(step - 1)}>
              {t("tools.tourBack")}
            </Button>
          )}
          {!last && (
            <Button size="xs" variant="subtle" onClick={close}>
              {t("tools.tourSkip")}
            </Button>
          )}
        </div>
      </section>
    </>
  );
}

/** The box of the first place that is on screen, in CSS pixels of the window. */
function useBoxOf(places: readonly string[]): DOMRect | null {
  const [box, setBox] = useState<DOMRect | null>(null);
  useLayoutEffect(() => {
    const look = (): void => {
      const boxes = places.flatMap((place) => document.querySelector(place)?.getBoundingClientRect() ?? []);
      setBox(boxes.find(({ width, height }) => width > 0 && height > 0) ?? null);
    };
    look();
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, [places]);
  return box;
}
