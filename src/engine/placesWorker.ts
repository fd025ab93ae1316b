// The door of the worker that holds lists of places.
import { expose } from "comlink";
import { createPlaces } from "./places";

expose(createPlaces());
