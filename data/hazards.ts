// Five places of the demo town that stand on the list for rectification: made up, at different steps of their way.
import { toUnits } from "../src/core/geo/lattice";
import { dayOf } from "../src/core/model/calendar";
import { type Hazard, type HazardMove, proposeHazard, stepHazard, tellProgress } from "../src/core/model/hazards";
import { HOT_SPOTS, hotSpotPosition } from "./hotspots";

type Words = readonly [zh: string, en: string];

interface Listed {
  readonly spot: string;
  readonly level: Hazard["level"];
  readonly reason: Words;
  readonly measures: Words;
  readonly body: Words;
  readonly due: string;
  readonly moves: readonly (readonly [move: HazardMove, date: string])[];
  readonly progress: number;
}

const LISTED: readonly Listed[] = [
  {
    spot: "dumping",
    level: "town",
    reason: ["偷倒垃圾渣土反复发生", "Waste and spoil are dumped again and again"],
    measures: ["安装监控，设置隔离桩，清运存量", "Cameras, bollards, clear what lies there"],
    body: ["环卫所", "Sanitation office"],
    due: "2026-07-31",
    moves: [
      ["list", "2026-04-10"],
      ["start", "2026-04-15"],
    ],
    progress: 60,
  },
  {
    spot: "migrants",
    level: "county",
    reason: ["群租与消防通道占用集中", "Crowded renting and blocked fire lanes"],
    measures: ["逐户登记，拆除违规隔断，打通消防通道", "Register every home, remove partitions, clear the lanes"],
    body: ["派出所", "Police station"],
    due: "2026-06-15",
    moves: [
      ["list", "2026-02-20"],
      ["start", "2026-03-01"],
    ],
    progress: 45,
  },
  {
    spot: "trucks",
    level: "county",
    reason: ["工地车轮夹带与扬尘投诉集中", "Mud and dust of building sites"],
    measures: ["出口设洗轮机，错峰通行", "Wheel washers at the gates, other hours"],
    body: ["城建中心", "Building office"],
    due: "2026-06-30",
    moves: [
      ["list", "2026-03-05"],
      ["start", "2026-03-10"],
      ["apply", "2026-06-20"],
    ],
    progress: 100,
  },
  {
    spot: "market",
    level: "town",
    reason: ["店外经营与无照设摊反复", "Trading outside shops, unlicensed stalls"],
    measures: ["划定临时疏导点，落实门前责任", "A place for stalls, duties of each shop front"],
    body: ["城管中队", "Urban management squad"],
    due: "2026-03-31",
    moves: [
      ["list", "2025-11-02"],
      ["start", "2025-11-10"],
      ["apply", "2026-03-20"],
      ["accept", "2026-03-28"],
    ],
    progress: 100,
  },
  {
    spot: "emerging",
    level: "town",
    reason: ["施工扰民投诉近半年明显上升", "Complaints of building noise have risen for half a year"],
    measures: ["限定夜间施工，增设隔声围挡", "Limit work at night, add sound screens"],
    body: ["城建中心", "Building office"],
    due: "2026-09-30",
    moves: [],
    progress: 0,
  },
];

/** The list. Its steps follow the lawful moves: a wrong one would throw. */
export function demoHazards(language: "zh" | "en"): readonly Hazard[] {
  const pick = ([zh, en]: Words): string => (language === "zh" ? zh : en);
  const office: Words = ["镇平安办", "Town safety office"];
  const district: Words = ["区平安办", "District safety office"];
  const at = (date: string): number => dayOf(date) * 86_400 + 3600;
  return LISTED.map(({ spot, level, reason, measures, body, due, moves, progress }, index) => {
    const found = HOT_SPOTS.find(({ id }) => id === spot);
    if (found === undefined) throw new Error(`demoHazards: no hot spot ${spot}`);
    const [lng = 0, lat = 0] = hotSpotPosition(found);
    let hazard = proposeHazard({
      number: `LT-${index + 1}`,
      place: pick([found.zh, found.en]),
      position: [toUnits(lng), toUnits(lat)],
      level,
      issuedBy: pick(level === "town" ? office : district),
      reason: pick(reason),
      measures: pick(measures),
      body: pick(body),
      due: at(due),
    });
    for (const [move, date] of moves) {
      const stepped = stepHazard(hazard, { move, at: at(date), by: pick(office), reason: "" });
      if (!stepped.ok) throw new Error(`demoHazards: ${spot} ${move}`);
      hazard = move === "start" ? tellProgress(stepped.value, progress) : stepped.value;
    }
    return hazard;
  });
}
