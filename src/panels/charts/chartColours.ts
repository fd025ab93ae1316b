// The colours of charts in both themes: the page's own, written out because a canvas knows no CSS variables.

export interface ChartColours {
  readonly sheet: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly faint: string;
  readonly accent: string;
  readonly warn: string;
  readonly fault: string;
}

const COLOURS: { readonly [K in "light" | "dark"]: ChartColours } = {
  light: { sheet: "#ffffff", ink: "#1f2830", soft: "#5b656e", line: "#e2ded6", faint: "#f1efea", accent: "#0b7285", warn: "#b35c00", fault: "#b3261e" },
  dark: { sheet: "#1a1f24", ink: "#e6ebef", soft: "#9aa6b0", line: "#2d353c", faint: "#20262c", accent: "#4fc3cf", warn: "#f0a54a", fault: "#ff8a80" },
};

/** The colours of a theme. */
export function chartColours(scheme: "light" | "dark"): ChartColours {
  return COLOURS[scheme];
}

/** Axis, grid and text as every chart has them. */
export function axisLook(colours: ChartColours) {
  return {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.faint } },
    axisLabel: { color: colours.soft, fontSize: 11, hideOverlap: true },
    nameTextStyle: { color: colours.soft, fontSize: 11 },
  };
}

/** A tooltip drawn on the canvas itself: one made of HTML would bring style attributes that the page's policy forbids. */
export function tipLook(colours: ChartColours) {
  return {
    renderMode: "richText" as const,
    backgroundColor: colours.sheet,
    borderColor: colours.line,
    textStyle: { color: colours.ink, fontSize: 12 },
    confine: true,
  };
}
