// A search in the engine: its progress, its end, and the filter that it becomes when it is done.
import { proxy, type Remote } from "comlink";
import { useCallback, useState } from "react";
import type { Issue } from "../../core/model/issue";
import type { Engine } from "../../engine/api";
import { changeView } from "../useView";

const nothing = (): void => undefined;

/** `progress` is a share of the files, null at rest. A search that was ended leaves the filter as it was. */
export function useSearch(engine: Remote<Engine>) {
  const [progress, setProgress] = useState<number | null>(null);
  const [issue, setIssue] = useState<Issue | null>(null);
  const search = useCallback(
    (text: string | null) => {
      setIssue(null);
      if (text === null) {
        changeView({ text: null });
        return;
      }
      setProgress(0);
      void engine
        .search(
          text,
          proxy(({ bytes, totalBytes }) => setProgress((now) => (now === null ? null : totalBytes === null ? 0 : bytes / totalBytes))),
        )
        .then((found) => {
          setProgress(null);
          if (found.ok) changeView({ text });
          else if (found.issue.code !== "cancelled") setIssue(found.issue);
        });
    },
    [engine],
  );
  const cancel = useCallback(() => void engine.search(null, proxy(nothing)), [engine]);
  return { progress, issue, search, cancel };
}
