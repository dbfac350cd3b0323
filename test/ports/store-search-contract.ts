import { describe, expect, it } from 'vitest'
import type { Reservation } from '../../src/domain/reservation.js'
import type { StoreUnderTest } from './store-contract.js'
import { allOf } from './all-pages.js'
import { anOutboxMail, aReservation, aReview } from './records.js'

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`

const locatorsOf = (found: readonly Reservation[]): string[] => found.map(({ locator }) => locator)

export const searchContract = (given: () => StoreUnderTest): void => {
  const put = (...reservations: Reservation[]) =>
    given().store.transact({ reservations: locatorsOf(reservations) }, (tx) =>
      reservations.forEach((reservation) => tx.putReservation(reservation)),
    )

  describe('live reservations', () => {
    it('are paged by locator', async () => {
      await put(aReservation('CCC'), aReservation('AAA'), aReservation('BBB'))
      const first = await given().store.liveReservations(null, { limit: 2 })
      const second = await given().store.liveReservations(null, { limit: 2, after: first.next })
      expect(locatorsOf(first.items)).toEqual(['AAA', 'BBB'])
      expect(locatorsOf(second.items)).toEqual(['CCC'])
      expect(second.next).toBeNull()
    })

    it('can be asked for by state', async () => {
      await put(aReservation('AAA', { state: 'pending' }), aReservation('BBB', { state: 'cancelled' }))
      const page = await given().store.liveReservations(['pending', 'requested'], { limit: 10 })
      expect(locatorsOf(page.items)).toEqual(['AAA'])
    })

    it('give no next page when the last one is full', async () => {
      await put(aReservation('AAA'), aReservation('BBB'))
      expect((await given().store.liveReservations(null, { limit: 2 })).next).toBeNull()
    })
  })

  describe('reservations by day 0', () => {
    const march = { from: '2026-03-01T03:00:00.000Z', until: '2026-04-01T03:00:00.000Z' }
    const ofMarch = async () =>
      locatorsOf(await allOf((page) => given().store.reservationsByDayZero(march, page)))

    it('are those of the span, its end not included', async () => {
      await put(
        aReservation('AAA', { dayZero: '2026-03-01T02:59:59.999Z' }),
        aReservation('BBB', { dayZero: '2026-03-01T03:00:00.000Z' }),
        aReservation('CCC', { dayZero: '2026-04-01T02:59:59.999Z' }),
        aReservation('DDD', { dayZero: '2026-04-01T03:00:00.000Z' }),
      )
      expect(await ofMarch()).toEqual(['BBB', 'CCC'])
    })

    it('are found whenever they were settled and archived, also after a restart', async () => {
      const settledAt = '2026-05-20T12:00:00.000Z'
      const dayZero = '2026-03-31T23:00:00.000Z'
      await put(
        aReservation('OLD', { state: 'closed', dayZero, settledAt }),
        aReservation('NOT', { state: 'closed', dayZero: '2026-04-02T12:00:00.000Z', settledAt }),
        aReservation('NEW', { dayZero }),
      )
      await given().store.archiveSettled('2026-06-01T00:00:00.000Z')
      expect(await ofMarch()).toEqual(['NEW', 'OLD'])
      await given().reopen()
      expect(await ofMarch()).toEqual(['NEW', 'OLD'])
    })

    it('come in pages, live ones first', async () => {
      const names = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE']
      const settledAt = '2026-03-05T12:00:00.000Z'
      await put(...names.map((name) => aReservation(name, { settledAt, state: 'received' })))
      await given().store.archiveSettled('2026-04-01T00:00:00.000Z')
      await put(aReservation('LIVE1'), aReservation('LIVE2'), aReservation('LIVE3'))
      const found = await ofMarch()
      expect(found.slice(0, 3)).toEqual(['LIVE1', 'LIVE2', 'LIVE3'])
      expect(found.slice(3).sort()).toEqual(names)
    })

    it('are none where there are none', async () => {
      expect(await ofMarch()).toEqual([])
    })
  })

  describe('what is due', () => {
    it('comes earliest first, and not before its time', async () => {
      await put(
        aReservation('AAA', { due: { action: 'reminder', at: at(15) } }),
        aReservation('BBB', { due: { action: 'request', at: at(9) } }),
        aReservation('CCC', { due: { action: 'expiry', at: at(18) } }),
        aReservation('DDD'),
      )
      expect(await given().store.dueReservations(at(15), 10)).toEqual(['BBB', 'AAA'])
      expect(await given().store.dueReservations(at(23), 1)).toEqual(['BBB'])
      expect(await given().store.nextDueAt()).toBe(at(9))
    })

    it('follows a reservation that changes', async () => {
      await put(aReservation('AAA', { due: { action: 'reminder', at: at(9) } }))
      await put(aReservation('AAA', { due: { action: 'ultimatum', at: at(12) } }))
      expect(await given().store.dueReservations(at(10), 10)).toEqual([])
      expect(await given().store.nextDueAt()).toBe(at(12))
      await put(aReservation('AAA', { due: null }))
      expect(await given().store.nextDueAt()).toBeNull()
    })

    it('is known again after a restart', async () => {
      await put(aReservation('AAA', { due: { action: 'reminder', at: at(9) } }))
      await given().reopen()
      expect(await given().store.dueReservations(at(9), 10)).toEqual(['AAA'])
    })
  })

  describe('marks', () => {
    it.each([
      ['locator', { locators: ['AAA'] }],
      ['booking ID', { bookingIds: ['4500AAA'] }],
      ["the provider's locator", { providerLocators: ['70AAA'] }],
      ['the Message-ID of a mail of ours', { messageIds: ['<request-AAA@oc.example>'] }],
      ['client', { clientIds: ['cliente a'] }],
    ])('find a live reservation by %s', async (_, marks) => {
      await put(aReservation('AAA', { clientId: 'cliente a' }), aReservation('BBB'))
      expect(locatorsOf(await given().store.findByMarks(marks))).toEqual(['AAA'])
    })

    it('find each reservation once, however many of them it bears', async () => {
      await put(aReservation('AAA'), aReservation('BBB'))
      const marks = { locators: ['AAA', 'BBB'], bookingIds: ['4500AAA'], clientIds: ['empresa ejemplo'] }
      expect(locatorsOf(await given().store.findByMarks(marks))).toEqual(['AAA', 'BBB'])
    })

    it('do not confuse one kind of mark with another', async () => {
      await put(aReservation('AAA'))
      expect(await given().store.findByMarks({ bookingIds: ['AAA'], locators: ['4500AAA'] })).toEqual([])
    })

    it('follow a reservation that changes', async () => {
      await put(aReservation('AAA', { sentMessageIds: ['<old@oc.example>'] }))
      await put(aReservation('AAA', { sentMessageIds: ['<new@oc.example>'] }))
      expect(await given().store.findByMarks({ messageIds: ['<old@oc.example>'] })).toEqual([])
      expect(await given().store.findByMarks({ messageIds: ['<new@oc.example>'] })).toHaveLength(1)
    })

    it('find at most 200', async () => {
      await put(...Array.from({ length: 210 }, (_, i) => aReservation(`L${1000 + i}`)))
      expect(await given().store.findByMarks({ clientIds: ['empresa ejemplo'] })).toHaveLength(200)
    })
  })

  describe('the outbox', () => {
    it('gives queued mails whose time has come, oldest first', async () => {
      await given().store.transact({}, (tx) => {
        tx.putOutboxMail(anOutboxMail('late', { queuedAt: at(8), notBefore: at(20) }))
        tx.putOutboxMail(anOutboxMail('second', { queuedAt: at(10), notBefore: at(10) }))
        tx.putOutboxMail(anOutboxMail('first', { queuedAt: at(9), notBefore: at(11) }))
        tx.putOutboxMail(anOutboxMail('leaving', { queuedAt: at(7), status: 'sending' }))
      })
      const ready = await given().store.outboxMails('queued', at(12), 10)
      expect(ready.map(({ id }) => id)).toEqual(['first', 'second'])
      expect(await given().store.nextMailAt()).toBe(at(10))
    })

    it.each(['uncertain', 'held'] as const)('gives mails that are %s whatever their time', async (status) => {
      await given().store.transact({}, (tx) =>
        tx.putOutboxMail(anOutboxMail('m1', { status, notBefore: at(20) })),
      )
      expect(await given().store.outboxMails(status, at(1), 10)).toHaveLength(1)
      expect(await given().store.nextMailAt()).toBeNull()
    })

    it('follows a mail to its end', async () => {
      const scope = { outbox: ['m1'] }
      await given().store.transact(scope, (tx) => tx.putOutboxMail(anOutboxMail('m1')))
      await given().store.transact(scope, (tx) => tx.putOutboxMail(anOutboxMail('m1', { status: 'sending' })))
      expect(await given().store.outboxMails('queued', at(23), 10)).toEqual([])
      await given().store.transact(scope, (tx) => tx.removeOutboxMail('m1'))
      expect(await given().store.outboxMails('sending', at(23), 10)).toEqual([])
    })
  })

  describe('reviews', () => {
    it('are paged while they are open, oldest first', async () => {
      await given().store.transact({}, (tx) => {
        tx.putReview(aReview('b', { openedAt: at(9) }))
        tx.putReview(aReview('a', { openedAt: at(10) }))
        tx.putReview(aReview('c', { openedAt: at(8) }))
      })
      const first = await given().store.openReviews({ limit: 2 })
      const second = await given().store.openReviews({ limit: 2, after: first.next })
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['c', 'b', 'a'])
    })

    it('are still found by id when they are resolved', async () => {
      const resolution = { at: at(12), actor: 'Ana Ejemplo', outcome: 'dismissed' }
      const scope = { reviews: ['r1'] }
      await given().store.transact(scope, (tx) => tx.putReview(aReview('r1')))
      await given().store.transact(scope, (tx) => tx.putReview(aReview('r1', { resolution })))
      expect((await given().store.openReviews({ limit: 10 })).items).toEqual([])
      expect((await given().store.review('r1'))?.resolution).toEqual(resolution)
    })
  })

  describe('positions', () => {
    it('are kept for each folder of each account', async () => {
      await given().store.transact({}, (tx) => {
        tx.putPosition({ account: 'a', folder: 'INBOX', uidValidity: '1', lastUid: 5 })
        tx.putPosition({ account: 'b', folder: 'INBOX', uidValidity: '2', lastUid: 6 })
        tx.putPosition({ account: 'a', folder: 'INBOX', uidValidity: '1', lastUid: 7 })
      })
      expect((await given().store.position('a', 'INBOX'))?.lastUid).toBe(7)
      expect((await given().store.position('b', 'INBOX'))?.lastUid).toBe(6)
      expect(await given().store.position('a', 'Archivo')).toBeNull()
    })
  })
}
