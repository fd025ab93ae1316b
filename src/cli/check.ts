// `gridkeeper check`: every fault of a boundary file with its place; exit 1 when one of them is an error.
import { type Issue, issueText } from "../core/model/issue";
import { buildPlan } from "../core/model/planBuild";
import { propertyText } from "../core/model/planIds";
import { checkPlan } from "../core/plan/check";
import { checkIssueText } from "../core/plan/checkText";
import { readBoundaries } from "../feed/boundaries";
import { openSource } from "./files";
import type { CheckOptions } from "./options";

/** Runs the command and returns its exit code: 0 no error, 1 at least one error or an unreadable file. */
export async function check(options: CheckOptions): Promise<number> {
  const source = await openSource(options.grids);
  if (!source.ok) return fault(source.issue);
  const file = await readBoundaries(source.value, options.crs === undefined ? {} : { crs: options.crs });
  if (!file.ok) return fault(file.issue);
  const built = buildPlan(file.value.name, file.value.features, { labels: false, ...(options.gridId === undefined ? {} : { idProperty: options.gridId }) });
  if (!built.ok) return fault(built.issue);
  const { idProperty } = built.value;
  const ids = file.value.features.map((feature) => (idProperty === null ? null : propertyText(feature, idProperty)));
  const issues = checkPlan(file.value.features, ids);
  const notes = [...file.value.notes, ...built.value.notes];
  if (options.json)
    process.stdout.write(
      `${JSON.stringify({ file: file.value.name, grids: built.value.plan.grids.length, notes: notes.map((note) => issueText(note, "en")), issues }, null, 1)}\n`,
    );
  else {
    for (const note of notes) process.stdout.write(`note: ${issueText(note, "en")}\n`);
    for (const issue of issues) process.stdout.write(`${issue.severity}: ${checkIssueText(issue, ids, "en")}\n`);
    const count = (severity: string): number => issues.filter((issue) => issue.severity === severity).length;
    process.stdout.write(
      `${file.value.name}: ${built.value.plan.grids.length} grids, ${count("error")} errors, ${count("warning")} warnings, ${count("note")} notes\n`,
    );
  }
  return issues.some((issue) => issue.severity === "error") ? 1 : 0;
}

function fault(issue: Issue): number {
  process.stderr.write(`${issueText(issue, "en")}\n`);
  return 1;
}
