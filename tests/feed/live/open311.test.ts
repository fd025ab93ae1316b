// Open311 as real cities answer it: captures of San Francisco's and Boston's servers, in XML, and what a broken one sends.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adapterMaker } from "../../../src/feed/live/adapters";
import { xmlList } from "../../../src/feed/live/open311Xml";
import type { Open311Spec } from "../../../src/feed/live/spec";
import { openDesk, WIRE } from "../../live/world";
import { sharedData } from "../../shared";

const folder = sharedData("open311");
const spec: Open311Spec = { kind: "open311", name: "311", url: "https://city.example/v2", format: "xml", every: 60, jurisdiction: "city.example" };

describe.skipIf(folder === null)("captures of real servers", () => {
  const file = (path: string): string => readFileSync(`${folder}/${path}`, "utf8");

  it("become cases with their times, place, class and state", async () => {
    const asked: string[] = [];
    const fetch = async (url: string): Promise<Response> => {
      asked.push(url);
      const name = url.includes("/services.") ? "services" : url.includes("page=1") ? "service_requests" : "service_requests_empty";
      return new Response(file(`xml_codeforamerica/${name}.xml`));
    };
    const desk = await openDesk(spec, adapterMaker(spec, { wire: { ...WIRE, fetch }, token: null, clientId: "" }));
    expect(await desk.run(new AbortController().signal)).toBeNull();
    expect(desk.ledger.size).toBe(2);
    const [closed, open] = [desk.ledger.row(0), desk.ledger.row(1)];
    expect(closed).toMatchObject({
      id: "638344",
      lng: -122.4651145,
      lat: 37.7622218,
      codes: { category: "Sidewalk and Curb Issues", category_code: "006", state: "closed" },
    });
    const at = (time: string): number => (Date.parse(time) - Date.UTC(2000, 0, 1)) / 1000;
    expect(closed?.times).toEqual({
      reported_at: at("2010-04-14T06:37:38-08:00"),
      updated_at: at("2010-04-14T06:37:38-08:00"),
      closed_at: at("2010-04-14T06:37:38-08:00"),
      deadline_at: at("2010-04-15T06:37:38-08:00"),
    });
    expect(open?.times.closed_at).toBeUndefined();
    expect(asked.every((url) => url.includes("jurisdiction_id=city.example"))).toBe(true);
  });

  it("are read element by element", () => {
    expect(xmlList(file("xml_codeforamerica/services.xml"))?.length).toBe(36);
    expect(xmlList(file("mocks_dc_boston/dc-services.xml"))?.length).toBeGreaterThan(50);
    expect(xmlList(file("xml_codeforamerica/service_requests_empty.xml"))).toEqual([]);
  });
});

describe("what is no list", () => {
  it("is refused: an error, half a document, entities", async () => {
    expect(xmlList("<errors><error><code>403</code></error></errors>")).toBeNull();
    expect(xmlList("<service_requests><request>")).toBeNull();
    expect(xmlList("")).toBeNull();
    expect(xmlList('<!DOCTYPE a [<!ENTITY b "c">]><service_requests>&b;</service_requests>')).toBeNull();
    const fetch = async (): Promise<Response> => new Response("<errors/>");
    const desk = await openDesk(spec, adapterMaker(spec, { wire: { ...WIRE, fetch }, token: null, clientId: "" }));
    expect((await desk.run(new AbortController().signal))?.issue).toMatchObject({ code: "live_no_report", detail: { found: "<errors/>" } });
    expect(desk.source.facts()).toMatchObject({ errors: 1 });
  });
});
