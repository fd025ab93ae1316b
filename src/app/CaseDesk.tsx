// Casework on the desk: the queue of the chosen grid and the case that is open, over the side panel so that the map stays in sight.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { CaseDrawer } from "../panels/CaseDrawer";
import { QueueDrawer } from "../panels/QueueDrawer";
import { AssessDesk } from "./AssessDesk";
import type { DeskProps } from "./deskProps";
import { rowInEnglish } from "./inLanguage";
import { maskFor } from "./maskFor";
import { useCatalogue } from "./useCatalogue";

const PAGE = 50;

export interface CaseDeskProps extends DeskProps {
  /** The queue that is open: of a grid, of all (null), or none. */
  readonly queueOf: { readonly slot: number | null } | null;
  readonly onQueueClose: () => void;
}

export function CaseDesk(props: CaseDeskProps) {
  const { engine, config, session, format, question, counting, reportPicked, onReport, queueOf, onQueueClose } = props;
  const { plan, ledger } = session.opened;
  const { now } = question;
  const [shown, setShown] = useState(PAGE);
  const slot = queueOf?.slot ?? null;
  const queue = useQuery({
    queryKey: ["queue", ...counting.versions, slot, now, shown],
    queryFn: () => engine.queue({ slot, level: null, lamp: null, find: "" }, now, 0, shown),
    enabled: queueOf !== null && ledger !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const file = useQuery({
    queryKey: ["case", ...counting.versions, reportPicked, now],
    queryFn: () => (reportPicked === null ? null : engine.caseAt(reportPicked, now)),
    enabled: reportPicked !== null,
  });
  const catalogue = useCatalogue(config);
  const { english } = session.opened;
  const opened = useMemo(() => (file.data ? { ...file.data, row: rowInEnglish(file.data.row, english) } : null), [file.data, english]);
  const generated = opened !== null && ledger?.sources[opened.row.source]?.generated === true;

  return (
    <>
      <AssessDesk {...props} />
      <QueueDrawer
        opened={queueOf !== null && reportPicked === null}
        gridName={slot === null ? null : (plan?.grids[slot]?.name ?? "")}
        queue={queue.data ?? null}
        now={now}
        catalogue={catalogue}
        format={format}
        onOpen={(row) => onReport(row.position)}
        onMore={() => setShown(shown + PAGE)}
        onClose={() => {
          setShown(PAGE);
          onQueueClose();
        }}
      />
      <CaseDrawer
        file={opened}
        now={now}
        grids={plan?.grids ?? []}
        catalogue={catalogue}
        generated={generated}
        mask={maskFor(config)}
        format={format}
        onClose={() => onReport(null)}
      />
    </>
  );
}
