import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { openPostgresStore } from '../../../../src/adapters/postgres-store/index.js'
import type { Accord } from '../../../../src/adapters/postgres-store/index.js'
import type { SharedStore } from '../../../../src/ports.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { quietLog } from '../../../fakes/quiet.js'
import type { PostgresServer } from '../../../servers/postgres.js'

export const ACCORD: Accord = {
  sender: 'controloc@hotelsales.example',
  mailboxes: 'controloc@hotelsales.example imap.hotelsales.example',
  app: '00000000-0000-0000-0000-00000000000c',
  documents: '/srv/documents',
}

export interface ADatabase {
  readonly url: string
  readonly clock: ManualClock
  /** By way of another port, where one is given. */
  readonly open: (port?: number) => Promise<SharedStore>
  readonly openAs: (company: 'alone' | Accord) => Promise<SharedStore>
}

/** A new database; the stores that were opened on it are closed when the test has ended. */
export const aDatabase = async (server: PostgresServer): Promise<ADatabase> => {
  const url = await server.newDatabase()
  const clock = new ManualClock()
  const opened: SharedStore[] = []
  onTestFinished(async () => void (await Promise.all(opened.map((store) => store.close()))))
  const openWith = async (company: 'alone' | Accord, port = server.port): Promise<SharedStore> => {
    const way = new URL(url)
    way.port = String(port)
    const store = await openPostgresStore({ url: way.toString(), clock, log: quietLog, company })
    opened.push(store)
    return store
  }
  return { url, clock, open: (port) => openWith(ACCORD, port), openAs: (company) => openWith(company) }
}

/** One statement, past the store. */
export const inDatabase = async (url: string, statement: string): Promise<readonly object[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<object>(statement)
    return rows
  } finally {
    await client.end()
  }
}
