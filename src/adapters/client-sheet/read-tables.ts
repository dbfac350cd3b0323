import { readCsv } from './csv.js'
import { SheetUnreadable, type SheetFault } from './sheet-unreadable.js'
import type { Table } from './table.js'
import { readXlsx } from './xlsx.js'

/** What is said between this adapter and its child process. */
export type TablesReading =
  | { readonly ok: true; readonly tables: readonly Table[] }
  | { readonly ok: false; readonly fault: SheetFault }

const startsWith = (content: Uint8Array, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte)

const tablesIn = async (content: Uint8Array): Promise<readonly Table[]> => {
  if (startsWith(content, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(content)
  if (startsWith(content, 0xd0, 0xcf, 0x11, 0xe0)) throw new SheetUnreadable('old_or_protected_excel')
  return readCsv(content)
}

/** Runs in the child process: it may take all its time and memory. Never rejects. */
export const readTables = async (content: Uint8Array): Promise<TablesReading> => {
  try {
    return { ok: true, tables: await tablesIn(content) }
  } catch (error) {
    return { ok: false, fault: error instanceof SheetUnreadable ? error.code : 'not_a_sheet' }
  }
}
