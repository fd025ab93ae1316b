// Above the queue: which grid, which level, what is looked for; and the way to the log of acts.
import { Button, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { QueuePage } from "../../core/frame/caseQueue";
import { LEVELS } from "../../core/model/lifecycleTable";
import type { Grid } from "../../core/model/plan";
import type { Format } from "../format";
import type { QueueView } from "../QueueDrawer";

export interface QueueToolsProps {
  readonly asked: QueueView;
  readonly grids: readonly Grid[];
  readonly queue: QueuePage | null;
  readonly format: Format;
  readonly onAsk: (asked: QueueView) => void;
  readonly onLog: () => void;
}

const ALL = "*";

export function QueueTools({ asked, grids, queue, format, onAsk, onLog }: QueueToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="queue-tools">
      <Select
        size="xs"
        label={t("table.grid")}
        allowDeselect={false}
        searchable={grids.length > 12}
        value={asked.grid ?? ALL}
        onChange={(value) => onAsk({ ...asked, grid: value === null || value === ALL ? null : value })}
        data={[{ value: ALL, label: t("work.everyGrid") }, ...grids.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        size="xs"
        label={t("work.byLevel")}
        allowDeselect={false}
        value={asked.level ?? ALL}
        onChange={(value) => onAsk({ ...asked, level: LEVELS.find((level) => level === value) ?? null })}
        data={[
          { value: ALL, label: t("work.everyLevel") },
          ...LEVELS.map((level) => ({
            value: level,
            label:
              queue === null ? t(`case.levels.${level}`) : t("work.levelCount", { level: t(`case.levels.${level}`), text: format.count(queue.levels[level]) }),
          })),
        ]}
      />
      <TextInput
        size="xs"
        type="search"
        className="queue-find"
        aria-label={t("work.find")}
        placeholder={t("work.find")}
        value={asked.find}
        onChange={(event) => onAsk({ ...asked, find: event.currentTarget.value.slice(0, 200) })}
      />
      <Button size="xs" variant="default" onClick={onLog}>
        {t("work.log")}
      </Button>
    </div>
  );
}
