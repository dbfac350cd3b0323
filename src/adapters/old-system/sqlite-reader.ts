/** A cell as a reader gives it; queries ask for text only. */
export type Row = Readonly<Record<string, unknown>>

/** An open SQLite file. */
export interface SqliteFile {
  /** @throws what the library throws for a damaged file */
  all(sql: string): readonly Row[]
  close(): void
}

/** A library that reads SQLite. */
export interface SqliteReader {
  readonly name: 'node:sqlite' | 'node-sqlite3-wasm'
  /** @throws what the library throws for a file that is none */
  open(path: string): SqliteFile
}
