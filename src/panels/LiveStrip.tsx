// How fresh every live source is, always on screen: a word that is true, an age, a rate, errors; more of each on demand.
import "./live.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { healthAt, LIVE_STATES, type LiveFacts, type LiveHealth } from "../core/frame/live";
import { toSeconds } from "../core/model/columns";
import { issueText } from "../core/model/issue";
import type { Format } from "./format";
import { ageText } from "./spans";

export interface LiveStripProps {
  readonly sources: readonly LiveFacts[];
  /** This machine's clock, milliseconds since 1970. */
  readonly nowMs: number;
  readonly format: Format;
  /** A token for a source of this name, for this session. */
  readonly onToken: (name: string, token: string) => void;
}

export function LiveStrip({ sources, nowMs, format, onToken }: LiveStripProps) {
  const { t } = useTranslation();
  const judged = sources.map((facts) => ({ facts, health: healthAt(facts, nowMs) }));
  const ahead = judged.map(({ health }) => health.clockAhead).find((seconds) => seconds !== 0);
  const inState = (state: LiveHealth["state"]): number => judged.filter(({ health }) => health.state === state).length;
  const counts = LIVE_STATES.filter((state) => inState(state) > 0).map((state) => t(`live.count.${state}`, { text: format.count(inState(state)) }));
  return (
    <section className="live" aria-label={t("live.label")}>
      {sources.length > 1 && <p className="live-sum">{t("live.sum", { text: format.count(sources.length), counts: counts.join(t("live.comma")) })}</p>}
      {judged.map(({ facts, health }) => (
        <Source key={facts.name} facts={facts} health={health} nowMs={nowMs} format={format} onToken={onToken} />
      ))}
      {ahead !== undefined && (
        <p className="live-clock" role="status">
          {t(ahead > 0 ? "live.clockAhead" : "live.clockBehind", { text: ageText(Math.abs(ahead), t) })}
        </p>
      )}
    </section>
  );
}

interface SourceProps {
  readonly facts: LiveFacts;
  readonly health: LiveHealth;
  readonly nowMs: number;
  readonly format: Format;
  readonly onToken: LiveStripProps["onToken"];
}

function Source({ facts, health, nowMs, format, onToken }: SourceProps) {
  const { t } = useTranslation();
  const { state, sinceMs, ageSeconds, perSecond } = health;
  const since = sinceMs === null ? "" : state === "kept" ? format.minute(toSeconds(sinceMs)) : clockText(toSeconds(sinceMs), toSeconds(nowMs), format);
  return (
    <details className="live-source" data-state={state} name="live">
      <summary>
        <span className="live-dot" aria-hidden="true" />
        <strong>{facts.name}</strong>
        <span className="live-state">{t(`live.state.${state}`, { since })}</span>
        {facts.playedTo !== null && <span>{format.minute(facts.playedTo)}</span>}
        <span className="live-soft">{ageSeconds === null ? t("live.none") : t("live.newest", { age: ageText(ageSeconds, t) })}</span>
        <span className="live-soft live-rate">{t("live.rate", { text: format.decimal(perSecond) })}</span>
        {facts.errors > 0 && <span className="live-errors">{t("live.errors", { count: facts.errors, text: format.count(facts.errors) })}</span>}
      </summary>
      <div className="live-more">
        <p>{t(`live.kind.${facts.kind}`)}</p>
        <p>{t("live.received", { count: facts.received, text: format.count(facts.received) })}</p>
        {facts.keepHours !== null && <p>{t("live.keeps", { hours: format.decimal(facts.keepHours), text: format.count(facts.aged) })}</p>}
        {facts.lastIssue && <p>{issueText(facts.lastIssue, format.language)}</p>}
        {facts.needsToken && <TokenForm name={facts.name} onToken={onToken} />}
      </div>
    </details>
  );
}

/** An instant: of today its time is enough. */
function clockText(at: number, now: number, format: Format): string {
  return format.day(at) === format.day(now) ? format.minute(at).slice(-5) : format.minute(at);
}

/** The token goes from this field to the worker and nowhere else: no form is sent, nothing is offered to be saved. */
function TokenForm({ name, onToken }: { readonly name: string; readonly onToken: LiveStripProps["onToken"] }) {
  const { t } = useTranslation();
  const [token, setToken] = useState("");
  const give = (): void => {
    if (token !== "") onToken(name, token);
    setToken("");
  };
  return (
    <div className="live-token">
      <label>
        {t("live.token")}
        <input
          type="password"
          autoComplete="off"
          value={token}
          onChange={(event) => setToken(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") give();
          }}
        />
      </label>
      <button type="button" onClick={give} disabled={token === ""}>
        {t("live.useToken")}
      </button>
      <p className="live-soft">{t("live.tokenAbout")}</p>
    </div>
  );
}
