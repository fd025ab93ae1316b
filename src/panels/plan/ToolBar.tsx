// The tools of the planner over the map: one button each with its key, undo and redo, and beside them what the tool in hand can be told.
import { ActionIcon, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Drawn in a box of 20: what each tool does, as a stroke. */
const ICONS: Readonly<Record<string, string>> = {
  select: "M5 3l11 7-5 1-2 5z",
  boundary: "M2 15l6-9 5 7 5-9M6.5 4.5h3v3h-3zM11.5 11.5h3v3h-3z",
  cut: "M3 3h14v14H3zM1 12L19 7",
  reshape: "M4 3v14M4 6c9 0 11 2 11 4s-2 4-11 4",
  merge: "M3 3h14v14H3zM10 3v4M10 13v4M6 10h8M11.5 7.5L14 10l-2.5 2.5M8.5 7.5L6 10l2.5 2.5",
  paint: "M12 3l5 5-6 6-5-5zM6 10c-3 1-2 5-4 7 4 0 7 0 8-3",
  fill: "M3 9l7-7 7 7-7 7zM3 9h14M17 12c2 3 2 5 0 5s-2-2 0-5",
  lock: "M4 9h12v8H4zM7 9V6a3 3 0 016 0v3",
  undo: "M8 4L4 8l4 4M4 8h8a4 4 0 010 8H9",
  redo: "M12 4l4 4-4 4M16 8H8a4 4 0 000 8h3",
};

export interface ToolBarProps {
  readonly tools: readonly { readonly name: string; readonly key: string }[];
  readonly chosen: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly disabled: boolean;
  readonly onTool: (name: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** What the tool in hand can be told. */
  readonly children: ReactNode;
}

export function ToolBar({ tools, chosen, canUndo, canRedo, disabled, onTool, onUndo, onRedo, children }: ToolBarProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="tool-bar" role="toolbar" aria-label={t("draft.tools")} aria-orientation="vertical">
        {tools.map(({ name, key }) => (
          <Tool
            key={name}
            name={name}
            hint={t(`draft.tool.${name}`)}
            letter={key}
            pressed={name === chosen}
            disabled={disabled && name !== "select"}
            onClick={() => onTool(name)}
          />
        ))}
        <hr />
        <Tool name="undo" hint={t("draft.undo")} letter="Ctrl+Z" disabled={!canUndo || disabled} onClick={onUndo} />
        <Tool name="redo" hint={t("draft.redo")} letter="Ctrl+Y" disabled={!canRedo || disabled} onClick={onRedo} />
      </div>
      <div className="tool-options" role="group" aria-label={t(`draft.tool.${chosen}`)}>
        <strong>{t(`draft.tool.${chosen}`)}</strong>
        {children}
      </div>
    </>
  );
}

interface ToolProps {
  readonly name: string;
  readonly hint: string;
  readonly letter: string;
  readonly pressed?: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Tool({ name, hint, letter, pressed, disabled, onClick }: ToolProps) {
  const text = `${hint} (${letter})`;
  return (
    <Tooltip label={text} position="right" openDelay={300} events={{ hover: true, focus: true, touch: false }}>
      <ActionIcon
        size={34}
        variant={pressed ? "filled" : "subtle"}
        color={pressed ? "teal" : "gray"}
        aria-label={text}
        aria-pressed={pressed ?? false}
        data-tool={name}
        disabled={disabled}
        onClick={onClick}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className="tool-icon">
          <path d={ICONS[name] ?? ""} />
        </svg>
      </ActionIcon>
    </Tooltip>
  );
}
