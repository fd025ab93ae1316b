// Native names are believed whatever the values; other names as far as their values go.
import { describe, expect, it } from "vitest";
import { NATIVE_COLUMNS } from "../../src/core/model/columns";
import { inspectReports } from "../../src/feed/inspect";
import { proposeMapping } from "../../src/feed/proposal";
import { blobSource } from "../../src/feed/source";

const itself = Object.fromEntries(NATIVE_COLUMNS.map((name) => [name, name]));
const header = NATIVE_COLUMNS.join(",");
const times = (count: number, value: (row: number) => string) => Array.from({ length: count }, (_, row) => value(row));

async function proposalOf(text: string) {
  const result = await inspectReports(blobSource(new Blob([text]), "a.csv"));
  return result.ok ? result.value.proposal : result.issue;
}

describe("native names", () => {
  it.each([
    ["no row", []],
    ["rows without values", times(300, () => "")],
    ["garbage", times(50, (row) => `garbage${row % 3}`)],
    ["half unknown", times(50, (row) => (row % 2 === 0 ? "unknown" : "?"))],
  ])("are proposed over %s", (_, samples) => {
    expect(proposeMapping(NATIVE_COLUMNS.map((name) => ({ name, samples })))).toEqual(itself);
  });

  it("are proposed in files with a header alone, with or without a line end", async () => {
    expect(await proposalOf(header)).toEqual(itself);
    expect(await proposalOf(`${header}\r\n`)).toEqual(itself);
  });

  it("are proposed when the first record is larger than the head", async () => {
    const cell = `"${"x, y\n".repeat(100_000)}"`;
    expect(await proposalOf(`description,lng,lat,reported_at\n${cell},1,2,2024-01-01\n`)).toEqual({
      description: "description",
      lng: "lng",
      lat: "lat",
      reported_at: "reported_at",
    });
    expect(await proposalOf(`longitude,latitude,note\n1,2,${cell}\n`)).toEqual({ lng: "longitude", lat: "latitude" });
  });

  it("are not taken for another by their values", () => {
    const samples = times(5, (row) => `2024-01-01-000${row}`);
    expect(proposeMapping([{ name: "case_id", samples }])).toEqual({ case_id: "case_id" });
  });

  it("go before other names for the same, and position columns of a geometry are left alone", () => {
    expect(proposeMapping(["status", "state"].map((name) => ({ name, samples: ["a"] })))).toEqual({ state: "state" });
    expect(
      proposeMapping(
        ["lng", "lat"].map((name) => ({ name, samples: ["1"] })),
        { position: false },
      ),
    ).toEqual({});
  });
});

describe("other names", () => {
  it("of times are believed though part of the values is unreadable, in the format of the others", () => {
    const samples = times(40, (row) => (row % 2 === 0 ? "unknown" : `01/${String((10 + row / 2) | 0)}/2024 08:00:00 PM`));
    expect(proposeMapping([{ name: "Opened", samples }])).toEqual({ reported_at: { column: "Opened", format: "MM/dd/yyyy hh:mm:ss a" } });
  });

  it("are judged by later rows where the first are blank; full columns go before blank ones", async () => {
    const rows = times(700, (row) => (row < 300 ? ",,," : `121.5,31.2,,${row}`)).join("\n");
    expect(await proposalOf(`x,y,longitude,n\n${rows}\n`)).toEqual({ lng: "x", lat: "y" });
  });
});

describe("times whose day and month look alike", () => {
  const rows = (opened: string, closed: string) => `opened,closed,lng,lat\n${`${opened},${closed},1,2\n`.repeat(3)}`;
  const lookAt = async (text: string) => {
    const result = await inspectReports(blobSource(new Blob([text]), "a.csv"));
    if (!result.ok) throw new Error(result.issue.code);
    return result.value;
  };

  it("are told as open, with the formats that fit", async () => {
    const { openTimes } = await lookAt(rows("03/04/2015 10:00", "05/04/2015 10:00"));
    expect(openTimes).toEqual({ reported_at: ["MM/dd/yyyy HH:mm", "dd/MM/yyyy HH:mm"], closed_at: ["MM/dd/yyyy HH:mm", "dd/MM/yyyy HH:mm"] });
  });

  it("are settled by another column of the file", async () => {
    const { openTimes, proposal } = await lookAt(rows("03/04/2015 10:00", "25/04/2015"));
    expect(openTimes).toEqual({});
    expect(proposal.reported_at).toEqual({ column: "opened", format: "dd/MM/yyyy HH:mm" });
  });
});
