import { describe, expect, it } from 'vitest'
import type { StoreUnderTest } from './store-contract.js'
import { aClient, anOutboxMail, aReservation, aReview } from './records.js'

const AT = '2026-03-02T12:00:00.000Z'

export const transactionContract = (given: () => StoreUnderTest): void => {
  describe('transactions', () => {
    it('give back what the work gives', async () => {
      const result = await given().store.transact({}, () => 42)
      expect(result).toBe(42)
    })

    it('keep a whole reservation as it was put', async () => {
      const reservation = aReservation('AAKLMNO')
      await given().store.transact({}, (tx) => tx.putReservation(reservation))
      expect(await given().store.reservation('AAKLMNO')).toEqual(reservation)
    })

    it('survive closing and opening again', async () => {
      const client = aClient('empresa ejemplo')
      await given().store.transact({}, (tx) => {
        tx.putReservation(aReservation('AAKLMNO'))
        tx.putClient(client)
        tx.putOutboxMail(anOutboxMail('AAKLMNO-request-1'))
        tx.putReview(aReview('r1'))
        tx.putPosition({ account: 'a', folder: 'INBOX', uidValidity: '7', lastUid: 9 })
      })
      await given().reopen()
      const { store } = given()
      expect(await store.reservation('AAKLMNO')).toEqual(aReservation('AAKLMNO'))
      expect(await store.clients()).toEqual([client])
      expect(await store.outboxMails('queued', AT, 10)).toEqual([anOutboxMail('AAKLMNO-request-1')])
      expect(await store.review('r1')).toEqual(aReview('r1'))
      expect((await store.position('a', 'INBOX'))?.lastUid).toBe(9)
    })

    it('show their own changes to the work', async () => {
      const seen = await given().store.transact({}, (tx) => {
        tx.putReservation(aReservation('AAKLMNO', { version: 7 }))
        tx.putClient(aClient('nueva'))
        return [tx.reservation('AAKLMNO')?.version, tx.client('nueva')?.name, tx.clients().length]
      })
      expect(seen).toEqual([7, 'NUEVA', 1])
    })

    it('change nothing when the work throws', async () => {
      const failing = given().store.transact({}, (tx) => {
        tx.putReservation(aReservation('AAKLMNO'))
        tx.announce({ at: AT, locator: 'AAKLMNO', reviewId: null, event: 'RequestSent', facts: {} })
        throw new Error('a fault in the work')
      })
      await expect(failing).rejects.toThrow('a fault in the work')
      expect(await given().store.reservation('AAKLMNO')).toBeNull()
      expect(await given().store.announcements(10)).toEqual([])
    })

    it('change nothing when the write fails, and go on when the disk does', async () => {
      const { store } = given()
      await store.transact({}, (tx) => tx.putReservation(aReservation('AAKLMNO')))
      const scope = { reservations: ['AAKLMNO'] }
      given().failNextWrite()
      const failing = store.transact(scope, (tx) =>
        tx.putReservation(aReservation('AAKLMNO', { version: 2 })),
      )
      await expect(failing).rejects.toThrow('no space left')
      expect((await store.reservation('AAKLMNO'))?.version).toBe(1)
      await store.transact(scope, (tx) => tx.putReservation(aReservation('AAKLMNO', { version: 3 })))
      expect((await store.reservation('AAKLMNO'))?.version).toBe(3)
    })

    it('on one record run one after the other', async () => {
      const { store } = given()
      await store.transact({}, (tx) => tx.putReservation(aReservation('AAKLMNO', { version: 0 })))
      const increment = () =>
        store.transact({ reservations: ['AAKLMNO'] }, (tx) => {
          const before = tx.reservation('AAKLMNO')
          if (before) tx.putReservation({ ...before, version: before.version + 1 })
        })
      await Promise.all(Array.from({ length: 50 }, increment))
      expect((await store.reservation('AAKLMNO'))?.version).toBe(50)
    })

    it('hand out records that nobody can change from outside', async () => {
      const history = [{ at: AT, event: 'RequestSent', actor: null, detail: null }]
      const { store } = given()
      await store.transact({}, (tx) => tx.putReservation(aReservation('AAKLMNO', { history })))
      history.length = 0
      const found = await store.reservation('AAKLMNO')
      expect(found?.history).toHaveLength(1)
      expect(Object.isFrozen(found?.booking)).toBe(true)
    })
  })

  describe('the scope', () => {
    it.each([
      ['a reservation', () => given().store.transact({}, (tx) => tx.reservation('AAKLMNO'))],
      ['an outbox mail', () => given().store.transact({}, (tx) => tx.outboxMail('m1'))],
      ['a review item', () => given().store.transact({}, (tx) => tx.review('r1'))],
      ['a note', () => given().store.transact({}, (tx) => tx.note('n1'))],
      ['the change of a note', () => given().store.transact({}, (tx) => tx.putNote('n1', 1))],
      ['the removal of an outbox mail', () => given().store.transact({}, (tx) => tx.removeOutboxMail('m1'))],
    ])('keeps %s outside of it away', async (_, transact) => {
      await expect(transact()).rejects.toThrow('outside the scope')
    })

    it('lets a new record in', async () => {
      await given().store.transact({}, (tx) => tx.putReview(aReview('r1')))
      expect(await given().store.review('r1')).toEqual(aReview('r1'))
    })

    it.each(['reservation', 'outbox', 'review'] as const)(
      'refuses to overwrite a %s outside of it',
      async (kind) => {
        const put = () =>
          given().store.transact({}, (tx) => {
            if (kind === 'reservation') tx.putReservation(aReservation('AAKLMNO'))
            if (kind === 'outbox') tx.putOutboxMail(anOutboxMail('m1'))
            if (kind === 'review') tx.putReview(aReview('r1'))
          })
        await put()
        await expect(put()).rejects.toThrow('outside the scope')
      },
    )

    it('gives null for what is in it and is not there', async () => {
      const scope = { reservations: ['NOTHERE'], outbox: ['m0'], reviews: ['r0'] }
      const found = await given().store.transact(scope, (tx) => [
        tx.reservation('NOTHERE'),
        tx.outboxMail('m0'),
        tx.review('r0'),
      ])
      expect(found).toEqual([null, null, null])
    })
  })

  describe('announcements', () => {
    const announce = (event: string) =>
      given().store.transact({}, (tx) =>
        tx.announce({ at: AT, locator: null, reviewId: null, event, facts: {} }),
      )

    it('come in the order of telling, with ids that grow', async () => {
      for (const event of ['RequestSent', 'ReminderSent', 'UltimatumSent']) await announce(event)
      const told = await given().store.announcements(10)
      expect(told.map(({ event }) => event)).toEqual(['RequestSent', 'ReminderSent', 'UltimatumSent'])
      expect(told.map(({ id }) => id)).toEqual(told.map(({ id }) => id).toSorted())
    })

    it('stay until they are removed', async () => {
      await announce('RequestSent')
      await announce('ReminderSent')
      const [first] = await given().store.announcements(1)
      await given().store.removeAnnouncements([first?.id ?? ''])
      expect((await given().store.announcements(10)).map(({ event }) => event)).toEqual(['ReminderSent'])
    })

    it('never get the id of one that was removed', async () => {
      await announce('RequestSent')
      const [first] = await given().store.announcements(1)
      await given().store.removeAnnouncements([first?.id ?? ''])
      await given().reopen()
      await announce('ReminderSent')
      const [second] = await given().store.announcements(1)
      expect((second?.id ?? '') > (first?.id ?? '')).toBe(true)
    })
  })

  describe('notes', () => {
    it('are kept by key', async () => {
      await given().store.putNote('channel', { id: '19:x', depth: [1, 2] })
      await given().reopen()
      expect(await given().store.note('channel')).toEqual({ id: '19:x', depth: [1, 2] })
    })

    it('are changed together with everything else of a transaction', async () => {
      await given().store.putNote('paused', { by: 'Marta' })
      const seen = await given().store.transact({ notes: ['paused'] }, (tx) => {
        const before = tx.note('paused')
        tx.putNote('paused', null)
        return [before, tx.note('paused')]
      })
      await given().reopen()
      expect(seen).toEqual([{ by: 'Marta' }, null])
      expect(await given().store.note('paused')).toBeNull()
    })

    it('stay as they were when the transaction fails', async () => {
      const failing = given().store.transact({ notes: ['paused'] }, (tx) => {
        tx.putNote('paused', true)
        throw new Error('a fault in the work')
      })
      await expect(failing).rejects.toThrow('a fault in the work')
      expect(await given().store.note('paused')).toBeNull()
    })

    it('are null where none was put, and when null was put', async () => {
      await given().store.putNote('gone', 1)
      await given().store.putNote('gone', null)
      expect(await given().store.note('gone')).toBeNull()
      expect(await given().store.note('never')).toBeNull()
    })
  })
}
