// Early-warning rules as data: what they look at, in which window, what makes them fire, at which level, who owns them and what is to be done.

export interface RuleText {
  readonly zh: string;
  readonly en: string;
}

/** Which cases a rule looks at; what is left out does not matter. Lists mean "one of". */
export interface RuleObject {
  /** Names of classes, or beginnings of their codes. */
  readonly categories?: readonly string[];
  readonly sources?: readonly string[];
  readonly departments?: readonly string[];
  /** `open`: not closed at the instant; `overdue`: open and past its deadline. */
  readonly which: "reported" | "open" | "overdue";
}

/**
 * What makes a rule fire, in each grid or in the whole town (`threshold`, `trend`) or at a place (`repeat`, `cluster`):
 *   threshold   at least so many cases in the window
 *   trend       at least so many, and 2 (√now − √usual) ≥ z, the usual being the mean of so many windows before
 *   repeat      at least so many cases of one class within so many metres of one of them
 *   cluster     cases of any class, each core one with at least so many within so many metres (DBSCAN)
 */
export type RuleTest =
  | { readonly kind: "threshold"; readonly per: "grid" | "town"; readonly atLeast: number }
  | { readonly kind: "trend"; readonly per: "grid" | "town"; readonly atLeast: number; readonly windows: number; readonly z: number }
  | { readonly kind: "repeat"; readonly atLeast: number; readonly metres: number }
  | { readonly kind: "cluster"; readonly atLeast: number; readonly metres: number };

export interface Rule {
  readonly id: string;
  readonly name: RuleText;
  readonly enabled: boolean;
  readonly object: RuleObject;
  /** Cases reported within so many hours before the instant. */
  readonly windowHours: number;
  readonly test: RuleTest;
  readonly level: "notice" | "warning" | "alarm";
  /** The level of the house that must answer. */
  readonly owner: "unit" | "grid" | "centre" | "town";
  readonly action: RuleText;
  /** Why there is such a rule. */
  readonly reason: RuleText;
}

/** One firing: where, on which reports, and against what. */
export interface Firing {
  readonly rule: string;
  /** Seconds since 2000. */
  readonly at: number;
  /** Slot (or OUTSIDE) it concerns; null for the whole town. */
  readonly slot: number | null;
  /** Of a case in the middle, lattice units [x, y]; null for rules about grids and the town. */
  readonly place: readonly [number, number] | null;
  /** Rows of the reports it fired on, ascending. */
  readonly rows: readonly number[];
  /** The usual number of cases, for trends. */
  readonly usual: number | null;
}

/** Rules to start from. Thresholds are proposals, set by back-test so that in the demo town each calls at most a few times a day; no law. */
export const RULE_LIBRARY: readonly Rule[] = [
  {
    id: "repeat-at-place",
    name: { zh: "同地同类反复发生", en: "Same thing, same place, again" },
    enabled: true,
    object: { which: "reported" },
    windowHours: 30 * 24,
    test: { kind: "repeat", atLeast: 10, metres: 50 },
    level: "warning",
    owner: "grid",
    action: { zh: "网格长到现场查明原因，提出根治措施", en: "Grid head visits, finds the cause and proposes a lasting cure" },
    reason: { zh: "一再结案却一再发生，说明治标未治本", en: "Closed again and again means mended, not cured" },
  },
  {
    id: "cluster-of-cases",
    name: { zh: "案件聚集", en: "Cases crowd together" },
    enabled: true,
    object: { which: "reported" },
    windowHours: 72,
    test: { kind: "cluster", atLeast: 8, metres: 100 },
    level: "warning",
    owner: "centre",
    action: { zh: "指挥中心研判并派员核查", en: "Command centre looks into it and sends someone" },
    reason: { zh: "短时间内小范围多类案件集中，往往有共同原因", en: "Many kinds of cases in a small area within days tend to share a cause" },
  },
  {
    id: "grid-rise",
    name: { zh: "网格案件量异常上升", en: "Unusual rise in a grid" },
    enabled: true,
    object: { which: "reported" },
    windowHours: 7 * 24,
    test: { kind: "trend", per: "grid", atLeast: 10, windows: 8, z: 3 },
    level: "notice",
    owner: "grid",
    action: { zh: "网格长说明原因", en: "Grid head explains" },
    reason: { zh: "与本网格前八周相比，超出偶然波动", en: "Beyond chance against the grid's own eight weeks before" },
  },
  {
    id: "overdue-pile",
    name: { zh: "超期案件积压", en: "Overdue cases pile up" },
    enabled: true,
    object: { which: "overdue" },
    windowHours: 90 * 24,
    test: { kind: "threshold", per: "grid", atLeast: 30 },
    level: "alarm",
    owner: "centre",
    action: { zh: "中心督办，逐件明确责任单位与时限", en: "Centre supervises: owner and date for each case" },
    reason: { zh: "一个网格超期未结案件达到三十件", en: "Thirty cases of one grid open past their deadline" },
  },
  {
    id: "hotline-rise",
    name: { zh: "热线投诉激增", en: "Hotline complaints surge" },
    enabled: true,
    object: { which: "reported", sources: ["12345热线", "12345 hotline"] },
    windowHours: 24,
    test: { kind: "trend", per: "town", atLeast: 20, windows: 14, z: 3 },
    level: "alarm",
    owner: "town",
    action: { zh: "镇级会商，统一口径，先行回应", en: "Town meets, answers with one voice, answers first" },
    reason: { zh: "当日热线量超出前两周的偶然波动", en: "Today's calls are beyond chance against two weeks before" },
  },
];
