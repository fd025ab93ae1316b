// Grids of the same kind beside the profile's: how they were found is said below.
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../format";
import { LookTable } from "../look/LookTable";
import { Part } from "./Part";

/** Numbers of one grid in the comparison; the profile's own has distance 0. */
export interface LikeRow {
  readonly slot: number;
  readonly name: string;
  readonly distance: number;
  readonly n: number;
  /** Reports per km². */
  readonly density: number | null;
  readonly closure: number | null;
  readonly timeliness: number | null;
  readonly go: () => void;
}

export interface LikeProps {
  readonly like: readonly LikeRow[];
  readonly people: number | null;
  readonly format: Format;
}

export function LikePart({ like, people, format }: LikeProps): ReactElement {
  const { t } = useTranslation();
  const rows = like.map((row) => ({ ...row, id: String(row.slot) }));
  return (
    <Part title={t("profile.like")}>
      <LookTable
        label={t("profile.like")}
        rows={rows}
        columns={[
          { id: "name", head: t("look.grid"), value: ({ name }) => name, cell: ({ name }) => name },
          { id: "distance", head: t("profile.distance"), value: ({ distance }) => distance, cell: ({ distance }) => format.decimal(distance) },
          { id: "n", head: t("measure.short.n"), value: ({ n }) => n, cell: ({ n }) => format.count(n) },
          { id: "density", head: t("measure.short.density"), value: ({ density }) => density, cell: ({ density }) => format.decimal(density) },
          {
            id: "timeliness",
            head: t("measure.short.timeliness"),
            value: ({ timeliness }) => timeliness,
            cell: ({ timeliness }) => format.percent(timeliness),
          },
          { id: "closure", head: t("measure.short.closure"), value: ({ closure }) => closure, cell: ({ closure }) => format.percent(closure) },
        ]}
        chosen={rows[0]?.id ?? null}
        onChoose={(id) => rows.find((row) => row.id === id)?.go()}
      />
      <p className="note">{t(people === null ? "profile.aboutLikeArea" : "profile.aboutLike")}</p>
    </Part>
  );
}
