// What a cutter of rows shows of the current one: where its fields lie in the bytes. CSV and JSON fill the same columns through it.

export interface FieldRows {
  /** Field i is bytes[starts[i] .. ends[i]), UTF-8, empty where the row has no value; valid until the next row. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** 1 where doubled quotes stand for one. */
  readonly doubled: Uint8Array;
  /** Fields in the row. */
  readonly fields: number;
  /** Line of the row's beginning, from 1; 0 where the source has no lines. */
  readonly line: number;
  /** Bounds of the row, or of what is shown of a broken one, in `bytes`. */
  readonly rowStart: number;
  readonly rowEnd: number;
}
