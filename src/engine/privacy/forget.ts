import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Locator } from '../../domain/booking.js'
import { clientWithout, isGuestOf, mentions, readPerson, withoutPerson } from '../../domain/person.js'
import type { Person } from '../../domain/person.js'
import type { Reservation } from '../../domain/reservation.js'
import type { KeptRecord, KeptWish, StoreReader } from '../../ports.js'
import { audit } from '../staff/audit.js'
import type { EngineWorld } from '../world.js'
import type { ForgetReport } from './forget-report.js'
import { filesOf, findHoldings } from './holdings.js'
import type { Holdings } from './holdings.js'

/** The method of the control socket by which the command line has a running service forget a person. */
export const FORGET_PERSON = 'forget_person'

const requestShape = z.object({
  person: z.string(),
  /** Also where the person is a contact of a client. */
  contacts: z.boolean(),
  actor: z.object({ id: z.string(), name: z.string() }),
})

export type ForgetRequest = z.infer<typeof requestShape>

/** What is found by the name comes last: it leads to the others. */
const EVERYTHING: readonly KeptWish[] = [
  { of: 'mails' },
  { of: 'audit', locators: null },
  { of: 'archive', settled: null },
]

type ForgettingWorld = Pick<EngineWorld, 'store' | 'vault' | 'exports' | 'clock'>

/** What of the holdings is to go; what is open stays as it is. */
interface Plan {
  readonly holdings: Holdings
  readonly person: Person
  readonly open: ReadonlySet<Locator>
  readonly reservations: ReadonlySet<Locator>
  readonly reviews: ReadonlySet<string>
  readonly mails: ReadonlySet<string>
  readonly contacts: boolean
}

const personOf = (asked: string): Person => {
  const reading = readPerson(asked)
  if (!reading.ok) throw new Error(`nobody can be looked for by this: ${reading.code}`)
  return reading.person
}

const planOf = (holdings: Holdings, person: Person, contacts: boolean): Plan => {
  const locatorsOf = (wanted: boolean) =>
    holdings.reservations.filter(({ open }) => open === wanted).map((one) => one.reservation.locator)
  const open = new Set(locatorsOf(true))
  const isFree = (locators: readonly Locator[]): boolean => locators.every((one) => !open.has(one))
  return {
    holdings,
    person,
    open,
    reservations: new Set(locatorsOf(false)),
    reviews: new Set(
      holdings.reviews.filter(({ item }) => item.resolution !== null).map(({ item }) => item.id),
    ),
    mails: new Set(holdings.mails.filter(({ locators }) => isFree(locators)).map(({ id }) => id)),
    contacts,
  }
}

const goesFrom = (kept: KeptRecord, plan: Plan): boolean => {
  switch (kept.kind) {
    case 'reservation':
      return plan.reservations.has(kept.record.locator) && isGuestOf(kept.record, plan.person)
    case 'review':
      return plan.reviews.has(kept.record.id)
    case 'mail':
      return plan.mails.has(kept.record.id)
    case 'audit':
      return true
  }
}

/** Which documents go, and which stay because something that stays leads to them. */
const sortFiles = async (plan: Plan, store: StoreReader) => {
  const going: string[] = []
  const staying: string[] = []
  for (const id of filesOf(plan.holdings)) {
    const bearers = await store.bearersOf(id)
    if (bearers.every((one) => goesFrom(one, plan))) going.push(id)
    else staying.push(id)
  }
  return { going, staying }
}

/** Whose documents are about the person. */
const tripsOf = ({ holdings, reservations }: Plan): readonly Locator[] =>
  holdings.reservations
    .filter(({ guest, reservation }) => guest && reservations.has(reservation.locator))
    .map(({ reservation }) => reservation.locator)

const reportOf = (
  plan: Plan,
  files: { readonly going: readonly string[]; readonly staying: readonly string[] },
  receipt: string | null,
): ForgetReport => ({
  receipt,
  reservations: [...plan.reservations].sort(),
  openReservations: [...plan.open].sort(),
  openQuestions: plan.holdings.reviews
    .filter(({ item }) => item.resolution === null)
    .map(({ item }) => item.id),
  questions: plan.reviews.size,
  mails: plan.mails.size,
  auditLines: plan.holdings.audit.filter(({ locator }) => locator === null || !plan.open.has(locator)).length,
  documents: files.going.length,
  documentsKept: files.staying.length,
  clients: plan.holdings.clients.map(({ name }) => name),
  clientsChanged: plan.contacts && plan.holdings.clients.length > 0,
})

/** What forgetting would do. @throws for a text by which nobody can be looked for */
export const rehearseForgetting = async (
  { person: asked, contacts }: Pick<ForgetRequest, 'person' | 'contacts'>,
  store: StoreReader,
): Promise<ForgetReport> => {
  const person = personOf(asked)
  const plan = planOf(await findHoldings(person, store), person, contacts)
  return reportOf(plan, await sortFiles(plan, store), null)
}

/** The documents of a trip go with the traveller. */
const forgetIn = (reservation: Reservation, person: Person): Reservation => {
  const left = withoutPerson(reservation, person)
  if (!isGuestOf(reservation, person)) return left
  const { purchaseOrder, rejected, undo } = left
  return {
    ...left,
    files: [],
    purchaseOrder: purchaseOrder && { ...purchaseOrder, files: [] },
    ...(rejected && { rejected: { ...rejected, files: [] } }),
    ...(undo && { undo: null }),
  }
}

/** The same object where nothing of it goes. */
const revised = (kept: KeptRecord, plan: Plan): KeptRecord => {
  const { person } = plan
  switch (kept.kind) {
    case 'reservation':
      return plan.reservations.has(kept.record.locator) && mentions(kept.record, person)
        ? { kind: 'reservation', record: forgetIn(kept.record, person) }
        : kept
    case 'review':
      return plan.reviews.has(kept.record.id)
        ? { kind: 'review', record: { ...withoutPerson(kept.record, person), files: [] } }
        : kept
    case 'mail':
      return plan.mails.has(kept.record.id)
        ? { kind: 'mail', record: { ...withoutPerson(kept.record, person), fileId: null } }
        : kept
    case 'audit':
      return mentions(kept.record, person) && !plan.open.has(kept.record.locator ?? '')
        ? { kind: 'audit', record: withoutPerson(kept.record, person) }
        : kept
  }
}

/** What is not archived, in one write. */
const forgetLive = async (plan: Plan, { store }: ForgettingWorld): Promise<void> => {
  const { holdings, person } = plan
  const locators = holdings.reservations
    .filter(({ live, open }) => live && !open)
    .map((one) => one.reservation.locator)
  const reviews = holdings.reviews
    .filter(({ live, item }) => live && plan.reviews.has(item.id))
    .map(({ item }) => item.id)
  await store.transact({ reservations: locators, reviews }, (tx) => {
    for (const locator of locators) {
      const found = tx.reservation(locator)
      if (found) tx.putReservation(forgetIn(found, person))
    }
    for (const id of reviews) {
      const found = tx.review(id)
      if (found) tx.putReview({ ...withoutPerson(found, person), files: [] })
    }
    if (!plan.contacts) return
    for (const { id } of holdings.clients) {
      const client = tx.client(id)
      if (client) tx.putClient(clientWithout(client, person))
    }
  })
}

const deedOf = ({ receipt, ...done }: ForgetReport): string =>
  [
    `receipt ${receipt}`,
    `${done.reservations.length} reservations`,
    `${done.questions} questions`,
    `${done.mails} mails`,
    `${done.auditLines} audit lines`,
    `${done.documents} documents`,
    `${done.clientsChanged ? done.clients.length : 0} clients`,
  ].join(', ')

/**
 * Takes a person out of everything that is held, but for open cases and questions. Documents go first, and what is found by
 * the name last, so that doing it again completes one that was broken off. The audit keeps a receipt without the name.
 */
export const forgetPerson = async (request: ForgetRequest, world: ForgettingWorld): Promise<ForgetReport> => {
  const { store, vault, exports, clock } = world
  const person = personOf(request.person)
  const plan = planOf(await findHoldings(person, store), person, request.contacts)
  const files = await sortFiles(plan, store)
  for (const id of files.going) await vault.remove(id)
  await exports.erase({ locators: tripsOf(plan), contents: files.going })
  for (const wish of EVERYTHING) await store.reviseKept(wish, (kept) => revised(kept, plan))
  await forgetLive(plan, world)
  await store.expunge()
  const report = reportOf(plan, files, randomUUID().slice(0, 8))
  await store.transact({}, (tx) =>
    audit(tx, request.actor, {
      at: clock.now(),
      locator: null,
      action: 'person_forgotten',
      detail: deedOf(report),
    }),
  )
  return report
}

/** The handler of `FORGET_PERSON`. It rejects for a request that is none. */
export const forgetPersonHandlers = (world: ForgettingWorld) => ({
  [FORGET_PERSON]: (params: unknown): Promise<ForgetReport> =>
    forgetPerson(requestShape.parse(params), world),
})
