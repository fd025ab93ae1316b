// Which layers of the map are drawn, and the two sizes in metres that pictures of density need.
import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LAYERS, type LayerName } from "./choices";

export interface LayerSwitchesProps {
  readonly layers: readonly LayerName[];
  readonly heatM: number;
  readonly hexM: number;
  readonly onLayers: (layers: readonly LayerName[]) => void;
  readonly onHeat: (metres: number) => void;
  readonly onHex: (metres: number) => void;
  readonly onMeasure: (() => void) | null;
}

export function LayerSwitches({ layers, heatM, hexM, onLayers, onHeat, onHex, onMeasure }: LayerSwitchesProps) {
  const { t } = useTranslation();
  return (
    <details className="layers">
      <summary>{t("layers.label")}</summary>
      <div className="layers-list">
        {LAYERS.map((layer) => (
          <Checkbox
            key={layer}
            size="xs"
            label={t(`layers.${layer}`)}
            checked={layers.includes(layer)}
            onChange={(event) => {
              const on = event.currentTarget.checked;
              onLayers(LAYERS.filter((name) => (name === layer ? on : layers.includes(name))));
            }}
          />
        ))}
        {layers.includes("heat") && <Metres label={t("layers.heatSize")} value={heatM} onRest={onHeat} />}
        {layers.includes("hex") && <Metres label={t("layers.hexSize")} value={hexM} onRest={onHex} />}
        {onMeasure && (
          <Button size="compact-xs" variant="default" onClick={onMeasure}>
            {t("find.measuring")}
          </Button>
        )}
      </div>
    </details>
  );
}

/** Metres between 10 and 20,000: what is typed on the way there stays in the field, and only a whole number in the range is taken. */
function Metres({ label, value, onRest }: { readonly label: string; readonly value: number; readonly onRest: (metres: number) => void }) {
  const [typed, setTyped] = useState({ text: String(value), of: value });
  return (
    <TextInput
      type="number"
      size="xs"
      label={label}
      value={typed.of === value ? typed.text : String(value)}
      min={10}
      max={20_000}
      step={50}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const metres = Number(text);
        const fits = Number.isInteger(metres) && metres >= 10 && metres <= 20_000;
        setTyped({ text, of: fits ? metres : value });
        if (fits) onRest(metres);
      }}
    />
  );
}
