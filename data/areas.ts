// Blocks, units, grids and beats as GeoJSON with their codes, names and people. Larger areas are unions of the smaller ones, vertex for vertex.
import type { FeatureCollection } from "geojson";
import type { Division } from "./division";
import { collection, feature } from "./features";
import type { LandUse, Use } from "./landuse";
import { at, centreOf, ringArea } from "./mesh";
import { BEATS, GRID_NAMES } from "./names";
import type { Outlines } from "./outlines";
import { randomFrom } from "./random";
import { nameUnits, type UnitKind } from "./unitNames";

/** People per m² of a block. */
const PEOPLE: Readonly<Record<Use, number>> = {
  lane: 0.0122,
  slab: 0.0122,
  tower: 0.0113,
  shanty: 0.0185,
  village: 0.0095,
  field: 0.0001,
  factory: 0.0012,
  office: 0.0004,
  shop: 0.0012,
  school: 0.0002,
  hospital: 0.0004,
  market: 0.0006,
  park: 0,
  civic: 0,
  metro: 0,
  site: 0.0012,
};

/** Area code of a district that does not exist (real ones begin with 11 to 82), and the town's three digits. */
const TOWN_CODE = "990101101";

export interface Areas {
  readonly blocks: FeatureCollection;
  readonly units: FeatureCollection;
  readonly grids: FeatureCollection;
  readonly beats: FeatureCollection;
  /** People on each face; 0 outside the town. */
  readonly people: readonly number[];
  readonly unitNames: readonly (readonly [string, string])[];
}

/** Codes: 6 digits district + 3 town + 3 committee (001… residents', 201… villages, 401… estates, 601… grids) + 3 block, from the scheme 6+3+3+3. */
export function drawAreas(division: Division, landUse: LandUse, outlines: Outlines): Areas {
  const { mesh, unitOf, gridOf } = division;
  const people = unitOf.map((unit, face) => (unit < 0 ? 0 : Math.round(ringArea(mesh, at(mesh.faces, face)) * PEOPLE[at(landUse.uses, face)])));
  const facesOf = gridOf.map((_, unit) => unitOf.flatMap((owner, face) => (owner === unit ? [face] : [])).sort((a, b) => westFirst(division, a, b)));
  const named = nameUnits(
    facesOf.map((faces, unit) => ({ grid: at(gridOf, unit), kind: kindOf(landUse, faces), middle: middleOf(division, faces) })),
    TOWN_CODE,
  );
  const unitPeople = facesOf.map((faces) => sum(faces.map((face) => at(people, face))));
  const beatOf = facesOf.map((faces) => nearestBeat(division, faces));
  const order = gridOf.map((_, unit) => unit).sort((a, b) => (at(named, a).code < at(named, b).code ? -1 : 1));
  const gridCode = (grid: number): string => `${TOWN_CODE}60${grid + 1}000`;

  const units = order.map((unit) => {
    const { code, zh, en, kind } = at(named, unit);
    return feature(outlines.union(at(facesOf, unit)), {
      code,
      name: zh,
      name_en: en,
      kind,
      grid: gridCode(at(gridOf, unit)),
      beat: `J0${at(beatOf, unit) + 1}`,
      ...residents(at(unitPeople, unit), kind === "villages" ? 620 : 760),
      ...axesOf(kind, code),
    });
  });
  const blocks = order.flatMap((unit) =>
    at(facesOf, unit).map((face, index) =>
      feature(outlines.union([face]), {
        code: `${at(named, unit).code.slice(0, 12)}${String(index + 1).padStart(3, "0")}`,
        unit: at(named, unit).code,
        kind: at(landUse.uses, face),
        population: at(people, face),
      }),
    ),
  );
  const grids = GRID_NAMES.map(([zh, en, kind], grid) => {
    const own = order.filter((unit) => at(gridOf, unit) === grid);
    const staff = { team: 9, staff: sum(own.map((unit) => staffOf(at(unitPeople, unit), 760))) + 9 };
    return feature(outlines.union(own.flatMap((unit) => at(facesOf, unit))), {
      code: gridCode(grid),
      name: zh,
      name_en: en,
      kind,
      units: own.length,
      ...residents(sum(own.map((unit) => at(unitPeople, unit))), 760),
      ...staff,
      ...meanAxes(own.map((unit) => axesOf(at(named, unit).kind, at(named, unit).code))),
    });
  });
  const beats = BEATS.map(({ zh, en }, beat) => {
    const own = order.filter((unit) => at(beatOf, unit) === beat);
    return feature(outlines.union(own.flatMap((unit) => at(facesOf, unit))), {
      code: `J0${beat + 1}`,
      name: zh,
      name_en: en,
      kind: "beat",
      units: own.length,
      ...residents(sum(own.map((unit) => at(unitPeople, unit))), 2600),
    });
  });
  return {
    blocks: collection(blocks),
    units: collection(units),
    grids: collection(grids),
    beats: collection(beats),
    people,
    unitNames: named.map(({ zh, en }) => [zh, en]),
  };
}

/** A stream of chance that nothing else of the town draws from. */
const AXES_STREAM = 41;

interface Axes {
  readonly social_memory: number;
  readonly economic_differentiation: number;
}

const USUAL_AXES: Readonly<Record<UnitKind, readonly [memory: number, split: number]>> = { villages: [68, 40], residents: [44, 52], industry: [20, 66] };

/** How strong the memory of a place is kept, and how far its people's livelihoods have come apart: made-up scores of 0 to 100, villages old and even, estates young and split. */
function axesOf(kind: UnitKind, code: string): Axes {
  const [memory, split] = USUAL_AXES[kind];
  const random = randomFrom(Number(code.slice(-6)), AXES_STREAM);
  const score = (middle: number): number => Math.round(Math.min(98, Math.max(2, middle + 13 * random.bell())));
  return { social_memory: score(memory), economic_differentiation: score(split) };
}

function meanAxes(axes: readonly Axes[]): Axes {
  const mean = (of: keyof Axes): number => Math.round(sum(axes.map((one) => one[of])) / axes.length);
  return { social_memory: mean("social_memory"), economic_differentiation: mean("economic_differentiation") };
}

function residents(population: number, perStaff: number): { population: number; households: number; staff: number } {
  return { population, households: Math.round(population / 2.55), staff: staffOf(population, perStaff) };
}

function staffOf(population: number, perStaff: number): number {
  return Math.max(2, Math.ceil(population / perStaff));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function westFirst({ mesh }: Division, a: number, b: number): number {
  const [au, av] = centreOf(mesh, a);
  const [bu, bv] = centreOf(mesh, b);
  return Math.round(au / 150) - Math.round(bu / 150) || bv - av;
}

/** What a unit is by most of its blocks. */
function kindOf(landUse: LandUse, faces: readonly number[]): UnitKind {
  const share = (...uses: readonly Use[]): number => faces.filter((face) => uses.includes(at(landUse.uses, face))).length / faces.length;
  if (share("factory") > 0.45) return "industry";
  return share("village", "field", "factory") > 0.5 ? "villages" : "residents";
}

/** Middle of a unit on the board, blocks weighed by area. */
function middleOf(division: Division, faces: readonly number[]): readonly [number, number] {
  let u = 0;
  let v = 0;
  let total = 0;
  for (const face of faces) {
    const [faceU, faceV] = centreOf(division.mesh, face);
    const weight = ringArea(division.mesh, at(division.mesh.faces, face));
    u += faceU * weight;
    v += faceV * weight;
    total += weight;
  }
  return [u / total, v / total];
}

function nearestBeat(division: Division, faces: readonly number[]): number {
  const [u, v] = middleOf(division, faces);
  const distances = BEATS.map(({ at: [beatU, beatV] }) => Math.hypot(u - beatU, v - beatV));
  return distances.indexOf(Math.min(...distances));
}
