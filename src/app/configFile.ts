// Fetching config.json. Its checker is loaded only when it says something, so that most pages never need it.
import type { ConfigResult } from "./config";
import { configUrl } from "./configUrl";

/** The configuration that the page's address names. None at all is an empty one: no file of that name, or a server's page in its place; but one that was asked for must be there. */
export async function loadConfig(search: string, page: string): Promise<ConfigResult> {
  const url = configUrl(search, page);
  if (url === null) {
    return { ok: false, sentence: { en: "?config= takes a path on this site only.", "zh-CN": "?config= 只接受本站内的路径。" } };
  }
  const name = url.split("/").at(-1) ?? "config.json";
  const response = await fetch(url).catch(() => null);
  const isMissing = response !== null && (response.status === 404 || (response.headers.get("content-type") ?? "").includes("html"));
  if (isMissing && !new URLSearchParams(search).has("config")) return { ok: true, config: {} };
  if (!response?.ok || isMissing) {
    const reason = response === null ? "–" : `HTTP ${response.status}`;
    return { ok: false, sentence: { en: `${name} could not be read (${reason}); expected JSON.`, "zh-CN": `无法读取 ${name}（${reason}）；应为 JSON。` } };
  }
  let value: unknown;
  try {
    value = await response.json();
  } catch {
    return { ok: false, sentence: { en: `${name} is not JSON.`, "zh-CN": `${name} 不是 JSON。` } };
  }
  if (saysNothing(value)) return { ok: true, config: {} };
  const { readConfig } = await import("./config");
  return readConfig(name, value);
}

/** True for an object that holds no more than the address of its schema. */
function saysNothing(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).every((key) => key === "$schema");
}
