import { userInfo } from 'node:os'
import { callControl } from '../../src/adapters/control-socket/index.js'
import { DataFolderLocked } from '../../src/adapters/lowdb-store/index.js'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import type { Actor } from '../../src/contract.js'
import type { ChasePolicy } from '../../src/domain/reminder-policy.js'
import { importReportShape, type ImportReport } from '../../src/engine/import-report.js'
import type { OldCase } from '../../src/engine/import-old/old-cases.js'
import {
  IMPORT_OLD_CLIENTS,
  IMPORT_OLD_RESERVATIONS,
  importOldClients,
  importOldReservations,
} from '../../src/engine/import-old/import-request.js'
import { oldPartReportShape, type OldPartReport } from '../../src/engine/import-old/report.js'
import type { SheetRow } from '../../src/ports.js'
import { writeData } from './open-data.js'
import { Refused } from './refused.js'
import * as texts from './texts/import-old.js'

const operator = (): Actor => {
  const { username } = userInfo()
  return { id: `cli:${username}`, name: username }
}

/** Who writes: the running service, or this process with the folder's lock. */
export interface OldImporter {
  clients(rows: readonly SheetRow[]): Promise<ImportReport>
  reservations(cases: readonly OldCase[]): Promise<OldPartReport>
  close(): Promise<void>
}

const askService = async (dataDir: string, method: string, params: object): Promise<unknown> => {
  const reply = await callControl(dataDir, method, { ...params, actor: operator() })
  if (reply === null) throw new Refused(texts.serviceWentAway)
  if (!reply.ok) throw new Refused(texts.serviceRefused(reply.message))
  return reply.result
}

const throughService = (dataDir: string): OldImporter => ({
  clients: async (rows) => importReportShape.parse(await askService(dataDir, IMPORT_OLD_CLIENTS, { rows })),
  reservations: async (cases) =>
    oldPartReportShape.parse(await askService(dataDir, IMPORT_OLD_RESERVATIONS, { cases })),
  close: async () => undefined,
})

const byMyself = async (dataDir: string, policy: ChasePolicy): Promise<OldImporter> => {
  const store = await writeData(dataDir)
  const world = { store, clock: systemClock, policy }
  return {
    clients: (rows) => importOldClients(rows, operator(), world),
    reservations: (cases) => importOldReservations(cases, operator(), world),
    close: () => store.close(),
  }
}

/** @throws Refused where another process has the folder and does not answer */
export const openOldImporter = async (dataDir: string, policy: ChasePolicy): Promise<OldImporter> => {
  if ((await callControl(dataDir, 'ping', null)) !== null) return throughService(dataDir)
  try {
    return await byMyself(dataDir, policy)
  } catch (error) {
    if (error instanceof DataFolderLocked) throw new Refused(texts.folderInUse(dataDir))
    throw error
  }
}
