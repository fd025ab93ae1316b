// Tints that tell neighbouring grids apart, quiet enough for the ground to be read through them, and the colours of the hand.

import type { Coverage } from "../../core/plan/coverage/store";
import { GRIDS } from "../../core/plan/coverage/words";
import { gridNeighbours } from "../../core/plan/gestures/faces";
import type { Theme } from "../palette";

const TINTS: { readonly [T in Theme]: readonly string[] } = {
  light: ["#4e9a9a", "#d99a4e", "#7d7fb8", "#7fae5a", "#c9788c", "#5b93c7", "#b7a441", "#9a7b63"],
  dark: ["#4fa9a9", "#d49a56", "#8e90cc", "#86b565", "#cf8196", "#68a0d4", "#bfae52", "#a98c75"],
};

export interface HandColours {
  readonly tints: readonly string[];
  readonly border: string;
  readonly casing: string;
  readonly inner: string;
  readonly locked: string;
  readonly selected: string;
  readonly hot: string;
  readonly handle: string;
  readonly fault: string;
  readonly text: string;
  readonly halo: string;
  readonly warn: string;
  readonly unassigned: string;
}

const COLOURS: { readonly [T in Theme]: HandColours } = {
  light: {
    tints: TINTS.light,
    border: "#26323c",
    casing: "rgb(255 255 255 / 85%)",
    inner: "rgb(38 50 60 / 38%)",
    locked: "#7a3e9d",
    selected: "#0b4f9e",
    hot: "#e8590c",
    handle: "#ffffff",
    fault: "#c92a2a",
    text: "#1f2830",
    halo: "rgb(255 255 255 / 92%)",
    warn: "#a34a00",
    unassigned: "rgb(120 120 120 / 30%)",
  },
  dark: {
    tints: TINTS.dark,
    border: "#e6ebef",
    casing: "rgb(12 16 20 / 80%)",
    inner: "rgb(230 235 239 / 34%)",
    locked: "#c79be6",
    selected: "#74b9ff",
    hot: "#ff922b",
    handle: "#14181c",
    fault: "#ff8a80",
    text: "#f1f4f6",
    halo: "rgb(12 16 20 / 88%)",
    warn: "#ffc078",
    unassigned: "rgb(160 160 160 / 30%)",
  },
};

export function handColours(theme: Theme): HandColours {
  return COLOURS[theme];
}

/** Tint of each grid, neighbours apart as far as eight tints allow; those that `before` names keep theirs. */
export function tintsOf(coverage: Coverage, before: readonly number[]): number[] {
  const neighbours = gridNeighbours(coverage);
  const tints = [...before];
  const count = TINTS.light.length;
  for (let grid = tints.length; grid < (coverage.meta[GRIDS] as number); grid++) {
    const taken = new Set([...(neighbours.get(grid) ?? [])].map((other) => tints[other]));
    let tint = grid % count;
    for (let tried = 0; tried < count && taken.has(tint); tried++) tint = (tint + 1) % count;
    tints.push(tint);
  }
  return tints;
}
