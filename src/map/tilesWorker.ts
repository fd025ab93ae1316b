// Runs inside MapLibre's worker: teaches it to cut tiles out of the shapes behind a blob: URL.
import type { AddProtocolAction } from "maplibre-gl";
import { SHAPES_PROTOCOL, tileCutter } from "./tiles";

/** MapLibre's worker offers this to scripts that are imported into it. */
declare function addProtocol(name: string, action: AddProtocolAction): void;

const cut = tileCutter(async (url) => (await fetch(url)).json());

addProtocol(SHAPES_PROTOCOL, async ({ url }) => ({ data: await cut(url) }));
