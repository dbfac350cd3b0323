/** A table that is wanted of the old system's file. */
export interface OldTableWish {
  /** Lower case. */
  readonly table: string
  /** Whether a column, as the file names it, is of use. */
  readonly wantsColumn: (name: string) => boolean
}

/** A row's cells as text by the file's own column names. NULL and what is empty are left out; long text is cut. */
export type OldCells = Readonly<Record<string, string>>

export interface OldTable {
  /** Lower case. */
  readonly name: string
  /** In the order of the file, at most as many as the adapter allows. */
  readonly rows: readonly OldCells[]
}

/** Why a file of the old system cannot be read. Worded in Spanish at the edge. */
export type OldFileFault =
  | 'not_found'
  | 'empty'
  /** Another kind of file, or one that is encrypted: nothing in it can be told. */
  | 'not_sqlite'
  | 'damaged'
  | 'too_large'
  /** It went on changing while it was copied. */
  | 'in_use'
  /** This Node has no SQLite, and the optional package that would do is not installed. */
  | 'no_reader'

/** A document of the old system, found where a row says it lies. */
export type OldDocument =
  | {
      readonly kind: 'found'
      readonly content: Uint8Array
      readonly filename: string
      readonly contentType: string
    }
  | { readonly kind: 'missing' }
  /** Too large, or of a kind that no purchase order has: rows may name any file of the machine. */
  | { readonly kind: 'refused' }
