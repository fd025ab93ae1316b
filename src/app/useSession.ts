// Opening things in the engine: the first sight (configuration or demo town), then the reader's own files.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { proxy, type Remote } from "comlink";
import { useCallback, useMemo, useReducer, useRef, useState } from "react";
import type { Progress } from "../core/frame/answers";
import type { Mapping } from "../core/model/mapping";
import type { Result } from "../core/model/result";
import type { BoundaryOptions, Engine, Opened } from "../engine/api";
import type { Config } from "./config";
import { openConfigured, openNamedPlan } from "./firstSight";
import { headOf, kindOfFile } from "./openFiles";
import { createProgress } from "./progress";
import { afterStep, type Fault, IDLE } from "./session";
import { AGAIN_MS } from "./survive/again";
import { parseHash } from "./url";

/** The key of what is open. */
export const SESSION = ["session"] as const;
const NOTHING_OPEN: Opened = { plan: null, ledger: null, ground: [], english: null };

/**
 * The session: what is open, what is going on, and the acts that change it. `planName` says which of the configured plans is opened first. Of a configuration
 * that could not be read (null) nothing is opened, the demo town neither: invented cases would pass for the city's.
 */
export function useSession(engine: Remote<Engine>, config: Config | null, planName: string | null) {
  const client = useQueryClient();
  const [activity, tell] = useReducer(afterStep, IDLE);
  const [progress] = useState(createProgress);
  // Progress comes on a channel of its own and may arrive after the answer: what comes late is dropped.
  const running = useRef(0);
  const report = useMemo(
    () =>
      proxy((step: Progress) => {
        if (running.current > 0) progress.set(step);
      }),
    [progress],
  );
  const added = useRef(0);
  const missing = useRef<Fault | null>(null);

  const session = useQuery({
    queryKey: SESSION,
    queryFn: async (): Promise<Opened> => {
      if (config === null) return engine.opened();
      running.current += 1;
      const opened = await openConfigured(engine, config, planName, report, (shown) => client.setQueryData(SESSION, shown));
      running.current -= 1;
      progress.set(null);
      if (missing.current) tell({ kind: "healed", fault: missing.current });
      missing.current = null;
      if (opened.ok) return opened.value;
      const fault: Fault = { kind: "issue", issue: opened.issue };
      if (opened.issue.code === "unreadable") missing.current = fault;
      tell({ kind: "fault", fault });
      return engine.opened();
    },
    refetchInterval: () => (missing.current !== null && parseHash(window.location.hash).screen === "wall" ? AGAIN_MS : false),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

  /** Runs one opening; what it opened becomes the session, what it refused becomes a fault. */
  const take = useCallback(
    async (opening: () => Promise<Result<Opened>>): Promise<boolean> => {
      running.current += 1;
      const opened = await opening();
      running.current -= 1;
      progress.set(null);
      if (opened.ok) client.setQueryData(SESSION, opened.value);
      else if (opened.issue.code !== "cancelled") tell({ kind: "fault", fault: { kind: "issue", issue: opened.issue } });
      return opened.ok;
    },
    [client, progress],
  );

  const openBoundaries = useCallback(
    async (file: File, options: BoundaryOptions = {}): Promise<void> => {
      if (await take(() => engine.openBoundaries(file, options, report))) tell({ kind: "planOpened", file });
    },
    [engine, report, take],
  );

  const openPlan = useCallback((name: string | null) => take(() => openNamedPlan(engine, config ?? {}, name, report)), [engine, config, report, take]);

  const openReports = useCallback(
    async (file: File, mapping: Mapping, add: boolean): Promise<void> => {
      if (await take(() => engine.openReports(file, mapping, add, report))) tell({ kind: "reportsOpened", file, mapping, add });
    },
    [engine, report, take],
  );

  const inspect = useCallback(
    async (file: File): Promise<void> => {
      const inspected = await engine.inspectReports(file);
      if (inspected.ok) tell({ kind: "inspected", waiting: { file, inspection: inspected.value } });
      else tell({ kind: "fault", fault: { kind: "issue", issue: inspected.issue } });
    },
    [engine],
  );

  /** Looks again at the file whose mapping waits, its bytes read in another encoding; null reads them as they tell. */
  const inspectAgain = useCallback(
    async (encoding: string | null): Promise<void> => {
      const first = activity.waiting[0];
      if (!first) return;
      const inspected = await engine.inspectReports(first.file, encoding ?? undefined);
      if (inspected.ok) tell({ kind: "inspectedAgain", inspection: inspected.value });
      else tell({ kind: "fault", fault: { kind: "issue", issue: inspected.issue } });
    },
    [engine, activity.waiting],
  );

  /** Opens dropped files: boundaries at once and first, each file of reports after its mapping was confirmed. */
  const openFiles = useCallback(
    async (files: readonly File[]): Promise<void> => {
      added.current = 0;
      const kinds = await Promise.all(files.map(async (file) => ({ file, kind: kindOfFile(file.name, await headOf(file)) })));
      for (const { file, kind } of kinds) if (kind === "boundaries") await openBoundaries(file);
      for (const { file, kind } of kinds) if (kind === "reports") await inspect(file);
    },
    [openBoundaries, inspect],
  );

  /** The mapping of the file in front was confirmed (or refused with null). Files dropped together become one ledger. */
  const confirmMapping = useCallback(
    async (mapping: Mapping | null): Promise<void> => {
      const first = activity.waiting[0];
      tell({ kind: "mapped" });
      if (!first || mapping === null) return;
      added.current += 1;
      await openReports(first.file, mapping, added.current > 1);
    },
    [activity.waiting, openReports],
  );

  const cancel = useCallback(() => void engine.cancel(), [engine]);
  const { data, dataUpdatedAt, isPending } = session;
  // The same object until something changes, so that what is given it is not drawn again.
  return useMemo(
    () => ({
      opened: data ?? NOTHING_OPEN,
      openedAt: dataUpdatedAt,
      pending: isPending,
      activity,
      progress,
      tell,
      openFiles,
      openBoundaries,
      openPlan,
      openReports,
      confirmMapping,
      inspectAgain,
      cancel,
    }),
    [data, dataUpdatedAt, isPending, activity, progress, openFiles, openBoundaries, openPlan, openReports, confirmMapping, inspectAgain, cancel],
  );
}

export type Session = ReturnType<typeof useSession>;
