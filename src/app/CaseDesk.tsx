// Casework on the desk: the queue and the case that the address names, over the side panel so that the map stays in sight; and what is done with them.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "../core/frame/caseFile";
import type { Catalogue } from "../core/model/catalogue";
import type { Action } from "../core/model/lifecycleTable";
import { CaseDrawer } from "../panels/CaseDrawer";
import { QueueDrawer } from "../panels/QueueDrawer";
import type { Operator } from "../panels/work/CaseMoves";
import { AssessDesk } from "./AssessDesk";
import type { DeskProps } from "./deskProps";
import { panelWords } from "./i18n";
import { rowInEnglish } from "./inLanguage";
import { LogDesk } from "./LogDesk";
import { useLog } from "./logState";
import { maskFor } from "./maskFor";
import { WHOLE_QUEUE } from "./urlCodecs";
import { useCaseActs } from "./useCaseActs";
import { useCatalogue } from "./useCatalogue";
import { usePhotos } from "./usePhotos";
import { changeView } from "./useView";

const PAGE = 50;
const NOBODY: Operator = { who: "", role: null };

/** What must have come before casework is shown. */
export const ready = () => panelWords("work");

/** A case without an id has no place in the address: it is shown by its row, `nameless`. */
export default function CaseDesk(props: DeskProps & { readonly nameless: number | null; readonly filtered: string }) {
  const { config, session, view, format, question, onReport } = props;
  const { t } = useTranslation();
  const { plan, ledger, english } = session.opened;
  const { now } = question;
  const catalogue = useCatalogue(config);
  const [operator, setOperator] = useState(NOBODY);
  const [start, setStart] = useState<Action | null>(null);
  const [logOpen, setLogOpen] = useState(false);
  const [said, setSaid] = useState("");
  const { shown, setShown, queue, funnel } = useQueue(props);
  const file = useCaseFile(props);
  const opened = useMemo(() => (file ? { ...file, row: rowInEnglish(file.row, english) } : null), [file, english]);
  const generated = opened !== null && ledger?.sources[opened.row.source]?.generated === true;
  const log = useLog();
  const acts = useCaseActs(props.engine, file, operator, generated ? now : null, catalogue, format);
  const photoUrl = usePhotos(file);
  const asked = view.queue ?? WHOLE_QUEUE;
  const departments = useMemo(() => departmentsOf(catalogue, format.language), [catalogue, format.language]);
  const openCase = (id: string, position: number, first: Action | null): void => {
    setStart(first);
    if (id === "") onReport(position);
    else changeView({ case: id });
  };

  return (
    <>
      <AssessDesk {...props} />
      <QueueDrawer
        opened={view.queue !== null && file === null && view.case === null}
        asked={asked}
        grids={plan?.grids ?? []}
        queue={queue}
        funnel={funnel}
        filtered={props.filtered}
        now={now}
        catalogue={catalogue}
        format={format}
        onAsk={(next) => {
          setShown(PAGE);
          changeView({ queue: next }, true);
        }}
        onOpen={({ row, position }) => openCase(row.id, position, null)}
        onUrge={({ row, position }) => openCase(row.id, position, "supervise")}
        onLog={() => setLogOpen(true)}
        onMore={() => setShown(shown + PAGE)}
        onClose={() => changeView({ queue: null })}
      />
      <CaseDrawer
        file={opened}
        now={now}
        grids={plan?.grids ?? []}
        catalogue={catalogue}
        generated={generated}
        mask={maskFor(config)}
        format={format}
        work={{
          operator,
          start,
          departments,
          isKept: log.isKept,
          mine: log.mine,
          photoUrl,
          onOperator: setOperator,
          onMove: async (offer, draft, photo) => {
            const refused = await acts.move(offer, draft, photo);
            if (refused === null) setSaid(t("work.done", { action: t(`work.action.${offer.action}`) }));
            return refused;
          },
          onUndo: () => void acts.undo().then((refused) => setSaid(refused ?? t("work.done", { action: t("work.action.retract") }))),
          onLog: () => setLogOpen(true),
        }}
        onClose={() => {
          setStart(null);
          onReport(null);
          changeView({ case: null });
        }}
      />
      {logOpen && <LogDesk engine={props.engine} format={format} onClose={() => setLogOpen(false)} />}
      <p className="hidden" role="status" aria-live="polite">
        {said}
      </p>
    </>
  );
}

/** The page of the queue and the funnel of stages, as the log stands. */
function useQueue({ engine, session, view, question, counting }: DeskProps) {
  const { plan, ledger } = session.opened;
  const { now, filters } = question;
  const [shown, setShown] = useState(PAGE);
  const asked = view.queue;
  const kept = { enabled: asked !== null && ledger !== null, placeholderData: keepPreviousData, staleTime: Number.POSITIVE_INFINITY } as const;
  const slot = asked === null || asked.grid === null ? null : (plan?.grids.find(({ id }) => id === asked.grid)?.slot ?? Number.NaN);
  const queue = useQuery({
    queryKey: ["queue", ...counting.versions, asked, slot, now, shown, filters ?? null],
    queryFn: () => engine.queue({ slot, level: asked?.level ?? null, lamp: asked?.lamp ?? null, find: asked?.find ?? "" }, now, 0, shown, filters),
    ...kept,
  });
  const funnel = useQuery({ queryKey: ["funnel", ...counting.versions, now, filters ?? null], queryFn: () => engine.funnel(now, filters), ...kept });
  return { shown, setShown, queue: queue.data ?? null, funnel: funnel.data ?? null };
}

/** The case that is open, as the log stands; while its next state comes, the last one stays. */
function useCaseFile({ engine, session, view, question, counting, nameless }: DeskProps & { readonly nameless: number | null }): CaseFile | null {
  const { now } = question;
  const wanted = view.case ?? nameless;
  const file = useQuery({
    queryKey: ["case", ...counting.versions, wanted, now],
    queryFn: () => (wanted === null ? null : engine.caseAt(wanted, now)),
    enabled: wanted !== null && session.opened.ledger !== null,
    placeholderData: (last, query) => (query?.queryKey.at(-2) === wanted ? last : undefined),
  });
  const found = wanted === null ? null : (file.data ?? null);
  // A link to a case that is not in the open data: nothing to show, and nothing to keep in the address.
  const isMissing = view.case !== null && file.isSuccess && !file.isPlaceholderData && file.data === null;
  useEffect(() => {
    if (isMissing) changeView({ case: null }, true);
  }, [isMissing]);
  return found;
}

/** Names of departments that can be chosen; as sources write them, in Chinese, whatever the page speaks, since the same hands must have one name. */
function departmentsOf({ departments }: Catalogue, language: "zh-CN" | "en"): readonly string[] {
  return departments.map(({ name }) => name["zh-CN"]).sort(new Intl.Collator(language).compare);
}
