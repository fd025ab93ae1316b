// The worker's door: one engine, exposed to the page.
import { expose } from "comlink";
import { createEngine } from "./create";

expose(createEngine());
