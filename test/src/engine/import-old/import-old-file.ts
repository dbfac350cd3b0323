import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readOldSystem } from '../../../../src/adapters/old-system/index.js'
import type { ChasePolicy } from '../../../../src/domain/reminder-policy.js'
import { oldRowsOf, oldTableWishes, type OldRows } from '../../../../src/engine/import-old/old-cells.js'
import {
  oldCasesOf,
  type OldCase,
  type OldDocumentFound,
} from '../../../../src/engine/import-old/old-cases.js'
import { importOldClients, importOldReservations } from '../../../../src/engine/import-old/import-request.js'
import { oldClientRows } from '../../../../src/engine/import-old/plan.js'
import type { OldPartReport } from '../../../../src/engine/import-old/report.js'
import type { Clock, Store } from '../../../../src/ports.js'
import { makeOldDb } from '../../../fixtures/old-system/old-db.js'

/** The rows of a file of the old system that the SQL makes, by way of SQLite itself. */
export const rowsOfSql = async (sql: string): Promise<OldRows> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'old-rows-'))
  try {
    const file = path.join(folder, 'old.db')
    makeOldDb(file, sql)
    return oldRowsOf(await readOldSystem(file, oldTableWishes()))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The reservations that a file holds; `document` is found wherever an order names a path. */
export const casesOfSql = async (
  sql: string,
  document: OldDocumentFound = 'missing',
): Promise<readonly OldCase[]> => oldCasesOf(await rowsOfSql(sql), () => document).cases

const OPERATOR = { id: 'cli:marta', name: 'marta' }

interface Into {
  readonly store: Store
  readonly clock: Clock
  readonly policy: ChasePolicy
}

/** Takes all of it over, as the command line does. */
export const importSql = async (sql: string, world: Into): Promise<OldPartReport['reservations']> => {
  const rows = await rowsOfSql(sql)
  await importOldClients(oldClientRows(rows), OPERATOR, world)
  const { cases } = oldCasesOf(rows, () => 'missing')
  return (await importOldReservations(cases, OPERATOR, world)).reservations
}
