// Sharing what is looked at: links and saved views are the address, pictures come from the map, tables from the engine.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../core/frame/question";
import { monthsOf, usualMonth } from "../panels/months";
import { ShareDialog } from "../panels/ShareDialog";
import { otherPeriod } from "./compare/otherPeriod";
import type { DeskProps, MapPictureOrder } from "./deskProps";
import { pictureSheet, sideBySide } from "./pictureSheet";
import { savedViews, withoutView, withView } from "./savedViews";
import { fileName, saveFile, saveText } from "./saveText";
import { formatHash } from "./url";
import { changeView } from "./useView";

export default function ShareDesk(props: DeskProps & { readonly onClose: () => void }) {
  const { engine, config, session, view, scheme, format, question, legend, camera, onPicture, onClose } = props;
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const [said, setSaid] = useState("");
  const [views, setViews] = useState(() => savedViews(localStorage));
  const page = window.location.href.split("#")[0] ?? "";
  const name = plan?.generated ? t("demo.town") : (plan?.name ?? "");
  const kept = (next: typeof views | null, done: string): void => {
    if (next) setViews(next);
    setSaid(next ? done : t("share.notKept"));
  };

  const span = ledger?.span ?? null;
  const openBook = (reported: Period): void => {
    changeView({ book: true, month: view.month ?? usualMonth(monthsOf(reported, format.timeZone), reported.to, format.timeZone) });
    onClose();
  };

  const takePicture = (scale: number, withLegend: boolean): void => {
    if (!legend || !camera) return;
    setSaid(t("share.drawing"));
    const other = view.look ? null : otherPeriod(view.period, view.compare, format.timeZone);
    const made = t("share.made", { time: format.minute(question.now) });
    const label = ledger?.sources.some((source) => source.generated) ? t("demo.label") : undefined;
    const foot = [label, config.reviewNumber, config.attribution, made].filter((line) => line !== undefined);
    const words = { title: name, legend, count: (grids: number) => t(`legend.${legend.counted}`, { count: grids }), foot };
    const keep = (map: HTMLCanvasElement): void => {
      onPicture(null);
      const sheet = withLegend ? pictureSheet(map, scale, camera, words, inkOf(scheme)) : map;
      sheet.toBlob((png) => {
        if (png) saveFile(fileName(name, "png"), png);
        setSaid(t(png ? "share.saved" : "share.noPicture"));
      }, "image/png");
    };
    if (other === null || view.period === null) return onPicture({ scale, deliver: keep });
    const dates = ({ from, to }: Period): string => `${format.day(from)} – ${format.day(to - 1)}`;
    const sides = [`${t("compare.earlier")} ${dates(other)}`, `${t("compare.now")} ${dates(view.period)}`] as const;
    orderBoth(scale, onPicture, (earlier, later, share) => keep(sideBySide(earlier, later, share, { scale, sides, colours: inkOf(scheme) })));
  };

  return (
    <ShareDialog
      link={page + formatHash(view)}
      embedLink={page + formatHash({ ...view, embed: true })}
      views={views}
      said={said}
      onPicture={legend && camera ? takePicture : null}
      onCopy={(text) =>
        void navigator.clipboard.writeText(text).then(
          () => setSaid(t("share.copied")),
          () => setSaid(t("share.notCopied")),
        )
      }
      onSave={(chosen) => kept(withView(localStorage, { name: chosen, hash: formatHash(view) }), t("share.viewSaved", { name: chosen }))}
      onForget={(chosen) => kept(withoutView(localStorage, chosen), t("share.viewGone", { name: chosen }))}
      onOpenView={(hash) => {
        window.location.hash = hash;
        onClose();
      }}
      onCsv={() => void engine.exportCsv(question).then((csv) => saveText(name, csv))}
      onGeoJson={() =>
        void engine.exportGeoJson(question).then((text) => {
          if (text !== null) saveFile(fileName(name, "geojson"), text);
        })
      }
      onBook={plan && span ? () => openBook(span) : null}
      onClose={onClose}
    />
  );
}

/** Orders the pictures of two compared periods, which come in any order. */
function orderBoth(
  scale: number,
  order: (both: MapPictureOrder) => void,
  done: (earlier: HTMLCanvasElement, later: HTMLCanvasElement, share: number) => void,
): void {
  let later: HTMLCanvasElement | null = null;
  let earlier: { readonly picture: HTMLCanvasElement; readonly share: number } | null = null;
  const join = (): void => {
    if (later && earlier) done(earlier.picture, later, earlier.share);
  };
  order({
    scale,
    deliver: (picture) => {
      later = picture;
      join();
    },
    deliverEarlier: (picture, share) => {
      earlier = { picture, share };
      join();
    },
  });
}

/** Paper and ink of a theme, for what is drawn outside the page. */
function inkOf(scheme: "light" | "dark") {
  return scheme === "dark"
    ? { paper: "#1a1f24", ink: "#e6ebef", soft: "#9aa6b0", line: "#2d353c" }
    : { paper: "#ffffff", ink: "#1f2830", soft: "#5b656e", line: "#e2ded6" };
}
