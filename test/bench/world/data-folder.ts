import { openLowdbStore } from '../../../src/adapters/lowdb-store/index.js'
import type { Client } from '../../../src/domain/client.js'
import { clientIdOf } from '../../../src/domain/client-name.js'
import type { Reservation } from '../../../src/domain/reservation.js'
import { addMs, DAY_MS } from '../../../src/domain/time.js'
import type { Instant } from '../../../src/domain/time.js'
import type { Scope, Store, Transaction } from '../../../src/ports.js'
import { ManualClock } from '../../fakes/manual-clock.js'
import { quietLog } from '../../fakes/quiet.js'
import { aMailRecord } from '../../ports/records.js'
import { ChaseStory } from '../../story/chase.js'
import { farLocator } from '../../story/locators.js'
import { aClient } from '../../story/samples.js'

/** Which reservations, by their numbers: from one up to, but not, the other. */
export interface Numbers {
  readonly from: number
  readonly to: number
}

/** Far from the numbers of the confirmations that come by mail. */
const [FIRST_LIVE, FIRST_ARCHIVED, FIRST_PENDING] = [1_000_000, 2_000_000, 3_000_000] as const
/** In one write. */
const TOGETHER = 500
/** The archive is one of three years. */
const [YEARS_DAYS, MONTH_DAYS] = [3 * 365, 30] as const
const CLIENTS = 50

const otherClient = (number: number): Client => {
  const name = `CLIENTE NUMERO ${number} SPA`
  return aClient({ id: clientIdOf(name), name, contacts: [`compras@cliente-${number}.example`] })
}

/** The one of the confirmations, and others. */
const clients: readonly Client[] = [
  aClient(),
  ...Array.from({ length: CLIENTS - 1 }, (_, index) => otherClient(index + 1)),
]

const clientOf = (number: number): Client => clients[number % clients.length] ?? aClient()

export const liveLocator = (number: number): string => farLocator(FIRST_LIVE + number)
export const archivedLocator = (number: number): string => farLocator(FIRST_ARCHIVED + number)

const bookingOf = (number: number) => ({
  locator: farLocator(number),
  bookingId: String(45_000_000 + number),
  agency: clientOf(number).name,
})

const requested = (number: number, at: Instant): ChaseStory =>
  new ChaseStory(at, clientOf(number)).requested(bookingOf(number))

const closed = (number: number, at: Instant): ChaseStory =>
  requested(number, at).does({ type: 'close', reason: 'suspended', note: null }, 'a person')

/** The reservation with the evidence of its mail and its line in the audit, as a mail and a person would have left them. */
const put = (tx: Transaction, reservation: Reservation, at: Instant): void => {
  const { locator } = reservation
  tx.putReservation(reservation)
  tx.recordMail(
    aMailRecord(locator, { receivedAt: at, decidedAt: at, decision: 'accept', locators: [locator] }),
  )
  tx.audit({ at, locator, actor: 'a person', action: 'close', detail: null })
}

const putAll = (store: Store, stories: readonly ChaseStory[], scope: Scope = {}): Promise<void> =>
  store.transact(scope, (tx) => {
    for (const { reservation, now } of stories) if (reservation) put(tx, reservation, now)
  })

const numbersIn = function* ({ from, to }: Numbers): Generator<readonly number[]> {
  for (let first = from; first < to; first += TOGETHER)
    yield Array.from({ length: Math.min(TOGETHER, to - first) }, (_, index) => first + index)
}

const putLive = async (store: Store, numbers: Numbers, at: Instant): Promise<void> => {
  for (const some of numbersIn(numbers))
    await putAll(
      store,
      some.map((number) => requested(FIRST_LIVE + number, at)),
    )
}

/** Reservations whose clients are to be asked now, also where they were asked before. */
export const putPending = (store: Store, { from, to }: Numbers, now: Instant): Promise<void> => {
  const numbers = Array.from({ length: to - from }, (_, index) => FIRST_PENDING + from + index)
  return putAll(
    store,
    numbers.map((number) => new ChaseStory(now, clientOf(number)).confirmed(bookingOf(number))),
    { reservations: numbers.map(farLocator) },
  )
}

/** Oldest first, and each lot in its own time: the archive has files for all months. */
const putArchived = async (store: Store, numbers: Numbers, clock: ManualClock): Promise<void> => {
  const now = clock.now()
  for (const some of numbersIn(numbers)) {
    const part = ((some[0] ?? 0) - numbers.from) / (numbers.to - numbers.from)
    const at = addMs(now, -(MONTH_DAYS + Math.round((1 - part) * YEARS_DAYS)) * DAY_MS)
    await putAll(
      store,
      some.map((number) => closed(FIRST_ARCHIVED + number, at)),
    )
    clock.set(addMs(at, DAY_MS))
    await store.archiveSettled(clock.now())
  }
  clock.set(now)
}

const NONE: Numbers = { from: 0, to: 0 }

/**
 * Puts reservations into a data folder, made where there is none, through the store itself: live ones that wait for their
 * order since yesterday, and archived ones of three years.
 */
export const fillDataFolder = async (
  dataDir: string,
  now: Instant,
  { live = NONE, archived = NONE }: { readonly live?: Numbers; readonly archived?: Numbers },
): Promise<void> => {
  const clock = new ManualClock(now)
  const store = await openLowdbStore({ dataDir, clock, log: quietLog })
  try {
    await store.transact({}, (tx) => clients.forEach((client) => tx.putClient(client)))
    await putArchived(store, archived, clock)
    await putLive(store, live, addMs(now, -DAY_MS))
  } finally {
    await store.close()
  }
}
