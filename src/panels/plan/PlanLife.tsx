// The next steps in the life of the open plan: submit, send back, approve, put in force on a day, retire; and by which plan old cases are judged.
import { Button, Group, Radio, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanMove, PlanStatus } from "../../core/plan/versions/status";

/** By which plan the cases before the first day are judged. */
export type OldCases = "ofTheirDay" | "rebased";

export interface PlanLifeProps {
  readonly name: string;
  readonly status: PlanStatus;
  readonly today: string;
  readonly actor: string;
  readonly canAct: boolean;
  /** Why the last step was refused. */
  readonly said: string | null;
  /** Whether every case is judged by this plan now; null when it is not in force. */
  readonly judges: boolean | null;
  readonly onName: (name: string) => void;
  readonly onActor: (name: string) => void;
  readonly onMove: (move: PlanMove, reason: string, old: OldCases) => void;
  readonly onJudge: (by: OldCases) => void;
}

const NEXT: { readonly [S in PlanStatus]: readonly PlanMove["kind"][] } = {
  draft: ["submit"],
  review: ["approve", "send_back"],
  approved: ["put_in_force", "send_back"],
  in_force: ["retire"],
  retired: [],
};

export function PlanLife({ name, status, today, actor, canAct, said, judges, onName, onActor, onMove, onJudge }: PlanLifeProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(name);
  const [who, setWho] = useState(actor);
  const [day, setDay] = useState(today);
  const [reason, setReason] = useState("");
  const [old, setOld] = useState<OldCases>("ofTheirDay");
  const moves = NEXT[status];
  const moveOf = (kind: PlanMove["kind"]): PlanMove => (kind === "put_in_force" ? { kind, from: day } : kind === "retire" ? { kind, to: day } : { kind });
  return (
    <>
      <div className="plan-columns">
        <TextInput
          size="xs"
          label={t("plans.life.name")}
          value={title}
          disabled={!canAct}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onBlur={() => title.trim() !== "" && title !== name && onName(title.trim())}
        />
        <TextInput
          size="xs"
          label={t("plans.life.actor")}
          value={who}
          onChange={(event) => setWho(event.currentTarget.value)}
          onBlur={() => onActor(who.trim())}
        />
        {moves.some((kind) => kind === "put_in_force" || kind === "retire") && (
          <TextInput size="xs" type="date" label={t("plans.life.day")} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        )}
        {moves.length > 0 && <TextInput size="xs" label={t("plans.life.reason")} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />}
      </div>
      {moves.includes("put_in_force") && (
        <Radio.Group
          size="xs"
          mt={8}
          label={t("plans.life.oldCases")}
          value={old}
          onChange={(chosen) => setOld(chosen === "rebased" ? "rebased" : "ofTheirDay")}
        >
          <Radio size="xs" mt={6} value="ofTheirDay" label={t("plans.life.ofTheirDay")} />
          <Radio size="xs" mt={6} value="rebased" label={t("plans.life.rebased")} />
        </Radio.Group>
      )}
      <Group gap={6} mt={8}>
        {moves.map((kind) => (
          <Button
            key={kind}
            size="compact-sm"
            variant={kind === "send_back" || kind === "retire" ? "default" : "filled"}
            disabled={!canAct}
            onClick={() => onMove(moveOf(kind), reason.trim(), old)}
          >
            {t(`plans.life.move.${kind}`)}
          </Button>
        ))}
      </Group>
      {said !== null && (
        <p className="plan-said" role="alert">
          {said}
        </p>
      )}
      {judges !== null && (
        <div className="plan-said">
          <p role="status">{t(judges ? "plans.life.judgesAll" : "plans.life.judgesOwn")}</p>
          <Button size="compact-xs" variant="default" onClick={() => onJudge(judges ? "ofTheirDay" : "rebased")}>
            {t(judges ? "plans.life.backToTheirs" : "plans.life.rebaseNow")}
          </Button>
        </div>
      )}
    </>
  );
}
