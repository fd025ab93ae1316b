// Setting the room: width of the wall, farthest seat, letter height; and the proof, formula and figures, that it can be read from there.
import { NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CAP_SHARE, heightAt, LEAST_ARC_MINUTES, type Room, type RoomSizes, type Screen } from "../../core/frame/room";
import type { Format } from "../format";

export interface RoomFormProps {
  readonly room: Room;
  readonly isUsual: boolean;
  readonly screen: Screen;
  readonly sizes: RoomSizes;
  readonly format: Format;
  readonly onRoom: (room: Room) => void;
}

export function RoomForm({ room, isUsual, screen, sizes, format, onRoom }: RoomFormProps) {
  const { t } = useTranslation();
  const px = (value: number): string => t("wall.room.px", { text: format.decimal(value) });
  const mm = (value: number): string => t("wall.room.mm", { text: format.decimal(value) });
  const letterMm = (sizes.textPx * CAP_SHARE) / sizes.pxPerMm;
  const isRead = sizes.arcMinutes >= LEAST_ARC_MINUTES - 0.05;
  const field = (name: keyof Room, min: number, max: number, step: number) => (
    <NumberInput
      size="xs"
      label={t(`wall.room.${name}`)}
      value={room[name]}
      min={min}
      max={max}
      step={step}
      clampBehavior="blur"
      onChange={(value) => {
        const number = Number(value);
        if (value !== "" && number >= min && number <= max) onRoom({ ...room, [name]: number });
      }}
    />
  );
  return (
    <section aria-label={t("wall.room.title")}>
      <h3>{t("wall.room.title")}</h3>
      {isUsual && <p className="note">{t("wall.room.usual")}</p>}
      <div className="wall-fields">
        {field("wallMm", 200, 200_000, 10)}
        {field("seatM", 0.3, 200, 0.5)}
        {field("arcMinutes", LEAST_ARC_MINUTES, 60, 1)}
      </div>
      <table className="wall-proof">
        <caption>{t("wall.room.proof")}</caption>
        <tbody>
          <Line
            name={t("wall.room.needed")}
            how={`h = 2 d tan(α/2) = 2 × ${format.count(room.seatM * 1000)} × tan(${format.decimal(room.arcMinutes)}′/2)`}
            value={mm(sizes.neededMm)}
          />
          <Line
            name={t("wall.room.pitch")}
            how={`${format.count(screen.width)} px ÷ ${format.count(room.wallMm)} mm`}
            value={`${format.decimal(sizes.pxPerMm)} px/mm`}
          />
          <Line name={t("wall.room.font")} how={`h × ${format.decimal(sizes.pxPerMm)} ÷ ${CAP_SHARE}`} value={px(sizes.neededPx)} />
          <Line name={t("wall.room.text")} how={t(`wall.room.layout.${sizes.layout}`)} value={px(sizes.textPx)} />
          <Line name={t("wall.room.letter")} how={`${format.decimal(sizes.textPx)} × ${CAP_SHARE} ÷ ${format.decimal(sizes.pxPerMm)}`} value={mm(letterMm)} />
          <Line name={t("wall.room.seen")} how="α = 2 arctan(h / 2d)" value={`${format.decimal(sizes.arcMinutes)}′`} />
          <Line
            name={t("wall.room.reach")}
            how={`h ÷ ${format.decimal(heightAt(1000, LEAST_ARC_MINUTES))} mm/m`}
            value={t("wall.room.m", { text: format.decimal(sizes.reachM) })}
          />
          <Line name={t("wall.room.line")} how="" value={px(sizes.linePx)} />
          <Line name={t("wall.room.symbol")} how="" value={px(sizes.symbolPx)} />
          <Line name={t("wall.room.map")} how="" value={`× ${format.decimal(sizes.mapScale)}`} />
        </tbody>
      </table>
      <p className="wall-verdict" data-ok={isRead} role="status">
        {t(isRead ? "wall.room.ok" : "wall.tooFar", {
          seat: format.decimal(room.seatM),
          arc: format.decimal(sizes.arcMinutes),
          reach: format.decimal(sizes.reachM),
        })}
      </p>
    </section>
  );
}

function Line({ name, how, value }: { readonly name: string; readonly how: string; readonly value: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{how}</td>
      <td>{value}</td>
    </tr>
  );
}
