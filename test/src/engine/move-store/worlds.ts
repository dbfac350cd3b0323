import * as fc from 'fast-check'
import type { Store, StoreContents } from '../../../../src/ports.js'
import { DAY_MS } from '../../../../src/domain/time.js'
import type { ManualClock } from '../../../fakes/manual-clock.js'
import {
  aClient,
  aMailRecord,
  anOutboxMail,
  aReservation,
  aReview,
  aSettledReservation,
} from '../../../ports/records.js'

/** Something that happens to a store. */
export type Deed = (store: Store, clock: ManualClock) => Promise<unknown>

/** Any text, with U+0000 and halves of surrogate pairs. */
const anyText = fc.string({ unit: 'binary', maxLength: 12 })

const one = fc.constantFrom('AAA', 'BBB', 'CCC', 'DDD')

const reservation = fc
  .tuple(one, fc.boolean(), anyText)
  .map(([locator, isSettled, note]): Deed => (store, clock) => {
    const settled = isSettled ? aSettledReservation(locator, clock.now()) : aReservation(locator)
    const put = { ...settled, booking: { ...settled.booking, hotelNotes: note } }
    return store.transact({ reservations: [locator] }, (tx) => tx.putReservation(put))
  })

const review = fc
  .tuple(one, fc.boolean(), anyText)
  .map(([id, isResolved, subject]): Deed => (store, clock) => {
    const resolution = isResolved ? { at: clock.now(), actor: 'ana', outcome: 'ignored' } : null
    return store.transact({ reviews: [id] }, (tx) =>
      tx.putReview(aReview(id, { facts: { subject }, resolution })),
    )
  })

const mail = fc.tuple(one, anyText, fc.boolean()).map(
  ([id, subject, isIgnored]): Deed =>
    (store, clock) =>
      store.transact({}, (tx) =>
        tx.recordMail(
          aMailRecord(id, {
            subject,
            decidedAt: clock.now(),
            decision: isIgnored ? 'ignore' : 'review',
          }),
        ),
      ),
)

const outbox = fc.tuple(one, fc.constantFrom('queued', 'uncertain', 'held'), fc.boolean()).map(
  ([id, status, isGone]): Deed =>
    (store) =>
      store.transact({ outbox: [id] }, (tx) =>
        isGone ? tx.removeOutboxMail(id) : tx.putOutboxMail(anOutboxMail(id, { status })),
      ),
)

const audit = fc.tuple(one, anyText).map(
  ([locator, detail]): Deed =>
    (store, clock) =>
      store.transact({}, (tx) =>
        tx.audit({ at: clock.now(), locator, actor: 'ana', action: 'note', detail }),
      ),
)

const note = fc.tuple(one, fc.jsonValue()).map(
  ([key, value]): Deed =>
    (store) =>
      store.putNote(key, value),
)

const announcement = fc
  .tuple(one, anyText, fc.boolean())
  .map(([locator, fact, isTold]): Deed => async (store, clock) => {
    await store.transact({}, (tx) =>
      tx.announce({ at: clock.now(), locator, reviewId: null, event: 'ReminderSent', facts: { fact } }),
    )
    const [first] = isTold ? await store.announcements(1) : []
    if (first) await store.removeAnnouncements([first.id])
  })

const client = fc.tuple(one, anyText).map(
  ([id, notes]): Deed =>
    (store) =>
      store.transact({}, (tx) => tx.putClient(aClient(id, { notes }))),
)

const position = fc.tuple(one, fc.nat()).map(
  ([account, lastUid]): Deed =>
    (store) =>
      store.transact({}, (tx) => tx.putPosition({ account, folder: 'INBOX', uidValidity: '7', lastUid })),
)

const later = fc.integer({ min: 1, max: 40 }).map(
  (days): Deed =>
    async (_, clock) =>
      clock.advance(days * DAY_MS),
)

const archiving = fc.constant<Deed>((store, clock) => store.archiveSettled(clock.now()))

/** What may have happened to a store over the months. */
export const aHistory = fc.array(
  fc.oneof(reservation, review, mail, outbox, audit, note, announcement, client, position, later, archiving),
  { maxLength: 60 },
)

/** All that there is, in an order that does not depend on where it stands. */
export const allOf = async (contents: Pick<StoreContents, 'records'>): Promise<readonly string[]> => {
  const all: string[] = []
  for await (const { kind, record } of contents.records()) all.push(JSON.stringify([kind, record]))
  return all.toSorted()
}
