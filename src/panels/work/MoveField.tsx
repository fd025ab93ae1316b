// One field of a move: a text, a choice, a date, a tick, a photo.
import { Autocomplete, Button, Checkbox, FileButton, Select, Textarea, TextInput } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Supervision } from "../../core/model/caseRecord";
import { type Catalogue, classOf } from "../../core/model/catalogue";
import type { Format } from "../format";
import { CHOICES, type Draft, type FieldName } from "./moveDraft";

export interface MoveFieldProps {
  readonly field: FieldName;
  readonly draft: Draft;
  readonly photo: File | null;
  readonly catalogue: Catalogue;
  /** Departments as the source writes them. */
  readonly departments: readonly string[];
  readonly supervisions: readonly Supervision[];
  readonly format: Format;
  readonly onChange: (field: FieldName, value: string) => void;
  readonly onPhoto: (photo: File | null) => void;
}

export function MoveField(props: MoveFieldProps) {
  const { field, draft, photo, departments, onChange, onPhoto } = props;
  const { t } = useTranslation();
  const label = t(`work.field.${field}`);
  const value = draft[field] ?? "";
  const set = (next: string | null): void => onChange(field, next ?? "");
  switch (field) {
    case "reason":
    case "requirement":
    case "reply":
      return <Textarea size="xs" autosize minRows={2} maxRows={5} label={label} value={value} onChange={(event) => set(event.currentTarget.value)} />;
    case "closing":
    case "needsReply":
      return <Checkbox size="xs" label={label} checked={value === "yes"} onChange={(event) => set(event.currentTarget.checked ? "yes" : "")} />;
    case "department":
      return <Autocomplete size="xs" label={label} data={[...departments]} value={value} onChange={set} limit={40} />;
    case "until":
      return <TextInput size="xs" type="date" label={label} value={value} onChange={(event) => set(event.currentTarget.value)} />;
    case "photo":
      return (
        <div className="move-photo">
          <FileButton accept="image/*" onChange={onPhoto}>
            {(button) => (
              <Button {...button} size="compact-xs" variant="default">
                {label}
              </Button>
            )}
          </FileButton>
          <span className="note">{photo?.name ?? t("work.noPhoto")}</span>
        </div>
      );
    case "verified":
    case "checked":
    case "kind":
    case "level":
    case "granted":
    case "answer":
    case "category":
    case "condition":
    case "of":
      return (
        <Select
          size="xs"
          label={label}
          allowDeselect={false}
          searchable={field === "category"}
          value={value === "" ? null : value}
          onChange={set}
          data={choicesOf(props, t)}
        />
      );
    default:
      return <TextInput size="xs" label={label} value={value} onChange={(event) => set(event.currentTarget.value)} />;
  }
}

/** What can be chosen in a field; of classes and conditions the catalogue's, of supervisions those that are open. */
function choicesOf({ field, draft, catalogue, supervisions, format }: MoveFieldProps, t: TFunction): { readonly value: string; readonly label: string }[] {
  const { language } = format;
  if (field === "category") return catalogue.classes.map(({ code, name }) => ({ value: code, label: `${name[language]} · ${code}` }));
  if (field === "condition") {
    const choices = classOf(catalogue, draft.category ?? "")?.choices ?? [];
    return choices.map(({ condition, limit }) => ({
      value: condition,
      label: `${catalogue.conditions[condition]?.[language] ?? condition} · ${t(`work.limit.${limit.kind}`, { text: String(limit.value) })}`,
    }));
  }
  if (field === "of") return supervisions.map(({ id, requirement, at }) => ({ value: id, label: `${format.minute(at)} ${requirement}`.slice(0, 80) }));
  const words: readonly string[] = field in CHOICES ? CHOICES[field as keyof typeof CHOICES] : [];
  const group = field === "level" ? "case.levels" : field === "answer" ? "case.answer" : `work.choice.${field}`;
  return words.map((word) => ({ value: word, label: t(`${group}.${word}`) }));
}

/** The first choice of each field that has one, so that a form opens with something that may be sent. */
export function firstDraft(fields: readonly FieldName[], category: string | null, supervisions: readonly Supervision[], catalogue: Catalogue): Draft {
  const draft: { [F in FieldName]?: string } = {};
  for (const field of fields) if (field in CHOICES) draft[field] = CHOICES[field as keyof typeof CHOICES][0];
  const known = category === null ? null : classOf(catalogue, category);
  if (fields.includes("category") && known !== null) {
    draft.category = known.code;
    draft.condition = known.choices[0]?.condition ?? "";
  }
  if (fields.includes("of")) draft.of = supervisions[0]?.id ?? "";
  if (fields.includes("level")) draft.level = "centre";
  return draft;
}
