import type { RunningEngine } from '../../../src/engine/create-engine.js'
import type { Reservation, ReservationState } from '../../../src/domain/reservation.js'
import type { Store } from '../../../src/ports.js'

/** What is known of a booking in the end. */
export interface KeptCase {
  readonly locator: string
  readonly state: ReservationState
  readonly ocNumber: string | null
}

/** What the store holds in the end. */
export interface Kept {
  /** Of those that were asked for. */
  readonly cases: readonly KeptCase[]
  /** How many reservations there are in all, live and archived. */
  readonly reservations: number
  readonly openReviews: number
  /** Mails that have not left, or of which nobody knows. */
  readonly waitingMails: number
  readonly untold: number
}

const MANY = 500

async function* liveOnes(store: Store): AsyncGenerator<Reservation> {
  for (let after: string | null = null; ;) {
    const { items, next } = await store.liveReservations(null, { limit: MANY, after })
    yield* items
    if (next === null) return
    after = next
  }
}

/** Reservations that are not in the archive. */
export const countLive = async (store: Store): Promise<number> => {
  const locators: string[] = []
  for await (const { locator } of liveOnes(store)) locators.push(locator)
  return locators.length
}

const locatorsIn = async (store: Store): Promise<ReadonlySet<string>> => {
  const locators = new Set<string>()
  for await (const { locator } of liveOnes(store)) locators.add(locator)
  for await (const { kind, record } of store.kept({ of: 'archive', settled: null }))
    if (kind === 'reservation') locators.add(record.locator)
  return locators
}

const caseOf = ({ locator, state, purchaseOrder }: Reservation): KeptCase => ({
  locator,
  state,
  ocNumber: purchaseOrder?.number ?? null,
})

export const readKept = async (
  locators: readonly string[],
  store: Store,
  engine: RunningEngine,
): Promise<Kept> => {
  const cases: KeptCase[] = []
  for (const locator of locators) {
    const reservation = await store.reservation(locator)
    if (reservation) cases.push(caseOf(reservation))
  }
  const { outbox, openReviews } = await engine.figures()
  return {
    cases,
    reservations: (await locatorsIn(store)).size,
    openReviews,
    waitingMails: outbox.reduce((total, { count }) => total + count, 0),
    untold: (await engine.announcements(MANY)).length,
  }
}
