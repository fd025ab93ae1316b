// Which layers of the map are drawn, and the two sizes in metres that pictures of density need.
import { Checkbox, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LAYERS, type LayerName } from "./choices";

export interface LayerSwitchesProps {
  readonly layers: readonly LayerName[];
  readonly heatM: number;
  readonly hexM: number;
  readonly onLayers: (layers: readonly LayerName[]) => void;
  readonly onHeat: (metres: number) => void;
  readonly onHex: (metres: number) => void;
}

export function LayerSwitches({ layers, heatM, hexM, onLayers, onHeat, onHex }: LayerSwitchesProps) {
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
      </div>
    </details>
  );
}

function Metres({ label, value, onRest }: { readonly label: string; readonly value: number; readonly onRest: (metres: number) => void }) {
  return (
    <NumberInput
      size="xs"
      label={label}
      value={value}
      min={10}
      max={20_000}
      step={50}
      clampBehavior="strict"
      allowDecimal={false}
      onChange={(next) => {
        if (typeof next === "number" && next >= 10 && next <= 20_000) onRest(next);
      }}
    />
  );
}
