// Sharing what is looked at: links and saved views are the address, pictures come from the map, tables from the engine.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../core/frame/question";
import { monthsOf, usualMonth } from "../panels/months";
import { ShareDialog } from "../panels/ShareDialog";
import { otherPeriod } from "./compare/otherPeriod";
import type { DeskProps } from "./deskProps";
import { pictureSheet } from "./pictureSheet";
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
    const dates = ({ from, to }: Period): string => `${format.day(from)} – ${format.day(to - 1)}`;
    const alone = other && view.period ? t("compare.pictureNow", { now: dates(view.period), earlier: dates(other) }) : undefined;
    const made = t("share.made", { time: format.minute(question.now) });
    const label = ledger?.sources.some((source) => source.generated) ? t("demo.label") : undefined;
    const foot = [label, config.reviewNumber, config.attribution, made].filter((line) => line !== undefined);
    const words = { title: alone ? `${name} · ${alone}` : name, legend, count: (grids: number) => t(`legend.${legend.counted}`, { count: grids }), foot };
    onPicture({
      scale,
      deliver: (map) => {
        const sheet = withLegend ? pictureSheet(map, scale, camera, words, inkOf(scheme)) : map;
        sheet.toBlob((png) => {
          if (png) saveFile(fileName(name, "png"), png);
          setSaid(png ? [t("share.saved"), alone ?? ""].join(" ") : t("share.noPicture"));
        }, "image/png");
      },
    });
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

/** Paper and ink of a theme, for what is drawn outside the page. */
function inkOf(scheme: "light" | "dark") {
  return scheme === "dark"
    ? { paper: "#1a1f24", ink: "#e6ebef", soft: "#9aa6b0", line: "#2d353c" }
    : { paper: "#ffffff", ink: "#1f2830", soft: "#5b656e", line: "#e2ded6" };
}
