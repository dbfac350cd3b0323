import type { StoredFile } from '../domain/files.js'
import type { ReportWorkbook } from '../domain/report-workbook.js'
import type { Instant } from '../domain/time.js'

/** Documents, by the hash of their bytes. What is put is durable when that resolves. Several may share what they keep. */
export interface FileVault {
  put(content: Uint8Array, filename: string, contentType: string): Promise<StoredFile>
  /** Keeps it until then only; what is put for good, or for longer, before or after, stays. */
  putUntil(content: Uint8Array, filename: string, contentType: string, until: Instant): Promise<StoredFile>
  /** Lets go of what was to be kept until `now` or before, and of what a crash left half written; gives the count of the former. */
  dropExpired(now: Instant): Promise<number>
  /** Takes it away, for good or until a day though it was put; nothing happens where there is none. */
  remove(id: string): Promise<void>
  /** Under which name and type it was put (the first time); null when there is no such file. */
  about(id: string): Promise<StoredFile | null>
  /** @throws when there is no such file, or it was changed on disk. */
  read(id: string): Promise<Uint8Array>
}

/** One line of a client sheet, as its cells' text by normalised column name; `row` counts from 1, as Excel shows it. */
export interface SheetRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

export interface ClientSheet {
  /** Reads .xlsx or .csv. @throws Error with a Spanish-free code in `message` when the file is neither. */
  read(content: Uint8Array, filename: string): Promise<readonly SheetRow[]>
}

export interface ReportWriter {
  /**
   * Makes an .xlsx file. Text in it is text, whatever it looks like: no formula, no link. @throws when it cannot be made.
   */
  write(workbook: ReportWorkbook): Promise<Uint8Array>
  /** Ends what is under way; its `write` rejects. */
  stop(): Promise<void>
}

/** An archive of the data folder. */
export interface BackupMade {
  readonly file: string
  /** Of the archive. */
  readonly bytes: number
  /** How many files are in it. */
  readonly files: number
}

export interface Backups {
  /** Makes one, which is whole and on disk when it resolves, and lets the oldest go. @throws when it cannot be made. */
  make(): Promise<BackupMade>
}
