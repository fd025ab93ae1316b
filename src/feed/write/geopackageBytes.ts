// Areas as a GeoPackage (OGC 12-128): one table of multipolygons in WGS 84.
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { partsOf } from "../../core/geo/polygons";
import { openSqlite, quoted } from "../sqlite";
import { boxOf } from "./shapefileBytes";

const WGS84 = `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]`;
/** The tables that every GeoPackage has (annex C), its application id "GPKG" and version 1.3. */
const SCHEMA = `
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL), ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84', 4326, 'EPSG', 4326, '${WGS84}', NULL);`;

type Area = Feature<Polygon | MultiPolygon | null>;

/** Bytes of a .gpkg, coordinates [lng, lat] in degrees; the same bytes whenever it is written. `name` is that of its table. */
export async function geopackageBytes(features: readonly Area[], name: string): Promise<Uint8Array> {
  const columns = columnsOf(features);
  const database = await openSqlite();
  try {
    database.run(SCHEMA);
    const declared = columns.map(({ column, type }) => `, ${quoted(column)} ${type}`).join("");
    database.run(`CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOLYGON${declared})`);
    database.run("INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', '1980-01-01T00:00:00.000Z', ?, ?, ?, ?, 4326)", [
      name,
      name,
      ...boxOf(features.flatMap(({ geometry }) => partsOf(geometry).flat(2))),
    ]);
    database.run("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'MULTIPOLYGON', 4326, 0, 0)", [name]);
    database.run("BEGIN");
    const insert = database.prepare(`INSERT INTO ${quoted(name)} VALUES (NULL, ?${", ?".repeat(columns.length)})`);
    for (const { geometry, properties } of features) insert.run([geometry && blobOf(geometry), ...columns.map(({ key }) => sqlValue(properties?.[key]))]);
    insert.free();
    database.run("COMMIT");
    return database.export();
  } finally {
    database.close();
  }
}

interface Column {
  readonly key: string;
  readonly column: string;
  readonly type: "INTEGER" | "REAL" | "TEXT";
}

/** One column a property. SQLite takes "Name" and "name" for one: the second is numbered. */
function columnsOf(features: readonly Area[]): Column[] {
  const keys = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  const taken = new Set(["fid", "geom"]);
  return Array.from(keys, (key) => {
    let column = key;
    for (let number = 1; taken.has(column.toLowerCase()); number++) column = `${key}_${number}`;
    taken.add(column.toLowerCase());
    const values = features.map(({ properties }) => properties?.[key]).filter((value) => value !== null && value !== undefined);
    const numbers = values.length > 0 && values.every((value) => typeof value === "number");
    return { key, column, type: numbers ? (values.every(Number.isSafeInteger) ? "INTEGER" : "REAL") : "TEXT" };
  });
}

function sqlValue(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value);
}

/** Header of version 0, little-endian, without an envelope, then WKB. */
function blobOf(geometry: Polygon | MultiPolygon): Uint8Array {
  const polygons = partsOf(geometry);
  const length = 8 + 9 + polygons.reduce((sum, rings) => sum + 9 + rings.reduce((bytes, ring) => bytes + 4 + ring.length * 16, 0), 0);
  const view = new DataView(new ArrayBuffer(length));
  let at = 0;
  const byte = (value: number): void => view.setUint8(at++, value);
  const word = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  for (const value of [0x47, 0x50, 0, polygons.length === 0 ? 17 : 1]) byte(value);
  word(4326);
  byte(1);
  word(6);
  word(polygons.length);
  for (const rings of polygons) {
    byte(1);
    word(3);
    word(rings.length);
    for (const ring of rings) {
      word(ring.length);
      for (const [lng = Number.NaN, lat = Number.NaN] of ring) {
        view.setFloat64(at, lng, true);
        view.setFloat64(at + 8, lat, true);
        at += 16;
      }
    }
  }
  return new Uint8Array(view.buffer);
}
