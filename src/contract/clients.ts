import type { Client } from '../domain/client.js'
import type { ClientChange, RowRefusal, SheetFault } from '../domain/client-import.js'

export interface ClientView {
  readonly client: Client
  readonly openReservations: number
  /** Reservations that do not follow `requiresOc` as it is now, and would by `apply_client`. */
  readonly toApply: number
}

/** A client of a sheet that is not known yet. */
export interface ImportedClient {
  readonly name: string
  readonly requiresOc: boolean
  readonly contacts: readonly string[]
  /** Known ones, or others of the sheet, with a name like it: perhaps a slip of the pen. */
  readonly similarNames: readonly string[]
}

export interface ImportedChange {
  readonly name: string
  readonly fields: readonly ClientChange[]
}

export type RefusedRow = { readonly row: number; readonly name: string } & RowRefusal

/** What an import would do. Nothing is changed before `apply_import`, which can be asked for within a day. */
export type ImportPreview =
  | {
      readonly ok: true
      readonly importId: string
      readonly created: readonly ImportedClient[]
      readonly changed: readonly ImportedChange[]
      readonly unchanged: number
      /** In the order of the sheet; `row` counts from 1, as Excel shows it. */
      readonly refused: readonly RefusedRow[]
    }
  | { readonly ok: false; readonly code: SheetFault }

/** As it was sent, or lies on disk. */
export interface ImportFile {
  readonly name: string
  readonly content: Uint8Array
}
