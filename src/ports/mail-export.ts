import type { Locator } from '../domain/booking.js'

/** A critical mail of one reservation, with its documents. */
export interface ExportEntry {
  /** `YYYY-MM` of its arrival, in the office's zone. */
  readonly month: string
  readonly locator: Locator
  readonly kind: 'confirmation' | 'oc'
  /** Which of its kind: the id of the mail, else that of its first document. Letters and digits. */
  readonly key: string
  /** The mail itself, as it came (RFC 5322); null where a document came without one. */
  readonly mail: Uint8Array | null
  /** `filename` may be anything that a stranger wrote. */
  readonly documents: readonly { readonly filename: string; readonly content: Uint8Array }[]
}

/** What is to leave the export. */
export interface ExportErasure {
  /** All that is kept of these reservations. */
  readonly locators: readonly Locator[]
  /** These contents (SHA-256, hex), wherever they are kept; with a mail goes what of it the vault does not hold. */
  readonly contents: readonly string[]
}

export interface ExportedFile {
  /** Below the export: `2026-11/AAKLMNO-oc-0123456789abcdef/mail.eml`. */
  readonly path: string
  /** SHA-256 (hex) of the content. */
  readonly id: string
  readonly content: Uint8Array
}

/** Critical mail in folders that people can open and check without us (docs/adr/0032). */
export interface MailExport {
  /** Durable when it resolves; what is kept already stays as it is. @throws when the disk does not take it */
  keep(entry: ExportEntry): Promise<void>
  /** Gives the count of files that went. What is gone is gone in no other way: it is to leave the vault before. */
  erase(what: ExportErasure): Promise<number>
  /** All that is kept of some reservations. */
  filesOf(locators: readonly Locator[]): AsyncIterable<ExportedFile>
}
