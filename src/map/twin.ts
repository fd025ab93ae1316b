// Two maps that look at the same place: the second follows every movement of the first, and is never moved itself.
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Hand } from "./MapCanvas";

export interface Twins {
  readonly leader: Hand;
  readonly follower: Hand;
}

/** Two hands, one for each map; they may be lent in any order, and the tie is loose again when one of them is given back. */
export function tieMaps(): Twins {
  let leading: MapLibreMap | null = null;
  let following: MapLibreMap | null = null;
  const follow = (): void => {
    if (leading && following) following.jumpTo({ center: leading.getCenter(), zoom: leading.getZoom() });
  };
  return {
    leader: {
      keepsPlan: true,
      take(map) {
        leading = map;
        map.on("move", follow);
        map.on("resize", follow);
        follow();
        return () => {
          map.off("move", follow);
          map.off("resize", follow);
          leading = null;
        };
      },
    },
    follower: {
      keepsPlan: true,
      take(map) {
        following = map;
        map.on("resize", follow);
        follow();
        return () => {
          map.off("resize", follow);
          following = null;
        };
      },
    },
  };
}
