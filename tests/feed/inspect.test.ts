// The first look finds the right mapping by itself on every file of reports that cities have published.
import { openAsBlob } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Inspection } from "../../src/core/frame/answers";
import { inspectReports } from "../../src/feed/inspect";
import { blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";

async function look(name: string, text: string): Promise<Inspection> {
  const result = await inspectReports(blobSource(new Blob([text]), name));
  if (!result.ok) throw new Error(JSON.stringify(result.issue));
  return result.value;
}

describe("published files", () => {
  const usTime = (column: string) => ({ column, format: "MM/dd/yyyy hh:mm:ss a" });
  it.each([
    [
      "san_francisco/police_incidents_2003_2015.csv.gz",
      { reported_at: "Dates", category: "Category", description: "Descript", address: "Address", lng: "X", lat: "Y" },
    ],
    [
      "san_francisco/sf311_10k_bigquery.csv.gz",
      {
        case_id: "unique_key",
        reported_at: "created_date",
        closed_at: "closed_date",
        updated_at: "resolution_action_updated_date",
        category: "category",
        source: "source",
        department: "agency_name",
        state: "status",
        address: "incident_address",
        title: "complaint_type",
        description: "descriptor",
        lng: "longitude",
        lat: "latitude",
      },
    ],
    [
      "san_francisco/sf311_sample_10k_dirty.csv.gz",
      {
        case_id: "CaseID",
        reported_at: usTime("Opened"),
        closed_at: usTime("Closed"),
        updated_at: usTime("Updated"),
        category: "Category",
        source: "Source",
        department: "Responsible.Agency",
        state: "Status",
        address: "Address",
        title: "Request.Type",
        description: "Request.Details",
        point: { column: "Point", form: "(lat, lon)" },
      },
    ],
    [
      "san_francisco/sf311_sample_geo_block.csv.gz",
      {
        case_id: "CaseID",
        reported_at: "Opened",
        closed_at: "Closed",
        updated_at: usTime("Updated"),
        category: "Category",
        source: "Source",
        department: "Responsible.Agency",
        state: "Status",
        address: "Address",
        title: "Request.Type",
        description: "Request.Details",
        lng: "Long",
        lat: "Lat",
      },
    ],
    [
      "san_francisco/sffd_calls_10k.csv.gz",
      {
        case_id: "row_id",
        reported_at: "received_timestamp",
        dispatched_at: "dispatch_timestamp",
        handled_at: "on_scene_timestamp",
        closed_at: "available_timestamp",
        category: "call_type",
        level: "priority",
        state: "call_final_disposition",
        address: "address",
        lng: "longitude",
        lat: "latitude",
      },
    ],
    [
      "taipei/traffic_accidents_2019.csv.gz",
      { reported_at: { column: "發生時間", format: "yyyy/M/d-HH:mm" }, category: "處理別", address: "肇事地點", lng: "X", lat: "Y" },
    ],
    ["taipei/traffic_accidents_2020.csv.gz", { reported_at: "發生時間", category: "處理別", address: "肇事地點", lng: "X", lat: "Y" }],
    ["taipei/traffic_accidents_2021.csv.gz", { reported_at: "發生時間", category: "處理別", address: "肇事地點", lng: "longitude", lat: "latitude" }],
    [
      "shenzhen_pingshan/minsheng_events_2018-02_to_10.csv.gz",
      {
        case_id: "REC_ID",
        reported_at: "CREATE_TIME",
        category: "EVENT_TYPE_NAME",
        category_code: "EVENT_TYPE_ID",
        source: "EVENT_SRC_NAME",
        department: "DISPOSE_UNIT_NAME",
        address: "OCCUR_PLACE",
        title: "SUB_TYPE_NAME",
      },
    ],
    ["uk_accidents_2014_points.csv.gz", { lng: "lng", lat: "lat" }],
  ])("%s", async (path, expected) => {
    const file = sharedData(path);
    if (file === null) return;
    const result = await inspectReports(blobSource(await openAsBlob(file), path));
    expect(result).toMatchObject({ ok: true, value: { format: "csv", encoding: "utf-8", suspicions: [] } });
    if (result.ok) expect(result.value.proposal).toEqual(expected);
  });
});

describe("columns by name and value", () => {
  it("knows the columns of grid platforms", async () => {
    const text =
      "案件编号,上报时间,经度(GCJ02),纬度(GCJ02),案件类别,案件来源,处置部门,截止时间,处置完成时间,结案时间,案件状态,满意度,问题描述,返工次数\nA1,2024/3/5 8:01,121.5,31.2,市容,巡查,城管,2024/3/6 8:01,2024/3/5 9:00,2024/3/5 10:00,结案,满意,垃圾,0\nA2,2024/3/25 18:01,121.6,31.1,市容,热线,城管,,,,处置,,占道,1\n";
    expect((await look("案件.csv", text)).proposal).toEqual({
      case_id: "案件编号",
      reported_at: "上报时间",
      lng: "经度(GCJ02)",
      lat: "纬度(GCJ02)",
      crs: "GCJ-02",
      category: "案件类别",
      source: "案件来源",
      department: "处置部门",
      deadline_at: "截止时间",
      handled_at: "处置完成时间",
      closed_at: "结案时间",
      state: "案件状态",
      satisfaction: "满意度",
      description: "问题描述",
      rework_count: "返工次数",
    });
  });

  it("knows the columns of the native layout and of Boston", async () => {
    const native = "case_id,reported_at,lng,lat,category,deadline_at,handled_at,closed_at,level\n1,2024-01-01T00:00:00Z,1,2,a,,,,x\n";
    expect((await look("a.csv", native)).proposal).toEqual(
      Object.fromEntries("case_id reported_at lng lat category deadline_at handled_at closed_at level".split(" ").map((name) => [name, name])),
    );
    const boston = "CASE_ENQUIRY_ID,open_dt,target_dt,closed_dt,latitude,longitude,source\n101000,2015-01-01 00:01:00,2015-01-02 00:01:00,,42.3,-71.1,App\n";
    expect((await look("b.csv", boston)).proposal).toEqual({
      case_id: "CASE_ENQUIRY_ID",
      reported_at: "open_dt",
      deadline_at: "target_dt",
      closed_at: "closed_dt",
      lat: "latitude",
      lng: "longitude",
      source: "source",
    });
  });

  it("does not believe a name that the values contradict", async () => {
    const text = "id,date,x,y\n1,yes,north,a\n1,no,south,b\n";
    expect((await look("a.csv", text)).proposal).toEqual({});
  });

  it("finds positions in one column, whatever it is called", async () => {
    expect((await look("a.csv", 'geom,n\nPOINT (1 2),1\n"POINT(3 4)",2\n')).proposal).toEqual({ point: { column: "geom", form: "wkt" } });
    expect((await look("a.csv", "where,n\n0101000020E6100000000000000000F03F0000000000000040,1\n")).proposal).toEqual({
      point: { column: "where", form: "ewkb" },
    });
  });

  it("is not led astray by __proto__ and constructor", async () => {
    expect((await look("a.csv", "__proto__,constructor,lng,lat\n1,2,3,4\n")).proposal).toEqual({ lng: "lng", lat: "lat" });
  });
});

describe("JSON", () => {
  it("takes positions from geometries and the CRS from the file", async () => {
    const features = [
      {
        type: "Feature",
        properties: { 案件编号: "a", 上报时间: "2024-01-01 08:00:00", lng: 1, lat: 2 },
        geometry: { type: "Point", coordinates: [13_500_000, 3_600_000] },
      },
    ];
    const found = await look(
      "a.geojson",
      JSON.stringify({ type: "FeatureCollection", crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3857" } }, features }),
    );
    expect(found).toMatchObject({ format: "geojson", proposal: { case_id: "案件编号", reported_at: "上报时间", crs: "urn:ogc:def:crs:EPSG::3857" } });
    expect(Object.keys(found.proposal)).not.toContain("lng");
    const plain = await look(
      "a.geojson",
      JSON.stringify({ type: "FeatureCollection", crs: { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } }, features }),
    );
    expect(Object.keys(plain.proposal)).not.toContain("crs");
  });

  it("reads plain records", async () => {
    expect(
      await look("a.json", '[{"id":"a","longitude":121.5,"latitude":31.2,"created_at":"2024-01-01T00:00:00Z"},{"id":"b","longitude":121.6,"latitude":31.1}]'),
    ).toMatchObject({
      format: "json",
      proposal: { case_id: "id", lng: "longitude", lat: "latitude", reported_at: "created_at" },
    });
  });
});

it.each([
  ["", "empty_file"],
  ["PK\x03\x04…", "unknown_format"],
  ["<!doctype html><html>", "unknown_format"],
  ["[1", "no_records"],
])("refuses %j in one sentence", async (text, code) => {
  const result = await inspectReports(blobSource(new Blob([text]), code === "no_records" ? "a.json" : "a.csv"));
  expect(result).toMatchObject({ ok: false, issue: { code } });
});

it("says aloud what the numbers alone tell", async () => {
  const rows = Array.from({ length: 50 }, (_, row) => `${31.1 + row / 1000},${121.1 + row / 1000}`).join("\n");
  expect((await look("a.csv", `lng,lat\n${rows}\n`)).suspicions).toEqual([{ kind: "swapped", support: 50, of: 50, fix: { lng: "lat", lat: "lng" } }]);
  expect((await look("a.csv", `x,y\n${rows.replaceAll("31.", "3331").replaceAll("121.", "51211")}\n`)).suspicions).toEqual([
    { kind: "projected", support: 50, of: 50, fix: {} },
  ]);
});
