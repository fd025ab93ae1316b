// One chart: drawn when its engine has come, fitted to its box, told in words, taken away as PNG or CSV.
import { Button } from "@mantine/core";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { safeCell } from "../core/frame/assess";
import { chartColours } from "./charts/chartColours";
import type { openChart } from "./charts/engine";
import { type ChartPicture, type Pickable, tableCsv } from "./charts/picture";

/** Hands a file to the reader. */
export type Save = (name: string, content: string | Blob) => void;

export interface ChartProps {
  readonly label: string;
  readonly picture: ChartPicture;
  readonly scheme: "light" | "dark";
  /** Half as high. */
  readonly low?: boolean;
  /** Name of the files, without ending. */
  readonly name: string;
  /** A dot or bar was clicked; its id. */
  readonly onPick?: (id: string) => void;
  readonly onSave: Save;
}

type Instance = ReturnType<typeof openChart>;
/** Pixels of the PNG for one on screen. */
const PNG_SCALE = 2;

export function Chart({ label, picture, scheme, low = false, name, onPick, onSave }: ChartProps): ReactElement {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Instance | null>(null);
  const pick = useRef(onPick);

  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    let instance: Instance | null = null;
    let gone = false;
    const watcher = new ResizeObserver(() => instance?.resize());
    void import("./charts/engine").then(({ openChart }) => {
      if (gone || !box.current) return;
      instance = openChart(box.current);
      instance.on("click", (event) => {
        const { id } = (event.data ?? {}) as Partial<Pickable>;
        if (typeof id === "string") pick.current?.(id);
      });
      watcher.observe(box.current);
      setChart(instance);
    });
    return () => {
      gone = true;
      watcher.disconnect();
      instance?.dispose();
      setChart(null);
    };
  }, []);
  useEffect(() => {
    chart?.setOption({ animation: false, textStyle: { fontFamily: fontOf() }, ...picture.option }, { notMerge: true });
  }, [chart, picture]);

  const png = (): void => {
    const canvas = chart?.renderToCanvas({ pixelRatio: PNG_SCALE, backgroundColor: chartColours(scheme).sheet });
    canvas?.toBlob((blob) => blob && onSave(`${name}.png`, blob));
  };
  return (
    <figure className="chart" data-drawn={chart !== null}>
      <div ref={box} role="img" aria-label={`${label}${t("list.stop")}${picture.summary}`} className="chart-box" data-height={low ? "low" : "tall"} />
      <figcaption>
        <span>{picture.summary}</span>
        <span className="chart-tools">
          <Button size="compact-xs" variant="subtle" onClick={png}>
            {t("chart.png")}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => onSave(`${name}.csv`, tableCsv(picture.table, safeCell))}>
            {t("chart.csv")}
          </Button>
        </span>
      </figcaption>
    </figure>
  );
}

/** The page's own font: a canvas inherits none. */
function fontOf(): string {
  return getComputedStyle(document.body).fontFamily;
}
