// Places marked on the map by an analysis: where a rule fired, a hazard, a black spot, a service.

/** One place. Position [lng, lat] in degrees; colour "#rrggbb". */
export interface Mark {
  readonly id: string;
  readonly position: readonly [number, number];
  readonly colour: string;
  readonly text: string;
  readonly chosen: boolean;
}
