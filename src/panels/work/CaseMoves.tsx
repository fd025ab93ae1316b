// What may be done with a case now: only what the lifecycle allows, role by role; each opens a form with what must be said with it.
import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoleOffer } from "../../core/frame/caseDeeds";
import type { CaseFile } from "../../core/frame/caseFile";
import type { Catalogue } from "../../core/model/catalogue";
import { type Action, ROLES, type Role } from "../../core/model/lifecycleTable";
import type { Format } from "../format";
import { firstDraft, MoveField } from "./MoveField";
import { type Draft, fieldsOf } from "./moveDraft";

/** Who sits at the page. */
export interface Operator {
  readonly who: string;
  /** null: whoever has the case. */
  readonly role: Role | null;
}

export interface CaseMovesProps {
  readonly file: CaseFile;
  readonly operator: Operator;
  /** The move whose form is open from the start (from the queue). */
  readonly start: Action | null;
  readonly catalogue: Catalogue;
  readonly departments: readonly string[];
  readonly format: Format;
  readonly onOperator: (operator: Operator) => void;
  /** Makes the move; the sentence that says why not, or null when it was done. */
  readonly onMove: (offer: RoleOffer, draft: Draft, photo: File | null) => Promise<string | null>;
}

export function CaseMoves(props: CaseMovesProps) {
  const { file, operator, start, format, onOperator } = props;
  const { t } = useTranslation();
  const able = ROLES.filter((role) => file.offers.some((offer) => offer.role === role));
  const starting = start === null ? null : (file.offers.find(({ action }) => action === start) ?? null);
  const holder = file.holder?.role;
  const role = operator.role ?? starting?.role ?? (holder !== undefined && able.includes(holder) ? holder : able[0]) ?? null;
  const offers = file.offers.filter((offer) => offer.role === role);
  const [chosen, setChosen] = useState<Action | null>(starting?.action ?? null);
  const open = offers.find(({ action }) => action === chosen) ?? null;
  if (file.closedTo === "no_id") return <p className="note">{t("work.noId")}</p>;
  return (
    <div className="moves">
      <div className="moves-who">
        <Select
          size="xs"
          label={t("work.role")}
          allowDeselect={false}
          value={role}
          onChange={(value) => onOperator({ ...operator, role: ROLES.find((one) => one === value) ?? null })}
          data={able.map((one) => ({ value: one, label: t(`case.role.${one}`) }))}
        />
        <TextInput size="xs" label={t("work.who")} value={operator.who} onChange={(event) => onOperator({ ...operator, who: event.currentTarget.value })} />
      </div>
      <fieldset className="moves-list" aria-label={t("work.moves")}>
        {offers.map((offer) => (
          <Button
            key={offer.action}
            size="compact-sm"
            variant={offer.action === chosen ? "filled" : offer.to === null ? "default" : "light"}
            aria-pressed={offer.action === chosen}
            data-action={offer.action}
            onClick={() => setChosen(offer.action === chosen ? null : offer.action)}
          >
            {t(`work.action.${offer.action}`)}
          </Button>
        ))}
      </fieldset>
      {open && <MoveForm key={`${open.action} ${open.role}`} {...props} offer={open} onDone={() => setChosen(null)} />}
      {offers.length === 0 && <p className="note">{t("work.nothing")}</p>}
      <p className="note">{t("work.kept", { time: format.minute(file.found.log.at(-1)?.at ?? 0) })}</p>
    </div>
  );
}

type MoveFormProps = CaseMovesProps & { readonly offer: RoleOffer; readonly onDone: () => void };

function MoveForm({ file, operator, offer, catalogue, departments, format, onMove, onDone }: MoveFormProps) {
  const { t } = useTranslation();
  const fields = fieldsOf(offer.action, offer.asks);
  const open = file.found.supervisions.filter(({ settledAt }) => settledAt === null);
  const [draft, setDraft] = useState<Draft>(() => firstDraft(fields, file.row.codes.category_code ?? null, open, catalogue));
  const [photo, setPhoto] = useState<File | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (operator.who.trim() === "") {
      setRefused(t("work.whoMissing"));
      return;
    }
    setBusy(true);
    const reason = await onMove(offer, draft, photo);
    setBusy(false);
    setRefused(reason);
    if (reason === null) onDone();
  };
  return (
    <form
      className="move-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fields.map((field) => (
        <MoveField
          key={field}
          field={field}
          draft={draft}
          photo={photo}
          catalogue={catalogue}
          departments={departments}
          supervisions={open}
          format={format}
          onChange={(name, value) => setDraft({ ...draft, [name]: value, ...(name === "category" ? { condition: "" } : {}) })}
          onPhoto={setPhoto}
        />
      ))}
      {offer.deadlineAfter !== null && draft.granted !== "no" && (
        <p className="note">{t("work.deadlineAfter", { time: format.minute(offer.deadlineAfter) })}</p>
      )}
      {offer.to !== null && <p className="note">{t("work.leadsTo", { state: t(`case.state.${offer.to}`) })}</p>}
      {refused !== null && (
        <p className="move-refused" role="alert">
          {refused}
        </p>
      )}
      <div className="move-send">
        <Button type="submit" size="compact-sm" loading={busy}>
          {t("work.confirm", { action: t(`work.action.${offer.action}`) })}
        </Button>
        <Button type="button" size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          {t("work.cancel")}
        </Button>
      </div>
    </form>
  );
}
