// Setting up the wall on screen: room with its proof, playlist, rules; one JSON that leaves, comes in, and goes into a link for a kiosk.
import "../../panels/wall/setup.css";
import { Button, Drawer, NumberInput, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usualRoom } from "../../core/frame/room";
import type { Wall } from "../../core/frame/wall";
import { issueText } from "../../core/model/issue";
import { readWall } from "../../feed/wall";
import { RoomForm } from "../../panels/wall/RoomForm";
import { StepForm } from "../../panels/wall/StepForm";
import type { DeskProps } from "../deskProps";
import { savedViews } from "../savedViews";
import { saveFile } from "../saveText";
import { DEFAULT_VIEW, formatHash } from "../url";
import type { RoomOnPage } from "./useRoom";
import type { WallSetting } from "./wallSetting";

export interface SetupDeskProps extends Pick<DeskProps, "view" | "format"> {
  readonly setting: WallSetting;
  readonly room: RoomOnPage;
  readonly onClose: () => void;
}

export default function SetupDesk({ view, format, setting, room, onClose }: SetupDeskProps) {
  const { t } = useTranslation();
  const { wall, keep, reset } = setting;
  const { screen, sizes } = room;
  const change = (part: Partial<Wall>): void => keep({ ...wall, ...part });
  const night = wall.night ?? { from: 22, to: 6, light: 1 };
  const shownNow = showOf(formatHash({ ...view, period: null, step: null, wall: null, lang: null, theme: DEFAULT_VIEW.theme }));
  const number = (label: string, value: number, min: number, max: number, onValue: (value: number) => void, step = 1) => (
    <NumberInput
      size="xs"
      label={label}
      value={value}
      min={min}
      max={max}
      step={step}
      onChange={(next) => next !== "" && Number(next) >= min && Number(next) <= max && onValue(Number(next))}
    />
  );
  return (
    <Drawer opened onClose={onClose} position="right" size="min(720px, 100vw)" title={t("wall.set")} closeButtonProps={{ "aria-label": t("wall.closeSet") }}>
      <div className="wall-setup">
        <RoomForm
          room={wall.room ?? usualRoom(screen)}
          isUsual={wall.room === null}
          screen={screen}
          sizes={sizes}
          format={format}
          onRoom={(next) => change({ room: next })}
        />
        <StepForm
          steps={wall.steps}
          onSteps={(steps) => change({ steps })}
          shownNow={shownNow}
          saved={savedViews(localStorage).map(({ name, hash }) => ({ name, show: showOf(hash) }))}
        />
        <section aria-label={t("wall.rules.title")}>
          <h3>{t("wall.rules.title")}</h3>
          <TextInput
            size="xs"
            label={t("wall.rules.grave")}
            defaultValue={wall.grave.join(" ")}
            onBlur={(event) => change({ grave: event.currentTarget.value.split(/[\s,，、]+/).filter((word) => word !== "") })}
          />
          <div className="wall-fields">
            {number(t("wall.rules.hold"), wall.holdSeconds, 0, 3600, (holdSeconds) => change({ holdSeconds }))}
            {number(t("wall.rules.fresh"), wall.newMinutes, 1, 1440, (newMinutes) => change({ newMinutes }))}
            {number(t("wall.rules.drift"), wall.driftPx, 0, 16, (driftPx) => change({ driftPx }))}
            {number(t("wall.rules.nightFrom"), night.from, 0, 24, (from) => change({ night: { ...night, from } }))}
            {number(t("wall.rules.nightTo"), night.to, 0, 24, (to) => change({ night: { ...night, to } }))}
            {number(
              t("wall.rules.light"),
              Math.round(night.light * 100),
              10,
              100,
              (light) => change({ night: light === 100 ? null : { ...night, light: light / 100 } }),
              5,
            )}
            {number(t("wall.rules.pixels"), wall.maxPixels / 1e6, 0.1, 100, (millions) => change({ maxPixels: Math.round(millions * 1e6) }), 0.5)}
          </div>
        </section>
        <JsonPart key={JSON.stringify(wall)} wall={wall} view={view} format={format} keep={keep} reset={reset} />
      </div>
    </Drawer>
  );
}

/** The whole setting as text: to be copied, saved, pasted; and the address that opens a wall with it. */
function JsonPart({ wall, view, format, keep, reset }: Pick<SetupDeskProps, "view" | "format"> & Pick<WallSetting, "wall" | "keep" | "reset">) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => JSON.stringify(wall, null, 2));
  const read = readWall(text, "wall.json");
  const { lang, theme, plan } = view;
  const link = `${window.location.href.split("#")[0]}${formatHash({ ...DEFAULT_VIEW, screen: "wall", lang, theme, plan, wall: JSON.stringify(wall) })}`;
  return (
    <section aria-label={t("wall.json.title")}>
      <h3>{t("wall.json.title")}</h3>
      <TextInput size="xs" readOnly label={t("wall.json.link")} value={link} onFocus={(event) => event.currentTarget.select()} />
      <Textarea
        size="xs"
        label={t("wall.json.text")}
        value={text}
        rows={10}
        spellCheck={false}
        error={read.ok ? undefined : issueText(read.issue, format.language)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="wall-step-tools">
        <Button size="compact-sm" disabled={!read.ok} onClick={() => read.ok && keep(read.value)}>
          {t("wall.json.apply")}
        </Button>
        <Button size="compact-sm" variant="light" onClick={() => saveFile("wall.json", JSON.stringify(wall, null, 2))}>
          {t("wall.json.save")}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={reset}>
          {t("wall.json.reset")}
        </Button>
      </div>
    </section>
  );
}

/** What of an address is looked at. */
function showOf(hash: string): string {
  return hash.split("?").slice(1).join("?");
}
