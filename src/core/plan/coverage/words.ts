// Names of the arrays of a coverage, as the journal knows them, and of its counters.

/** Which array a journal entry is about. */
export const X = 0;
export const Y = 1;
/** A half-edge that leaves each vertex; −1 while it has none; −3 − (next free vertex, −1 for none) while the vertex is free. */
export const OUT = 2;
/** Vertex from which each half-edge starts; −1 while its edge is free (next[2e] is then the next free edge). */
export const ORIGIN = 3;
export const NEXT = 4;
export const PREV = 5;
export const FACE = 6;
/** Per edge: 1 when locked. */
export const LOCK = 7;
/** The half-edges of a face as a doubly linked list, in no order. */
export const FACE_NEXT = 8;
export const FACE_PREV = 9;
export const FACE_FIRST = 10;
export const FACE_GRID = 11;
export const GRID_LOCK = 12;
export const META = 13;

/** Places in META: how many vertices, edges, faces and grids there ever were; heads of the lists of free ones. */
export const VERTICES = 0;
export const EDGES = 1;
export const FACES = 2;
export const GRIDS = 3;
export const FREE_VERTEX = 4;
export const FREE_EDGE = 5;
