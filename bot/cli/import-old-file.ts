import { createHash } from 'node:crypto'
import path from 'node:path'
import { findDocument, OldFileUnreadable, readOldSystem } from '../../src/adapters/old-system/index.js'
import type { StoredFile } from '../../src/domain/files.js'
import { oldRowsOf, oldTableWishes, type OldRows } from '../../src/engine/import-old/old-cells.js'
import { oldCasesOf, type OldCases, type OldDocumentFound } from '../../src/engine/import-old/old-cases.js'
import type { FileVault } from '../../src/ports.js'
import { Refused } from './refused.js'
import * as texts from './texts/import-old.js'

/** The rows of the old system's file. @throws Refused for a file that is none, or has none of its tables */
export const readOldRows = async (file: string): Promise<OldRows> => {
  try {
    const tables = await readOldSystem(file, oldTableWishes())
    if (tables.length === 0) throw new Refused(texts.noOldTables(file))
    return oldRowsOf(tables)
  } catch (error) {
    if (error instanceof OldFileUnreadable) throw new Refused(texts.oldFileFault(file, error.code))
    throw error
  }
}

/** For a rehearsal: a file is known by its bytes, and nothing is kept. */
export const rehearsalVault: Pick<FileVault, 'put'> = {
  put: async (content, filename, contentType) => ({
    id: createHash('sha256').update(content).digest('hex'),
    filename,
    contentType,
    size: content.byteLength,
  }),
}

const keep = async (
  named: string,
  folder: string,
  vault: Pick<FileVault, 'put'>,
): Promise<StoredFile | 'missing' | 'refused'> => {
  const found = await findDocument(named, folder)
  return found.kind === 'found' ? vault.put(found.content, found.filename, found.contentType) : found.kind
}

/** The reservations with all that belongs to them; documents that are found go into the vault. */
export const gatherCases = async (
  rows: OldRows,
  file: string,
  vault: Pick<FileVault, 'put'>,
): Promise<OldCases> => {
  const paths = new Set(rows.ordenes_compra.flatMap(({ cells }) => cells.path ?? []))
  const documents = new Map<string, OldDocumentFound>()
  for (const named of paths) documents.set(named, await keep(named, path.dirname(path.resolve(file)), vault))
  return oldCasesOf(rows, (named) => documents.get(named) ?? null)
}
