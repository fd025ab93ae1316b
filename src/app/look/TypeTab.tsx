// Types of the grids: two measures out of sums and plan, drawn on the map for as long as the tab is open.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { knowsAxis, QUADRANT_ORDER, typeClasses, typeTable } from "../../core/frame/typeTable";
import { TYPOLOGIES } from "../../core/stats/typology";
import { quadrantColours } from "../../panels/charts/quadrants";
import type { LegendEntry } from "../../panels/Legend";
import { TypeLook, useTypeWords } from "../../panels/look/TypeLook";
import { typologyOf } from "../../panels/look/typePart";
import type { DeskProps, Shown } from "../deskProps";
import { saveFile } from "../saveText";
import { changeView } from "../useView";
import { useShown } from "./useShown";
import { useSums } from "./useSums";
import { Waiting } from "./Waiting";

const NONE = new Float64Array();
const nothing = (): void => undefined;

export function TypeTab(props: DeskProps) {
  const { session, view, scheme, format, chosen, onChoose, onShow } = props;
  const { t } = useTranslation();
  const { plan } = session.opened;
  const periods = useMemo(() => [view.period], [view.period]);
  const sums = useSums(props, periods)?.[0] ?? null;
  const text = view.look?.part ?? null;
  const names = useMemo(() => plan?.grids.map(({ name }) => name) ?? [], [plan]);
  const numbers = useMemo(() => plan?.numbers ?? {}, [plan]);
  const typology = useMemo(() => typologyOf(text, (axis) => knowsAxis(axis, numbers)), [text, numbers]);
  const table = useMemo(() => typeTable(typology, sums ?? NONE, names.length, numbers), [typology, sums, names, numbers]);
  const words = useTypeWords(typology, table, names.length, format);
  const periodText = view.period ? `${format.day(view.period.from)} – ${format.day(view.period.to - 1)}` : t("legend.allTime");

  const shown = useMemo((): Shown | null => {
    if (sums === null) return null;
    const colours = quadrantColours(scheme);
    const entries: LegendEntry[] = [
      ...QUADRANT_ORDER.map((quadrant, place) => ({
        kind: "class" as const,
        color: colours[place] ?? "",
        text: words.types[quadrant],
        grids: table.sizes[quadrant],
      })),
      { kind: "none", color: "transparent", text: t("legend.none"), grids: table.untyped },
    ];
    const classed = { classes: typeClasses(table), colours, entries, n: 0 };
    const legend = {
      title: words.name,
      unit: "",
      denominator: null,
      period: periodText,
      method: words.cuts,
      entries,
      counted: "grids" as const,
      gradient: null,
      shown: "",
      notes: [],
    };
    return { classed, legend, marks: [], onPick: nothing };
  }, [sums, scheme, words, table, periodText, t]);
  useShown(onShow, shown);

  if (plan === null || sums === null) return <Waiting />;
  return (
    <TypeLook
      typology={typology}
      presets={TYPOLOGIES.filter(({ x, y }) => knowsAxis(x, numbers) && knowsAxis(y, numbers))}
      table={table}
      numbers={numbers}
      names={names}
      periodText={periodText}
      chosen={chosen}
      scheme={scheme}
      format={format}
      onTypology={(id) => changeView({ look: { tab: "typology", part: id } }, true)}
      onChoose={onChoose}
      onSave={saveFile}
    />
  );
}
