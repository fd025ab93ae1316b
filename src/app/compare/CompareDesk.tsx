// Two periods on the map: the earlier one on a second map over the first, cut off at a line that the hand moves.
import "../../panels/compare/compare.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../../core/frame/question";
import { MapCanvas } from "../../map/MapCanvas";
import { tieMaps } from "../../map/twin";
import { SwipeLine } from "../../panels/compare/SwipeLine";
import type { DeskProps, Shown } from "../deskProps";
import { legendProps } from "../legendProps";
import { useShown } from "../look/useShown";
import type { MapPictures } from "../useMapPictures";
import { useCompared } from "./useCompared";

const nothing = (): void => undefined;
const NO_PICTURES: MapPictures = { points: null, raster: null, hexes: null, tooMany: false };
const NO_CREDITS: readonly string[] = [];

export default function CompareDesk(props: DeskProps) {
  const { session, view, layers, scheme, format, hovered, chosen, picture, onShow, onHand } = props;
  const { t } = useTranslation();
  const { plan, ledger, ground } = session.opened;
  const compared = useCompared(props);
  const [share, setShare] = useState(50);
  const [twins] = useState(tieMaps);
  useEffect(() => {
    onHand(twins.leader);
    return () => onHand(null);
  }, [onHand, twins]);
  const dates = (period: Period): string => `${format.day(period.from)} – ${format.day(period.to - 1)}`;
  const { measure, method, heatM } = view;
  const shown = useMemo((): Shown | null => {
    if (compared === null || ledger === null) return null;
    const { now, period, other, total } = compared;
    const said = { measure, method, period, layers: [], heatM, scheme, classed: now, hexes: null, pictures: NO_PICTURES, total: total.sums.n, ledger };
    const [earlier, later] = [other, period].map(({ from, to }) => `${format.day(from)} – ${format.day(to - 1)}`);
    const legend = { ...legendProps(t, format, said), period: t("compare.both", { earlier, now: later }), notes: [t("compare.scale"), t("compare.alone")] };
    return { classed: now, legend, marks: [], onPick: nothing };
  }, [compared, ledger, measure, method, heatM, scheme, format, t]);
  useShown(onShow, shown);
  const words = useMemo(() => ({ label: "", keyboardHint: "", zoomIn: "", zoomOut: "", twoFingers: "" }), []);
  const visible = useMemo(
    () => ({
      ground: layers.includes("ground"),
      grids: true,
      borders: true,
      labels: layers.includes("labels"),
      points: false,
      raster: false,
      hexes: false,
    }),
    [layers],
  );
  const place = useRef(share);
  place.current = share;
  const order = useMemo(
    () => picture && { scale: picture.scale, deliver: (drawn: HTMLCanvasElement) => picture.deliverEarlier?.(drawn, place.current) },
    [picture],
  );
  if (plan === null || compared === null) return null;
  const [earlier, now] = [dates(compared.other), dates(compared.period)];
  return (
    <section className="compare-sheet" aria-label={t("compare.table")} data-share={Math.round(share)}>
      <div className="compare-map" inert aria-hidden="true" style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}>
        <MapCanvas
          theme={scheme}
          language={format.language}
          words={words}
          ground={ground}
          plan={plan}
          classes={compared.earlier.classes}
          colours={compared.earlier.colours}
          points={null}
          raster={null}
          hexes={null}
          visible={visible}
          hovered={hovered}
          selected={chosen}
          camera={null}
          picture={order}
          hand={twins.follower}
          outline={view.lasso}
          credits={NO_CREDITS}
          onReady={nothing}
          onHover={nothing}
          onSelect={nothing}
          onPickReport={nothing}
          onCameraRest={nothing}
          onUnavailable={nothing}
        />
      </div>
      <SwipeLine
        share={share}
        left={{ title: t("compare.earlier"), text: earlier }}
        right={{ title: t("compare.now"), text: now }}
        label={t("compare.handle")}
        valueText={t("compare.handleValue", { share: Math.round(share), earlier, now })}
        hint={t("compare.keys")}
        onShare={setShare}
      />
    </section>
  );
}
