// Faults or repairs as sentences, the gravest first; a click goes to the place.
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../format";

export interface Fault {
  readonly tone: "error" | "warning" | "note" | "repaired" | "kept";
  readonly text: string;
  /** Degrees [lng, lat]; null where there is none. */
  readonly place: readonly [number, number] | null;
}

export interface FaultListProps {
  readonly label: string;
  readonly faults: readonly Fault[];
  readonly format: Format;
  readonly onGo: (place: readonly [number, number]) => void;
}

const PAGE = 12;

export function FaultList({ label, faults, format, onGo }: FaultListProps): ReactElement {
  const { t } = useTranslation();
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <ul className="faults" aria-label={label}>
        {faults.slice(0, shown).map(({ tone, text, place }) => (
          <li key={text} data-tone={tone}>
            <span className="fault-tone">{t(`advise.tones.${tone}`)}</span>
            {place === null ? (
              <span>{text}</span>
            ) : (
              <button type="button" onClick={() => onGo(place)}>
                {text}
              </button>
            )}
          </li>
        ))}
      </ul>
      {faults.length > shown && (
        <Button size="xs" variant="default" onClick={() => setShown(shown + PAGE)}>
          {t("advise.more", { text: format.count(faults.length - shown) })}
        </Button>
      )}
    </>
  );
}
