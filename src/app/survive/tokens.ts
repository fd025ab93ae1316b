// Tokens of live sources for a page that was started from the kept copy of its configuration, which has none.
import type { Config } from "../config";
import { loadConfig } from "../configFile";

/** A look for the server, while the page runs on the kept copy of its configuration. */
const TOKENS_MS = 10_000;

/** The kept copy of a configuration has no tokens: they are fetched from the server until it answers, and go to the engine. */
export function fetchTokens(give: (name: string, token: string) => Promise<void>): void {
  const look = async (): Promise<void> => {
    const fresh = await loadConfig(window.location.search, document.baseURI);
    const given = (fresh.ok ? (fresh.config.live ?? []) : []).map((source) => ({ name: source.name, token: tokenOf(source) }));
    if (!given.some(({ token }) => token)) setTimeout(() => void look(), TOKENS_MS);
    for (const { name, token } of given) if (token) await give(name, token);
  };
  setTimeout(() => void look(), TOKENS_MS);
}

function tokenOf(source: NonNullable<Config["live"]>[number]): string | undefined {
  return source.kind === "replay" ? undefined : source.auth?.value;
}
