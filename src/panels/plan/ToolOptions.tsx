// What the tool in hand can be told: the brush, what is snapped to, who survives a merge; and in one line how it is used.
import { Button, Checkbox, NativeSelect, SegmentedControl, Slider, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { BRUSHES, type Brush, SNAPS, type SnapName, type ToolName } from "../../core/plan/gestures/tools";

export interface ToolOptionsProps {
  readonly tool: ToolName;
  readonly hasUnits: boolean;
  readonly hasParents: boolean;
  readonly readOnly: boolean;
  readonly brush: Brush;
  readonly snaps: readonly SnapName[];
  readonly whole: boolean;
  /** Grids to choose from, and those that are selected. */
  readonly grids: readonly { readonly grid: number; readonly name: string }[];
  readonly selected: readonly number[];
  readonly onBrush: (brush: Brush) => void;
  readonly onSnaps: (snaps: readonly SnapName[]) => void;
  readonly onWhole: (whole: boolean) => void;
  readonly onSelect: (grids: readonly number[]) => void;
  readonly onMerge: () => void;
  readonly onRename: (grid: number, name: string) => void;
  readonly onLockAll: (locked: boolean) => void;
}

export function ToolOptions(props: ToolOptionsProps) {
  const { tool } = props;
  const { t } = useTranslation();
  return (
    <>
      <p className="note">{t(`draft.how.${tool}`)}</p>
      {tool === "select" && <NameField {...props} />}
      {tool === "paint" && <BrushOptions {...props} />}
      {(tool === "boundary" || tool === "cut" || tool === "reshape") && <SnapOptions {...props} />}
      {(tool === "cut" || tool === "reshape") && props.hasUnits && (
        <Checkbox size="xs" label={t("draft.whole")} checked={props.whole} onChange={(event) => props.onWhole(event.currentTarget.checked)} />
      )}
      {tool === "reshape" && <Receiver {...props} label={t("draft.receiver")} />}
      {tool === "merge" && <MergeOptions {...props} />}
      {tool === "lock" && (
        <div className="draft-row">
          <Button size="compact-xs" variant="default" onClick={() => props.onLockAll(true)}>
            {t("draft.lockAll")}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => props.onLockAll(false)}>
            {t("draft.unlockAll")}
          </Button>
        </div>
      )}
    </>
  );
}

/** Gives the one grid that is selected another name; Enter does. */
function NameField({ grids, selected, readOnly, onRename }: ToolOptionsProps) {
  const { t } = useTranslation();
  const own = selected.length === 1 ? grids.find(({ grid }) => grid === selected[0]) : undefined;
  if (!own || readOnly) return null;
  return (
    <form
      key={`${own.grid} ${own.name}`}
      className="draft-row"
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
        if (name !== "" && name !== own.name) onRename(own.grid, name);
      }}
    >
      <TextInput size="xs" name="name" label={t("draft.name")} defaultValue={own.name} maxLength={60} />
      <Button size="compact-xs" variant="default" type="submit">
        {t("draft.rename")}
      </Button>
    </form>
  );
}

function BrushOptions(props: ToolOptionsProps) {
  const { brush, hasParents, onBrush } = props;
  const { t } = useTranslation();
  return (
    <>
      <Receiver {...props} label={t("draft.paintsInto")} />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("draft.brush.label")}
        value={brush.shape}
        onChange={(shape) => onBrush({ ...brush, shape: BRUSHES.find((one) => one === shape) ?? "round" })}
        data={BRUSHES.map((shape) => ({ value: shape, label: t(`draft.brush.${shape}`) }))}
      />
      {brush.shape === "round" && (
        <div className="tool-size">
          <span>{t("draft.brush.size")}</span>
          <Slider
            size="sm"
            label={null}
            min={2}
            max={80}
            value={brush.size}
            onChange={(size) => onBrush({ ...brush, size })}
            thumbLabel={t("draft.brush.size")}
          />
        </div>
      )}
      <NativeSelect
        size="xs"
        label={t("draft.brush.source")}
        value={brush.source}
        onChange={(event) =>
          onBrush({ ...brush, source: event.currentTarget.value === "none" ? "none" : event.currentTarget.value === "first" ? "first" : "all" })
        }
        data={(["all", "first", "none"] as const).map((source) => ({ value: source, label: t(`draft.source.${source}`) }))}
      />
      {hasParents && (
        <Checkbox
          size="xs"
          label={t("draft.brush.parents")}
          checked={brush.parents}
          onChange={(event) => onBrush({ ...brush, parents: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        size="xs"
        label={t("draft.brush.erases")}
        checked={brush.erases}
        onChange={(event) => onBrush({ ...brush, erases: event.currentTarget.checked })}
      />
    </>
  );
}

/** The grid that receives: the first of the selected. */
function Receiver({ grids, selected, onSelect, label }: ToolOptionsProps & { readonly label: string }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={selected[0] ?? ""}
      onChange={(event) => onSelect(event.currentTarget.value === "" ? [] : [Number(event.currentTarget.value)])}
      data={[{ value: "", label: t("draft.fromMap") }, ...grids.map(({ grid, name }) => ({ value: String(grid), label: name }))]}
    />
  );
}

function SnapOptions({ snaps, onSnaps }: ToolOptionsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="tool-snaps" aria-label={t("draft.snap.label")}>
      <legend>{t("draft.snap.label")}</legend>
      {SNAPS.map((name) => (
        <Checkbox
          key={name}
          size="xs"
          label={t(`draft.snap.${name}`)}
          checked={snaps.includes(name)}
          onChange={(event) => onSnaps(event.currentTarget.checked ? [...snaps, name] : snaps.filter((one) => one !== name))}
        />
      ))}
    </fieldset>
  );
}

function MergeOptions({ grids, selected, onSelect, onMerge }: ToolOptionsProps) {
  const { t } = useTranslation();
  const chosen = grids.filter(({ grid }) => selected.includes(grid));
  if (chosen.length < 2) return null;
  return (
    <>
      <NativeSelect
        size="xs"
        label={t("draft.survivor")}
        value={String(selected[0])}
        onChange={(event) => {
          const first = Number(event.currentTarget.value);
          onSelect([first, ...selected.filter((grid) => grid !== first)]);
        }}
        data={chosen.map(({ grid, name }) => ({ value: String(grid), label: name }))}
      />
      <Button size="xs" onClick={onMerge}>
        {t("draft.mergeNow", { text: chosen.length })}
      </Button>
    </>
  );
}
