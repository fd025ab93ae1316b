// Photos of the case that is open, out of this browser's store, as addresses that the page can show.
import { useEffect, useState } from "react";
import type { CaseFile } from "../core/frame/caseFile";

/** Where a photo can be shown from; null for one that is not on this machine (or not yet here). */
export function usePhotos(file: CaseFile | null): (url: string) => string | null {
  const [shown, setShown] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = (file?.deeds ?? []).flatMap(({ event }) => (event.photos ?? []).map(({ url }) => url)).join("\n");
  useEffect(() => {
    const made: string[] = [];
    let isOver = false;
    const read = async (): Promise<void> => {
      const { photoOf } = await import("./operatorLog");
      const found = new Map<string, string>();
      for (const url of wanted.split("\n")) {
        const photo = await photoOf(url);
        if (photo === null || isOver) continue;
        const address = URL.createObjectURL(photo);
        made.push(address);
        found.set(url, address);
      }
      if (!isOver) setShown(found);
    };
    if (wanted !== "") void read();
    return () => {
      isOver = true;
      for (const address of made) URL.revokeObjectURL(address);
    };
  }, [wanted]);
  return (url) => shown.get(url) ?? null;
}
