// The live sources of the page: opened once the session stands, driven by queries, their health always on screen, the data grey past its limit.
import { useIsFetching, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { proxy, type Remote } from "comlink";
import { useEffect, useMemo } from "react";
import { healthAt } from "../core/frame/live";
import type { Engine, Opened } from "../engine/api";
import type { LiveSpec } from "../feed/live/spec";
import type { Format } from "../panels/format";
import { LiveStrip } from "../panels/LiveStrip";
import type { Config } from "./config";
import { liveQuery } from "./liveQueries";
import { SESSION } from "./useSession";

export interface LiveWireProps {
  readonly engine: Remote<Engine>;
  readonly live: NonNullable<Config["live"]>;
  /** Their last good data stays in this browser for a start without a network. */
  readonly keeps: boolean;
  readonly format: Format;
}

export default function LiveWire({ engine, live, keeps, format }: LiveWireProps) {
  const client = useQueryClient();
  const specs = useMemo(() => live.map(absolute), [live]);
  const busy = useIsFetching({ queryKey: SESSION }) > 0;
  const begun = useQuery({
    queryKey: ["liveOpen"],
    queryFn: async () => {
      const opened = await engine.openLive(
        specs,
        proxy(async (now: Opened) => {
          client.setQueryData(SESSION, now, { updatedAt: client.getQueryState(SESSION)?.dataUpdatedAt ?? 0 });
          await drawn();
        }),
        keeps,
      );
      if (opened.ok) client.setQueryData(SESSION, opened.value);
      return opened.ok;
    },
    enabled: !busy,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const running = begun.data === true;
  useQueries({ queries: specs.map((spec, index) => liveQuery(engine, spec, index, running)) });
  const facts = useQuery({
    queryKey: ["liveFacts"],
    queryFn: async () => ({ all: await engine.liveFacts(), nowMs: Date.now() }),
    enabled: running,
    refetchInterval: 1000,
    refetchIntervalInBackground: true,
  });
  const all = facts.data?.all ?? [];
  const nowMs = facts.data?.nowMs ?? 0;
  const stale = all.some((one) => healthAt(one, nowMs).stale);
  useEffect(() => {
    document.documentElement.dataset["stale"] = String(stale);
    return () => {
      delete document.documentElement.dataset["stale"];
    };
  }, [stale]);

  const giveToken = async (name: string, token: string): Promise<void> => {
    await engine.setLiveToken(name, token);
    const index = specs.findIndex((spec) => spec.name === name);
    await client.refetchQueries({ queryKey: ["live", index] }, { cancelRefetch: true });
  };
  return all.length === 0 ? null : <LiveStrip sources={all} nowMs={nowMs} format={format} onToken={(name, token) => void giveToken(name, token)} />;
}

/** Paths of the configuration are relative to the page, and the worker lies elsewhere. */
function absolute(spec: NonNullable<Config["live"]>[number]): LiveSpec {
  const whole = (url: string): string => new URL(url, document.baseURI).href;
  if (spec.kind === "replay") return spec.file === undefined ? spec : { ...spec, file: whole(spec.file) };
  const address = spec.kind === "mqtt" ? whole(spec.url).replace(/^http/, "ws") : whole(spec.url);
  if ((spec.kind === "sse" || spec.kind === "mqtt") && spec.backfill)
    return { ...spec, url: address, backfill: { ...spec.backfill, url: whole(spec.backfill.url) } };
  return { ...spec, url: address };
}

/** The page has had a frame; a hidden one has none, and is not waited for. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 250);
    requestAnimationFrame(() => {
      clearTimeout(late);
      resolve();
    });
  });
}
