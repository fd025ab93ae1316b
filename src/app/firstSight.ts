// What the page opens on: the files that config.json names, or the demo town.
import { type ProxyMarked, type Remote } from "comlink";
import type { Progress } from "../core/frame/answers";
import type { Issue } from "../core/model/issue";
import { type Result, refused } from "../core/model/result";
import type { BoundaryOptions, Engine, Opened } from "../engine/api";
import type { Config } from "./config";

type Report = ((progress: Progress) => void) & ProxyMarked;

/** Opens a configured plan (the one of that name, else the first), ground and cases; without any, the demo town. The first refusal ends it. `show` gets each step that can be seen. */
export async function openConfigured(
  engine: Remote<Engine>,
  config: Config,
  planName: string | null,
  report: Report,
  show: (opened: Opened) => void,
): Promise<Result<Opened>> {
  if (config.catalogue !== undefined || config.calendar !== undefined) {
    const { caseSetting } = await import("./caseSetting");
    const setting = await caseSetting(config);
    if (!setting.ok) return setting;
    await engine.setCases(setting.value);
  }
  const plan = config.plans?.find(({ name }) => name === planName) ?? config.plans?.[0];
  const cases = config.cases ?? [];
  if (!plan && cases.length === 0) {
    const drawn = await engine.openDemo();
    const town = drawn.ok && planName === "units" ? await engine.placeDemo(planName) : drawn;
    if (!town.ok) return town;
    show(town.value);
    // A replayed day brings the cases itself.
    if (config.live?.some((source) => source.kind === "replay" && source.file === undefined)) return town;
    return engine.readDemo(report);
  }
  if (plan) {
    const opened = await openPlanOf(engine, plan, report);
    if (!opened.ok) return opened;
    show(opened.value);
  }
  for (const ground of config.ground ?? []) {
    const file = await fetchFile(ground.file);
    if (!file.ok) return file;
    const opened = await engine.openGround(file.value);
    if (!opened.ok) return opened;
  }
  for (const [index, source] of cases.entries()) {
    const file = await fetchFile(source.file);
    if (!file.ok) return file;
    const mapping = source.mapping ?? (await proposalFor(engine, file.value));
    if ("code" in mapping) return refused(mapping);
    const opened = await engine.openReports(file.value, mapping, index > 0, report);
    if (!opened.ok) return opened;
  }
  return { ok: true, value: await engine.opened() };
}

/** Opens another configured plan, or another level of the demo town, under the reports that are open. */
export async function openNamedPlan(engine: Remote<Engine>, config: Config, name: string | null, report: Report): Promise<Result<Opened>> {
  const plan = config.plans?.find((one) => one.name === name) ?? (name === null ? config.plans?.[0] : undefined);
  return plan ? openPlanOf(engine, plan, report) : engine.placeDemo(name === "units" ? "units" : "grids");
}

async function openPlanOf(engine: Remote<Engine>, plan: NonNullable<Config["plans"]>[number], report: Report): Promise<Result<Opened>> {
  const file = await fetchFile(plan.file);
  if (!file.ok) return file;
  const options: BoundaryOptions = {
    ...(plan.crs !== undefined && { crs: plan.crs }),
    ...(plan.idProperty !== undefined && { idProperty: plan.idProperty }),
    ...(plan.nameProperty !== undefined && { nameProperty: plan.nameProperty }),
  };
  return engine.openBoundaries(file.value, options, report);
}

async function proposalFor(engine: Remote<Engine>, file: File) {
  const inspected = await engine.inspectReports(file);
  return inspected.ok ? inspected.value.proposal : inspected.issue;
}

/** A file of our own origin. */
async function fetchFile(path: string): Promise<Result<File>> {
  const url = new URL(path, document.baseURI);
  const name = decodeURIComponent(url.pathname.split("/").at(-1) ?? path);
  const fault = (reason: string): Issue => ({ code: "unreadable", file: name, place: url.pathname, detail: { reason } });
  try {
    const response = await fetch(url);
    if (!response.ok) return refused(fault(`HTTP ${response.status}`));
    return { ok: true, value: new File([await response.blob()], name) };
  } catch (error) {
    return refused(fault(error instanceof Error ? error.message : String(error)));
  }
}
