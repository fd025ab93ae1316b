// Where the setting of this page's wall comes from: the address (a file of this site, or the setting itself), else what this browser keeps, else the deployment's file.
import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { usualWall, type Wall } from "../../core/frame/wall";
import { issueText } from "../../core/model/issue";
import { done, type Result, refused } from "../../core/model/result";
import { parseWall, readWall } from "../../feed/wall";
import type { Config } from "../config";
import { OWN_PATH } from "../configUrl";
import { keepJson, keptJson } from "../look/keptJson";
import { AGAIN_MS } from "../survive/again";
import { changeView } from "../useView";

const KEY = "gridkeeper.wall";

export interface WallSetting {
  readonly wall: Wall;
  /** What is wrong with the setting that was asked for; null for nothing. */
  readonly fault: string | null;
  /** Takes another setting and keeps it in this browser. */
  readonly keep: (wall: Wall) => void;
  /** Back to the deployment's. */
  readonly reset: () => void;
}

export function useWallSetting(config: Config, asked: string | null): WallSetting {
  const { t, i18n } = useTranslation();
  const [own, setOwn] = useState<Wall | null>(() => keptWall());
  const inline = asked?.startsWith("{") === true;
  const path = asked !== null && !inline ? asked : (config.wall ?? null);
  const file = useQuery({
    queryKey: ["wall", path],
    queryFn: async (): Promise<Result<Wall | null>> => (path === null ? done(null) : fetchWall(path)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state: { data } }) => (data?.ok === false && data.issue.code === "unreadable" ? AGAIN_MS : false),
  });
  const given: Result<Wall | null> = useMemo(() => (inline ? readWall(asked ?? "", "#/wall") : (file.data ?? done(null))), [inline, asked, file.data]);
  const usual = useMemo(() => usualOf(t), [t]);
  const wall = (asked === null ? own : null) ?? (given.ok ? given.value : null) ?? usual;
  const keep = useCallback((next: Wall) => {
    setOwn(next);
    keepJson(KEY, next);
    changeView({ wall: null }, true); // what is set here goes before what the link said
  }, []);
  const reset = useCallback(() => {
    setOwn(null);
    keepJson(KEY, null);
  }, []);
  return { wall, fault: given.ok ? null : issueText(given.issue, i18n.language === "en" ? "en" : "zh-CN"), keep, reset };
}

function usualOf(t: TFunction): Wall {
  return usualWall({ today: t("wall.usualStep.today"), week: t("wall.usualStep.week"), month: t("wall.usualStep.month") });
}

function keptWall(): Wall | null {
  const kept = keptJson(KEY);
  const read = kept === null ? null : parseWall(kept, KEY);
  return read?.ok ? read.value : null;
}

/** A file of this site only: an address that names another origin is refused. */
async function fetchWall(path: string): Promise<Result<Wall>> {
  const file = path.split("/").at(-1) ?? path;
  const url = OWN_PATH.test(path) ? new URL(path, document.baseURI) : null;
  if (url?.origin !== window.location.origin) return refused({ code: "wall_wrong", file: "#/wall", place: "wall", detail: { expected: '"wall.json"' } });
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) return refused({ code: "unreadable", file, place: path, detail: { reason: response === null ? "–" : `HTTP ${response.status}` } });
  return readWall(await response.text(), file);
}
