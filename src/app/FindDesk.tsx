// What can be found and done from the keyboard: grids, positions, measures, layers, and the acts of the desk.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { readPosition } from "../core/frame/readPosition";
import { measuresFor } from "../panels/Coloring";
import { LAYERS, THEMES } from "../panels/choices";
import { type Findable, Finder } from "../panels/Finder";
import type { DeskProps } from "./deskProps";
import { languagesOf } from "./i18n";
import { changeView } from "./useView";

const POSITION_ZOOM = 16;
const PIN = "pin";
const PIN_COLOUR = "#c2410c";

export default function FindDesk(
  props: DeskProps & { readonly onShare: () => void; readonly onMeasure: (() => void) | null; readonly onTour: () => void; readonly onClose: () => void },
) {
  const { config, session, view, onChoose, onGo, onPin, onShare, onMeasure, onTour, onClose } = props;
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;

  const grids = useMemo(
    (): readonly Findable[] =>
      (plan?.grids ?? []).map((grid) => ({
        id: `grid ${grid.slot}`,
        label: grid.name,
        hint: t("find.grid", { id: grid.id }),
        words: `${grid.id} ${grid.nameEn ?? ""}`,
        run: () => {
          onChoose(grid.slot);
          if (grid.bbox) onGo({ kind: "fit", bbox: grid.bbox });
        },
      })),
    [plan, t, onChoose, onGo],
  );
  const profiles = useMemo(
    () =>
      (plan?.grids ?? []).map(({ slot, id, name, nameEn }) => ({
        ...act(`profile ${slot}`, t("find.profileOf", { name }), t("find.act"), () => changeView({ profile: "grid", grid: id })),
        words: `${id} ${nameEn ?? ""}`,
      })),
    [plan, t],
  );
  const acts = useMemo(
    (): readonly Findable[] => [
      ...(ledger ? measuresFor(ledger) : []).map((measure) =>
        act(`measure ${measure}`, t(`measure.${measure}`), t("find.measure"), () => changeView({ measure })),
      ),
      ...LAYERS.map((layer) =>
        act(`layer ${layer}`, t(`layers.${layer}`), t(view.layers.includes(layer) ? "find.layerOff" : "find.layerOn"), () =>
          changeView({ layers: LAYERS.filter((name) => (name === layer) !== view.layers.includes(name)) }),
        ),
      ),
      ...THEMES.map((theme) => act(`theme ${theme}`, t(`theme.${theme}`), t("theme.label"), () => changeView({ theme }, true))),
      ...languagesOf(config).map((lang) => act(`lang ${lang}`, OWN_NAMES[lang], t("language.label"), () => changeView({ lang }, true))),
      act("share", t("share.title"), t("find.act"), onShare),
      act("tour", t("find.tour"), t("find.act"), onTour),
      ...(onMeasure ? [act("measuring", t("find.measuring"), t("find.act"), onMeasure)] : []),
      ...(plan && ledger ? [act("profile", t("find.town"), t("find.act"), () => changeView({ profile: "town", grid: null }))] : []),
      ...(plan ? [act("whole", t("find.whole"), t("find.act"), () => onGo({ kind: "fit", bbox: plan.bbox }))] : []),
    ],
    [ledger, plan, view.layers, config, t, onShare, onMeasure, onTour, onGo],
  );

  const find = (text: string): readonly Findable[] => {
    const wanted = text.trim().toLowerCase();
    const near = plan ? middleOf(plan.bbox) : ([0, 0] as const);
    const position = readPosition(text, near);
    const there: readonly Findable[] = position
      ? [
          act("position", `${position[0]}, ${position[1]}`, t("find.position"), () => {
            onPin({ id: PIN, position, colour: PIN_COLOUR, text: `${position[0]}, ${position[1]}`, chosen: true });
            onGo({ kind: "view", center: position, zoom: POSITION_ZOOM });
          }),
        ]
      : [];
    if (wanted === "") return acts;
    return [...there, ...[...grids, ...acts, ...(ledger ? profiles : [])].filter((item) => `${item.label} ${item.words ?? ""}`.toLowerCase().includes(wanted))];
  };
  return <Finder find={find} onClose={onClose} />;
}

const OWN_NAMES = { "zh-CN": "中文", en: "English" } as const;

function act(id: string, label: string, hint: string, run: () => void): Findable {
  return { id, label, hint, run };
}

function middleOf([west, south, east, north]: readonly [number, number, number, number]): readonly [number, number] {
  return [(west + east) / 2, (south + north) / 2];
}
