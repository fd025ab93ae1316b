// Hazards: the list, kept here; black spots out of a file of crashes, found in a worker; both marked on the map.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { toDegrees, toUnits } from "../../core/geo/lattice";
import { type Hazard, proposeHazard, stepHazard, tellProgress } from "../../core/model/hazards";
import { issueText } from "../../core/model/issue";
import type { Result } from "../../core/model/result";
import { BLACK_SPOT_TIERS, type BlackSpotTier } from "../../core/stats/blackSpots";
import type { CrashSummary } from "../../engine/places";
import { chartColours } from "../../panels/charts/chartColours";
import { HazardLook } from "../../panels/look/HazardLook";
import { SpotFinder } from "../../panels/look/SpotFinder";
import type { DeskProps, Shown } from "../deskProps";
import { saveFile } from "../saveText";
import { changeView } from "../useView";
import { hazardsOf, useHazards } from "./useHazards";
import { places } from "./usePlaces";
import { useShown } from "./useShown";

const FIRST_TIER = BLACK_SPOT_TIERS[0] as BlackSpotTier;
const NEAR_ZOOM = 16;

export function HazardTab(props: DeskProps) {
  const { session, view, scheme, format, question, onGo, onShow } = props;
  const { t } = useTranslation();
  const { now } = question;
  const isDemo = session.opened.plan?.generated === true;
  const { hazards, generated, keep, reset } = useHazards(isDemo, format.language);
  const [said, setSaid] = useState("");
  const [tier, setTier] = useState(FIRST_TIER);
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const open = view.look?.part ?? null;
  const wanted = isDemo || file !== null;
  const source = useQuery({
    queryKey: ["crashes", isDemo, file?.name, file?.size, file?.lastModified],
    queryFn: async (): Promise<Result<CrashSummary>> => places().openCrashes(file, format.timeZone),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const read = source.data?.ok === true ? source.data.value : null;
  const spots = useQuery({
    queryKey: ["spots", read?.name, read?.count, source.dataUpdatedAt, tier, now],
    queryFn: () => places().spots(tier, now),
    enabled: read !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = read === null ? (wanted ? null : []) : (spots.data ?? null);

  const openHazard = (number: string | null): void => {
    changeView({ look: { tab: "hazards", part: number } }, true);
    const position = hazards.find((one) => one.number === number)?.position;
    if (position) onGo({ kind: "view", center: [toDegrees(position[0]), toDegrees(position[1])], zoom: NEAR_ZOOM });
  };
  const chooseSpot = (place: number): void => {
    setChosen(place);
    const spot = found?.[place];
    if (spot) onGo({ kind: "view", center: spot.place, zoom: NEAR_ZOOM });
  };
  const shown = useMemo((): Shown => {
    const colours = chartColours(scheme);
    const tone = ({ state }: Hazard): string =>
      state === "delisted" || state === "refused" ? colours.soft : state === "proposed" ? colours.accent : colours.warn;
    const listed = hazards.flatMap((hazard) =>
      hazard.position === null
        ? []
        : [
            {
              id: `h${hazard.number}`,
              position: [toDegrees(hazard.position[0]), toDegrees(hazard.position[1])] as const,
              colour: tone(hazard),
              text: hazard.place,
              chosen: hazard.number === open,
            },
          ],
    );
    const black = (found ?? []).map(({ place }, index) => ({
      id: `s${index}`,
      position: place,
      colour: colours.fault,
      text: t("look.spots.number", { text: format.count(index + 1) }),
      chosen: index === chosen,
    }));
    const onPick = (id: string): void =>
      id.startsWith("h") ? changeView({ look: { tab: "hazards", part: id.slice(1) } }, true) : setChosen(Number(id.slice(1)));
    return { classed: null, legend: null, marks: [...black, ...listed], onPick };
  }, [hazards, found, open, chosen, scheme, format, t]);
  useShown(onShow, shown);

  const keepAll = (next: readonly Hazard[]): void => setSaid(keep(next) ? "" : t("look.notKept"));
  const change = (number: string, by: (hazard: Hazard) => Hazard): void => keepAll(hazards.map((one) => (one.number === number ? by(one) : one)));
  const propose = (place: number): void => {
    const spot = found?.[place];
    if (!spot) return;
    let serial = hazards.length + 1;
    while (hazards.some(({ number }) => number === `H-${serial}`)) serial++;
    const name = format.language === "en" ? tier.name.en : tier.name.zh;
    const numbers = { crashes: format.count(spot.crashes), deaths: format.count(spot.deaths), injured: format.count(spot.injured) };
    keepAll([
      ...hazards,
      proposeHazard({
        number: `H-${serial}`,
        place: `${name} ${spot.place[1].toFixed(5)}, ${spot.place[0].toFixed(5)}`,
        position: [toUnits(spot.place[0]), toUnits(spot.place[1])],
        level: tier.id === "municipal" ? "municipal" : "county",
        issuedBy: "",
        reason: t("look.spots.line", numbers),
        measures: "",
        body: "",
        due: null,
      }),
    ]);
    openHazard(`H-${serial}`);
  };
  const take = async (chosenFile: File): Promise<void> => {
    const text = await chosenFile.text();
    const next = hazardsOf(parsed(text));
    if (next) keepAll(next);
    else setSaid(t("look.hazards.wrong", { file: chosenFile.name }));
  };

  return (
    <HazardLook
      hazards={hazards}
      open={open}
      now={now}
      generated={generated}
      said={said}
      format={format}
      onOpen={openHazard}
      onMove={(number, move, reason) => {
        const hazard = hazards.find((one) => one.number === number);
        const stepped = hazard && stepHazard(hazard, { move, at: Math.max(now, hazard.steps.at(-1)?.at ?? now), by: "", reason });
        if (stepped?.ok) change(number, () => stepped.value);
        else if (stepped) setSaid(issueText(stepped.issue, format.language));
      }}
      onProgress={(number, progress) => change(number, (hazard) => tellProgress(hazard, progress))}
      onExport={() => saveFile("hazards.json", `${JSON.stringify({ hazards }, null, 2)}\n`)}
      onImport={(chosenFile) => void take(chosenFile)}
      onReset={reset}
    >
      <SpotFinder
        source={read}
        tier={tier}
        spots={found}
        chosen={chosen}
        fault={source.data?.ok === false ? issueText(source.data.issue, format.language) : ""}
        format={format}
        onFile={(next) => {
          setChosen(null);
          setFile(next);
        }}
        onTier={(next) => {
          setChosen(null);
          setTier(next);
        }}
        onChoose={chooseSpot}
        onList={propose}
      />
    </HazardLook>
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
