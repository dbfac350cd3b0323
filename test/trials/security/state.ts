import { openReaderAt } from '../../../bot/service/stores.js'
import type { StorePlace } from '../../../bot/service/stores.js'
import type { LocalKeys } from '../../../src/adapters/local-keys/index.js'
import { parseKeys, readLocalKeys } from '../../../src/adapters/local-keys/index.js'
import { KEYS_NOTE } from '../../../src/adapters/local-keys/shared.js'
import type { StoreReader } from '../../../src/ports.js'
import { quietLog } from '../../fakes/quiet.js'
import { allOf } from '../../ports/all-pages.js'

/** Looks at what the service has committed last, beside it. */
export const reading = async <T>(place: StorePlace, look: (store: StoreReader) => Promise<T>): Promise<T> => {
  const store = await openReaderAt(place, quietLog)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

export const liveLocators = (place: StorePlace): Promise<readonly string[]> =>
  reading(place, async (store) =>
    (await allOf((page) => store.liveReservations(null, page))).map(({ locator }) => locator),
  )

/** All that is known of a reservation, as one text: equal before and after when nothing has touched it. */
export const storyOf = (place: StorePlace, locator: string): Promise<string> =>
  reading(place, async (store) => JSON.stringify(await store.reservation(locator)))

export const stateOf = (place: StorePlace, locator: string): Promise<string | null> =>
  reading(place, async (store) => (await store.reservation(locator))?.state ?? null)

const EVER = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }

/** Subjects of the mails that were acted on without asking anybody, in the order in which that was decided. */
export const acceptedSubjects = (place: StorePlace): Promise<readonly string[]> =>
  reading(place, async (store) =>
    (await allOf((page) => store.mailRecords(EVER, page)))
      .filter(({ decision }) => decision === 'accept')
      .map(({ subject }) => subject),
  )

/** Who has done anything at all. */
export const actors = (place: StorePlace): Promise<readonly string[]> =>
  reading(place, async (store) => {
    const entries = await allOf((page) => store.auditBetween(EVER, page))
    return [...new Set(entries.map(({ actor }) => actor))]
  })

/** How often the audit says that something was done to a reservation. */
export const deedsOn = (place: StorePlace, locator: string, deed: string): Promise<number> =>
  reading(place, async (store) => {
    const entries = await allOf((page) => store.auditBetween(EVER, page))
    return entries.filter((entry) => entry.locator === locator && entry.action === deed).length
  })

/** By which links are signed and answers recognised: of the data folder, or of all who share a database. */
export const keysOf = async (place: StorePlace): Promise<LocalKeys> => {
  const keys =
    place.storeUrl === null
      ? await readLocalKeys(place.dataDir)
      : parseKeys(await reading(place, (store) => store.note(KEYS_NOTE)), KEYS_NOTE)
  if (keys === null) throw new Error('the service has made no keys')
  return keys
}
