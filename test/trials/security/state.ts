import { openLowdbStoreReadOnly } from '../../../src/adapters/lowdb-store/index.js'
import type { StoreReader } from '../../../src/ports.js'
import { quietLog } from '../../fakes/quiet.js'
import { allOf } from '../../ports/all-pages.js'

/** Looks at what the service has committed last, beside it. */
export const reading = async <T>(dataDir: string, look: (store: StoreReader) => Promise<T>): Promise<T> => {
  const store = await openLowdbStoreReadOnly(dataDir, quietLog)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

export const liveLocators = (dataDir: string): Promise<readonly string[]> =>
  reading(dataDir, async (store) =>
    (await allOf((page) => store.liveReservations(null, page))).map(({ locator }) => locator),
  )

/** All that is known of a reservation, as one text: equal before and after when nothing has touched it. */
export const storyOf = (dataDir: string, locator: string): Promise<string> =>
  reading(dataDir, async (store) => JSON.stringify(await store.reservation(locator)))

export const stateOf = (dataDir: string, locator: string): Promise<string | null> =>
  reading(dataDir, async (store) => (await store.reservation(locator))?.state ?? null)

const EVER = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }

/** Subjects of the mails that were acted on without asking anybody, in the order in which that was decided. */
export const acceptedSubjects = (dataDir: string): Promise<readonly string[]> =>
  reading(dataDir, async (store) =>
    (await allOf((page) => store.mailRecords(EVER, page)))
      .filter(({ decision }) => decision === 'accept')
      .map(({ subject }) => subject),
  )

/** Who has done anything at all. */
export const actors = (dataDir: string): Promise<readonly string[]> =>
  reading(dataDir, async (store) => {
    const entries = await allOf((page) => store.auditBetween(EVER, page))
    return [...new Set(entries.map(({ actor }) => actor))]
  })

/** How often the audit says that something was done to a reservation. */
export const deedsOn = (dataDir: string, locator: string, deed: string): Promise<number> =>
  reading(dataDir, async (store) => {
    const entries = await allOf((page) => store.auditBetween(EVER, page))
    return entries.filter((entry) => entry.locator === locator && entry.action === deed).length
  })
