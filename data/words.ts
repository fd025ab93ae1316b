// The Chinese words of the generated cases with their English, so that a page can show either.

/** Sources of reports. */
export const SOURCES = {
  patrol: { zh: "网格巡查", en: "Grid patrol" },
  hotline: { zh: "12345热线", en: "12345 hotline" },
  snapshot: { zh: "随手拍", en: "Resident snapshot" },
  video: { zh: "视频发现", en: "Video" },
  townLine: { zh: "镇级热线", en: "Town line" },
  superior: { zh: "上级交办", en: "Sent by superior" },
} as const;
export type Source = keyof typeof SOURCES;

/** Where a case is handled: the four levels. */
export const LEVELS = {
  unit: { zh: "单元自处", en: "Unit" },
  grid: { zh: "网格", en: "Grid" },
  centre: { zh: "中心", en: "Centre" },
  town: { zh: "镇", en: "Town" },
} as const;
export type Level = keyof typeof LEVELS;

/** Where a case stands. */
export const STATES = {
  waitRegister: { zh: "待立案", en: "Waiting to be registered" },
  refused: { zh: "不予立案", en: "Not accepted" },
  voided: { zh: "作废", en: "Voided" },
  waitDispatch: { zh: "待派遣", en: "Waiting to be dispatched" },
  handling: { zh: "处置中", en: "Being handled" },
  waitCheck: { zh: "待核查", en: "Waiting for the check" },
  waitClose: { zh: "待结案", en: "Waiting to be closed" },
  closed: { zh: "结案", en: "Closed" },
  forced: { zh: "强制结案", en: "Closed by order" },
} as const;
export type State = keyof typeof STATES;

/** Handling bodies. */
export const DEPARTMENTS = {
  cityOrder: { zh: "城管中队", en: "Urban management squad" },
  sanitation: { zh: "环卫所", en: "Sanitation office" },
  roads: { zh: "市政养护", en: "Road maintenance" },
  greens: { zh: "绿化养护", en: "Greenery maintenance" },
  water: { zh: "水务站", en: "Water station" },
  building: { zh: "城建中心", en: "Building office" },
  housing: { zh: "房管办", en: "Housing office" },
  police: { zh: "派出所", en: "Police station" },
  traffic: { zh: "交警中队", en: "Traffic police squad" },
  market: { zh: "市场监管所", en: "Market supervision office" },
  fire: { zh: "消防救援站", en: "Fire and rescue station" },
  health: { zh: "卫生健康办", en: "Health office" },
  justice: { zh: "司法所", en: "Justice office" },
  committee: { zh: "居村委会", en: "Residents' and village committees" },
} as const;
export type Department = keyof typeof DEPARTMENTS;
