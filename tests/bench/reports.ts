// A seeded CSV and GeoJSON of reports for the parsing lines: 11 columns, Chinese text, quoted addresses with commas, doubled quotes.
import { randomStream } from "../coverages";

const CLASSES = ["暴露垃圾", "井盖破损", "占道经营", "违章停车", "噪声扰民", "路灯不亮", "违法建设", "绿化缺株"];
const SOURCES = ["巡查", "12345热线", "居民", "视频"];

export const CSV_MAPPING = {
  case_id: "case_id",
  reported_at: "reported_at",
  lng: "lng",
  lat: "lat",
  category: "category",
  source: "source",
  department: "department",
  state: "state",
  closed_at: "closed_at",
  address: "address",
  title: "title",
} as const;

/** The real file of the bench, unpacked, and what is read of it. */
export const SF_FILE = "police_incidents_2003_2015.csv";
export const SF_MAPPING = { reported_at: "Dates", lng: "X", lat: "Y", category: "Category", address: "Address", description: "Descript" } as const;

const HEADER = Object.keys(CSV_MAPPING).join(",");

/** UTF-8 bytes of a CSV with `rows` reports. */
export function reportsCsv(rows: number): Uint8Array {
  const encoder = new TextEncoder();
  const random = randomStream(42);
  const parts: Uint8Array[] = [];
  let text = `${HEADER}\n`;
  for (let row = 0; row < rows; row++) {
    const { lng, lat } = position(random);
    const start = Date.UTC(2024, 0, 1) + row * 60_000;
    const iso = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+08:00`;
    const street = Math.floor(random() * 400);
    text += `C${String(row).padStart(9, "0")},${iso(start)},${lng},${lat},${CLASSES[row % 8]},${SOURCES[row % 4]},城管${row % 23}队,closed,${iso(start + 3_600_000)},"望江路${street}号, 3""栋""",居民反映问题第${row % 997}类\n`;
    if (text.length > 1 << 20) {
      parts.push(encoder.encode(text));
      text = "";
    }
  }
  parts.push(encoder.encode(text));
  return Uint8Array.from(Buffer.concat(parts));
}

/** UTF-8 bytes of a FeatureCollection with `rows` points. */
export function reportsGeoJson(rows: number): Uint8Array {
  const random = randomStream(43);
  const parts: Buffer[] = [Buffer.from('{"type":"FeatureCollection","features":[\n')];
  let text = "";
  for (let row = 0; row < rows; row++) {
    const { lng, lat } = position(random);
    const time = `${new Date(Date.UTC(2024, 0, 1) + row * 60_000).toISOString().slice(0, 19)}+08:00`;
    text += `${row === 0 ? "" : ",\n"}{"type":"Feature","properties":{"case_id":"C${row}","reported_at":"${time}","category":"${CLASSES[row % 8]}","address":"望江路${row % 400}号"},"geometry":{"type":"Point","coordinates":[${lng},${lat}]}}`;
    if (text.length > 1 << 20) {
      parts.push(Buffer.from(text));
      text = "";
    }
  }
  parts.push(Buffer.from(`${text}\n]}\n`));
  return Uint8Array.from(Buffer.concat(parts));
}

function position(random: () => number): { readonly lng: string; readonly lat: string } {
  return { lng: (121.4 + random() * 0.3).toFixed(7), lat: (31.1 + random() * 0.3).toFixed(7) };
}
