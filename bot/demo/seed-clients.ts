import { openLowdbStore } from '../../src/adapters/lowdb-store/index.js'
import { applyImport, planImport } from '../../src/engine/import-clients.js'
import type { Clock, Logger, SheetRow } from '../../src/ports.js'
import { KNOWN_CLIENTS } from './story/clients.js'
import type { SampleClient } from './story/clients.js'

const SEEDER = { id: 'demo', name: 'Demo' }

const days = (count: number | null): string => (count === null ? '' : `${count}d`)

const rowOf = (client: SampleClient, index: number): SheetRow => ({
  row: index + 2,
  cells: {
    name: client.name,
    requires_oc: client.requiresOc ? 'SI' : 'NO',
    contacts: client.contacts.join('; '),
    reminder: days(client.reminderDays),
    ultimatum: days(client.ultimatumDays),
  },
})

/** Imports the demo's clients into a new data folder, as an administrator would before the first start. */
export const seedClients = async (dataDir: string, clock: Clock, log: Logger): Promise<void> => {
  const store = await openLowdbStore({ dataDir, clock, log })
  try {
    const plan = planImport(Object.values(KNOWN_CLIENTS).map(rowOf), await store.clients())
    if (plan.refused.length > 0)
      throw new Error(`The demo's clients are refused: ${JSON.stringify(plan.refused)}`)
    await applyImport(store, plan, SEEDER, clock.now())
  } finally {
    await store.close()
  }
}
