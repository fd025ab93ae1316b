// The rules of this page: those the reader has written here, else those of the deployment, else the library to start from.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Issue } from "../../core/model/issue";
import { done, type Result, refused } from "../../core/model/result";
import { RULE_LIBRARY, type Rule } from "../../core/stats/rules";
import { parseRules } from "../../feed/rules";
import type { Config } from "../config";
import { keepJson, keptJson } from "./keptJson";

const KEY = "gridkeeper.rules";

export interface Rules {
  readonly rules: readonly Rule[];
  /** What is wrong with the deployment's file; null for nothing. */
  readonly fault: Issue | null;
  /** Keeps other rules; false when the browser refuses. */
  readonly keep: (rules: readonly Rule[]) => boolean;
  /** Back to the deployment's rules, or to the library. */
  readonly reset: () => void;
}

export function useRules(config: Config): Rules {
  const [own, setOwn] = useState<readonly Rule[] | null>(ownRules);
  const file = config.rules ?? null;
  const given = useQuery({
    queryKey: ["rules", file],
    queryFn: () => (file === null ? done(RULE_LIBRARY) : fetchRules(file)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const keep = useCallback((rules: readonly Rule[]): boolean => {
    setOwn(rules);
    return keepJson(KEY, { rules });
  }, []);
  const reset = useCallback(() => {
    setOwn(null);
    keepJson(KEY, null);
  }, []);
  const loaded = given.data ?? done([]);
  return { rules: own ?? (loaded.ok ? loaded.value : RULE_LIBRARY), fault: loaded.ok ? null : loaded.issue, keep, reset };
}

function ownRules(): readonly Rule[] | null {
  const kept = keptJson(KEY);
  const read = kept === null ? null : parseRules(kept, KEY);
  return read?.ok ? read.value : null;
}

/** Rules of a text; what is no JSON is an issue of the file. */
export function rulesOfText(text: string, file: string): Result<readonly Rule[]> {
  try {
    return parseRules(JSON.parse(text), file);
  } catch {
    return refused({ code: "rule_wrong", file, place: "{}", detail: { expected: "JSON" } });
  }
}

async function fetchRules(path: string): Promise<Result<readonly Rule[]>> {
  const name = path.split("/").at(-1) ?? path;
  const response = await fetch(new URL(path, document.baseURI)).catch(() => null);
  if (!response?.ok) return refused({ code: "unreadable", file: name, place: path, detail: { reason: response === null ? "–" : `HTTP ${response.status}` } });
  return rulesOfText(await response.text(), name);
}
