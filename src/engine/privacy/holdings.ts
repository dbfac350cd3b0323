import type { Locator } from '../../domain/booking.js'
import type { Client } from '../../domain/client.js'
import { fileIdsOf } from '../../domain/erasing.js'
import { clientWithout, isGuestOf, mentions } from '../../domain/person.js'
import type { Person } from '../../domain/person.js'
import { isOpen } from '../../domain/reservation.js'
import type { Reservation } from '../../domain/reservation.js'
import type { KeptRecord, PageRequest, StoreReader } from '../../ports.js'

const PAGE = 200

type Of<K extends KeptRecord['kind']> = Extract<KeptRecord, { kind: K }>['record']

/** A reservation in which a person is named, in one of its versions. */
export interface HeldReservation {
  readonly reservation: Reservation
  /** It stands in the live set, not in the archive. */
  readonly live: boolean
  /** Its case goes on: it is needed as it is. */
  readonly open: boolean
  /** The person travels: its documents are about the person. */
  readonly guest: boolean
}

/** Everything that is held about a person. */
export interface Holdings {
  readonly reservations: readonly HeldReservation[]
  readonly reviews: readonly { readonly item: Of<'review'>; readonly live: boolean }[]
  /** That mention the person, or are of a reservation in which it travels. */
  readonly mails: readonly Of<'mail'>[]
  readonly audit: readonly Of<'audit'>[]
  readonly clients: readonly Client[]
}

const liveReservations = async (store: StoreReader): Promise<Reservation[]> => {
  const all: Reservation[] = []
  let page: PageRequest | null = { limit: PAGE }
  while (page) {
    const { items, next } = await store.liveReservations(null, page)
    all.push(...items)
    page = next === null ? null : { limit: PAGE, after: next }
  }
  return all
}

/** Of an old version of one that came back to life it is the present one that says whether its case goes on. */
const archivedOne = async (
  reservation: Reservation,
  person: Person,
  store: StoreReader,
): Promise<HeldReservation> => {
  const current = await store.reservation(reservation.locator)
  return {
    reservation,
    live: false,
    open: current !== null && isOpen(current),
    guest: isGuestOf(reservation, person),
  }
}

const inArchive = async (person: Person, store: StoreReader) => {
  const reservations: HeldReservation[] = []
  const reviews: Of<'review'>[] = []
  for await (const kept of store.kept({ of: 'archive', settled: null })) {
    if (!mentions(kept.record, person)) continue
    if (kept.kind === 'reservation') reservations.push(await archivedOne(kept.record, person, store))
    if (kept.kind === 'review') reviews.push(kept.record)
  }
  return { reservations, reviews }
}

const mailsOf = async (person: Person, travelled: ReadonlySet<Locator>, store: StoreReader) => {
  const found: Of<'mail'>[] = []
  for await (const kept of store.kept({ of: 'mails' })) {
    if (kept.kind !== 'mail') continue
    const isOfTrip = kept.record.fileId !== null && kept.record.locators.some((one) => travelled.has(one))
    if (isOfTrip || mentions(kept.record, person)) found.push(kept.record)
  }
  return found
}

const auditOf = async (person: Person, store: StoreReader) => {
  const found: Of<'audit'>[] = []
  for await (const kept of store.kept({ of: 'audit', locators: null }))
    if (kept.kind === 'audit' && mentions(kept.record, person)) found.push(kept.record)
  return found
}

/** Looks through everything, live and kept: a person asks seldom, and has to get all of it. */
export const findHoldings = async (person: Person, store: StoreReader): Promise<Holdings> => {
  const live = (await liveReservations(store)).filter((one) => mentions(one, person))
  const archived = await inArchive(person, store)
  const reservations = [
    ...live.map((reservation): HeldReservation => {
      return { reservation, live: true, open: isOpen(reservation), guest: isGuestOf(reservation, person) }
    }),
    ...archived.reservations,
  ]
  const travelled = new Set(reservations.filter(({ guest }) => guest).map((one) => one.reservation.locator))
  const asked = (await store.liveReviews()).filter((item) => mentions(item, person))
  const known = new Set(asked.map(({ id }) => id))
  return {
    reservations,
    reviews: [
      ...asked.map((item) => ({ item, live: true })),
      ...archived.reviews.filter(({ id }) => !known.has(id)).map((item) => ({ item, live: false })),
    ],
    mails: await mailsOf(person, travelled, store),
    audit: await auditOf(person, store),
    clients: (await store.clients()).filter((client) => clientWithout(client, person) !== client),
  }
}

/** The documents that are about the person, each once. */
export const filesOf = ({
  reservations,
  reviews,
  mails,
}: Pick<Holdings, 'reservations' | 'reviews' | 'mails'>) => {
  const travelled = reservations.filter(({ guest }) => guest)
  return new Set([
    ...travelled.flatMap(({ reservation }) => fileIdsOf(reservation)),
    ...reviews.flatMap(({ item }) => item.files.map(({ id }) => id)),
    ...mails.flatMap(({ fileId }) => (fileId === null ? [] : [fileId])),
  ])
}
