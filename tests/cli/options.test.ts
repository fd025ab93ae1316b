// The words of the command line: what is understood, and the sentence for what is not.
import { describe, expect, it } from "vitest";
import { readInvocation } from "../../src/cli/options";

function sentence(words: readonly string[]): string {
  const invocation = readInvocation(words);
  return invocation.command === "wrong" ? invocation.sentence : `understood as ${invocation.command}`;
}

describe("readInvocation", () => {
  it("reads assess with several case files and its defaults", () => {
    expect(readInvocation(["assess", "--grids", "g.geojson", "--cases", "a.csv", "b.csv.gz", "--by", "year"])).toEqual({
      command: "assess",
      options: { grids: "g.geojson", cases: ["a.csv", "b.csv.gz"], timeZone: "UTC", cohort: "due", by: "year" },
    });
  });

  it("takes --cases more than once, and - for standard input", () => {
    const invocation = readInvocation(["assess", "--cases", "a.csv", "--grids", "-", "--cases", "b.csv"]);
    expect(invocation).toMatchObject({ options: { grids: "-", cases: ["a.csv", "b.csv"] } });
  });

  it("answers help", () => {
    expect(readInvocation([]).command).toBe("help");
    expect(readInvocation(["--help"]).command).toBe("help");
  });

  it.each([
    [["assess", "--cases", "a.csv"], "assess needs --grids FILE with the boundaries."],
    [["assess", "--grids", "g"], "assess needs --cases FILE with the reports."],
    [["assess", "--grids", "g", "--cases", "a", "--cohort", "some"], '--cohort is "some"; expected due or all.'],
    [["assess", "--grids", "g", "--cases", "a", "--by", "week"], '--by is "week"; expected none, year or month.'],
    [["assess", "--grids", "g", "--cases", "a", "--time-zone", "Mars/Base"], '--time-zone is "Mars/Base"; expected an IANA name such as Asia/Shanghai.'],
    [["check"], "check needs --grids FILE with the boundaries."],
    [["clean", "--out", "o.geojson"], "clean needs --grids FILE with the boundaries."],
    [["clean", "--grids", "g"], "clean needs --out FILE for the cleaned boundaries."],
    [["clean", "--grids", "g.json", "--out", "./g.json"], "./g.json is the file that is read; expected another name."],
    [
      ["clean", "--grids", "g", "--out", "o.doc"],
      '--out is "o.doc"; expected a file that ends in .geojson, .json, .topojson, .kml, .kmz, .zip (Shapefile), .gpkg (GeoPackage).',
    ],
    [["clean", "--grids", "g", "--out", "o.geojson", "--snap", "far"], '--snap is "far"; expected metres from 0 to 100.'],
    [["clean", "--grids", "g", "--out", "o.geojson", "--max-gap", "1e9"], '--max-gap is "1e9"; expected metres from 0.'],
    [["sing"], 'There is no command "sing"; expected assess, check, clean, suggest or score.'],
  ])("%j is refused with one sentence", (words, expected) => {
    expect(sentence(words)).toBe(expected);
  });

  it("names an option that does not exist", () => {
    expect(sentence(["check", "--grids", "g", "--colour", "red"])).toContain("--colour");
  });
});
