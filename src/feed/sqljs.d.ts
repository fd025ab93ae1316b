// Types of the part of sql.js that is used here; the package has none.
declare module "sql.js/dist/sql-asm-memory-growth.js" {
  type SqlValue = number | bigint | string | Uint8Array | null;

  interface Statement {
    bind(values: readonly SqlValue[]): boolean;
    step(): boolean;
    get(params: null, config: { readonly useBigInt: boolean }): SqlValue[];
    getColumnNames(): string[];
    run(values: readonly SqlValue[]): void;
    free(): void;
  }

  export interface Database {
    run(sql: string, params?: readonly SqlValue[]): Database;
    prepare(sql: string): Statement;
    export(): Uint8Array;
    close(): void;
  }

  export default function initSqlJs(): Promise<{ readonly Database: new (bytes?: Uint8Array) => Database }>;
}
