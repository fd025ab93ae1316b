// The map with its targets: what the view, the counts and the pictures say, handed to MapCanvas as props.
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mark } from "../core/frame/marks";
import type { Language } from "../core/model/issue";
import type { Opened } from "../engine/api";
import type { CameraTarget, RestingCamera } from "../map/camera";
import { type Hand, MapCanvas } from "../map/MapCanvas";
import type { PictureOrder } from "../map/picture";
import type { HexPicture } from "../map/style";
import type { LayerName } from "../panels/choices";
import type { Classed } from "./classes";
import type { Config } from "./config";
import type { View } from "./url";
import type { MapPictures } from "./useMapPictures";
import { changeView } from "./useView";

export interface MapPaneProps {
  readonly config: Config;
  readonly opened: Opened;
  readonly pictures: MapPictures;
  readonly view: View;
  readonly layers: readonly LayerName[];
  readonly language: Language;
  readonly scheme: "light" | "dark";
  readonly classed: Classed | null;
  readonly hexes: HexPicture | null;
  /** Hexagons of an analysis are drawn in place of the grids. */
  readonly byHex: boolean;
  /** Slots of the filter of grids. */
  readonly filtered: readonly number[];
  readonly hovered: number | null;
  readonly chosen: number | null;
  /** Where the reader asked to go on the plan whose shapes these are; another plan is shown whole. */
  readonly goTo: { readonly shapesUrl: string | null; readonly target: CameraTarget } | null;
  readonly picture: PictureOrder | null;
  /** Draws the grids itself in place of the map, and takes the pointer. */
  readonly hand: Hand | null;
  /** Pixels of the map per CSS pixel; null as the screen has them. */
  readonly sharpness: number | null;
  /** Places marked by an analysis. */
  readonly marks: readonly Mark[];
  /** Classes of an analysis are drawn whatever layers are chosen. */
  readonly painted: boolean;
  readonly onPickMark: (id: string) => void;
  readonly onHover: (slot: number | null) => void;
  readonly onChoose: (slot: number | null, extend?: boolean) => void;
  readonly onPickReport: (ledgerRow: number) => void;
  readonly onDrawLimit: (points: number) => void;
  readonly onCamera: (camera: RestingCamera) => void;
}

const NO_COLOURS: readonly string[] = [];

export const MapPane = memo(function MapPane(props: MapPaneProps) {
  const { config, opened, view, layers, language, scheme, classed } = props;
  const { t } = useTranslation();
  const [unavailable, setUnavailable] = useState(false);
  const { plan, ground } = opened;
  const { points, raster, tooMany } = props.pictures;
  const { marks, painted, byHex } = props;
  const heat = layers.includes("heat") && !painted && !props.byHex;

  // The first order goes where the address says; a plan that comes later is shown whole.
  const [firstPlace] = useState(view.map);
  const [firstPlan, setFirstPlan] = useState<string | null>(null);
  // By its shapes, not by the object: a plan whose names change their language stays where it is.
  const bbox = plan?.bbox ?? null;
  const shapesUrl = plan?.shapesUrl ?? null;
  const target: CameraTarget | null = useMemo(() => {
    if (bbox === null) return null;
    const first = firstPlan === null || firstPlan === shapesUrl;
    return first && firstPlace ? { kind: "view", center: [firstPlace.lng, firstPlace.lat], zoom: firstPlace.zoom } : { kind: "fit", bbox };
  }, [bbox, shapesUrl, firstPlan, firstPlace]);
  if (plan && firstPlan === null) setFirstPlan(plan.shapesUrl);

  const words = useMemo(
    () => ({ label: t("map.label"), keyboardHint: t("map.keys"), zoomIn: t("map.zoomIn"), zoomOut: t("map.zoomOut"), twoFingers: t("map.twoFingers") }),
    [t],
  );
  const credits = useMemo(() => [config.reviewNumber, config.attribution].filter((line) => line !== undefined), [config]);
  const visible = useMemo(
    () => ({
      ground: layers.includes("ground"),
      grids: !byHex && (painted || (layers.includes("grids") && !layers.includes("hex") && !heat)),
      borders: true,
      labels: layers.includes("labels"),
      points: layers.includes("points") && !tooMany,
      raster: heat || tooMany,
      hexes: byHex || (layers.includes("hex") && !painted),
    }),
    [layers, heat, painted, byHex, tooMany],
  );
  const colours = classed?.colours ?? NO_COLOURS;

  if (unavailable) return <p className="opening">{t("map.unavailable")}</p>;
  return (
    <MapCanvas
      theme={scheme}
      language={language}
      words={words}
      ground={ground}
      plan={props.hand && !props.hand.keepsPlan ? null : plan}
      classes={classed?.classes ?? null}
      colours={colours}
      sizes={visible.grids ? (classed?.sizes ?? null) : null}
      points={points}
      raster={raster}
      hexes={props.hexes}
      rasterRole={heat ? "heat" : "dots"}
      visible={visible}
      hovered={props.hovered}
      selected={props.chosen}
      camera={props.goTo?.shapesUrl === shapesUrl ? props.goTo.target : target}
      picture={props.picture}
      hand={props.hand}
      sharpness={props.sharpness}
      marks={marks}
      outline={view.lasso}
      filtered={props.filtered}
      credits={credits}
      onReady={(machine) => props.onDrawLimit(machine.drawLimit)}
      onUnavailable={() => setUnavailable(true)}
      onHover={(slot) => props.onHover(slot)}
      onSelect={props.onChoose}
      onPickReport={props.onPickReport}
      onPickMark={props.onPickMark}
      onCameraRest={(rest) => {
        props.onCamera(rest);
        changeView({ map: { zoom: rest.zoom, lat: rest.center[1], lng: rest.center[0] } }, true);
      }}
    />
  );
});
