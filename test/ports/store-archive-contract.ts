import { describe, expect, it } from 'vitest'
import type { StoreUnderTest } from './store-contract.js'
import { allOf } from './all-pages.js'
import { aReservation, aReview, aSettledReservation } from './records.js'

const MARCH_1 = '2026-03-01T00:00:00.000Z'
const MARCH_2 = '2026-03-02T00:00:00.000Z'
const APRIL_1 = '2026-04-01T00:00:00.000Z'
const LONG_AFTER = '2026-12-01T00:00:00.000Z'

export const archiveContract = (given: () => StoreUnderTest): void => {
  const settle = (...locators: string[]) =>
    given().store.transact({ reservations: locators }, (tx) =>
      locators.forEach((locator) => tx.putReservation(aSettledReservation(locator, MARCH_1))),
    )

  const ofMarch = () =>
    allOf((page) => given().store.reservationsByDayZero({ from: MARCH_1, until: APRIL_1 }, page))

  describe('the archive', () => {
    it('takes what was settled before an instant out of the live set, and counts it', async () => {
      await settle('AAA', 'BBB')
      await given().store.transact({}, (tx) => tx.putReservation(aSettledReservation('CCC', MARCH_2)))
      await given().store.transact({}, (tx) => tx.putReservation(aReservation('DDD')))
      expect(await given().store.archiveSettled(MARCH_2)).toBe(2)
      const live = await given().store.liveReservations(null, { limit: 10 })
      expect(live.items.map(({ locator }) => locator)).toEqual(['CCC', 'DDD'])
    })

    it('leaves what something is still due for', async () => {
      const due = { action: 'hold_end', at: LONG_AFTER } as const
      await given().store.transact({}, (tx) =>
        tx.putReservation({ ...aSettledReservation('AAA', MARCH_1), due }),
      )
      expect(await given().store.archiveSettled(LONG_AFTER)).toBe(0)
    })

    it('finds nothing more to move the second time', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      expect(await given().store.archiveSettled(LONG_AFTER)).toBe(0)
    })

    it('still gives a reservation by its locator, also after a restart', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      expect(await given().store.reservation('AAA')).toEqual(aSettledReservation('AAA', MARCH_1))
      await given().reopen()
      expect(await given().store.reservation('AAA')).toEqual(aSettledReservation('AAA', MARCH_1))
    })

    it.each([
      ['locator', { locators: ['AAA'] }],
      ['booking ID', { bookingIds: ['4500AAA'] }],
      ["the provider's locator", { providerLocators: ['70AAA'] }],
      ['the Message-ID of a mail of ours', { messageIds: ['<request-AAA@oc.example>'] }],
    ])('is searched by %s', async (_, marks) => {
      await settle('AAA', 'BBB')
      await given().store.archiveSettled(LONG_AFTER)
      const found = await given().store.findByMarks(marks)
      expect(found.map(({ locator }) => locator)).toEqual(['AAA'])
    })

    it('is not searched by client', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      expect(await given().store.findByMarks({ clientIds: ['empresa ejemplo'] })).toEqual([])
    })

    it('comes after the live ones in what is found', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      await given().store.transact({}, (tx) => tx.putReservation(aReservation('ZZZ')))
      const found = await given().store.findByMarks({ locators: ['AAA', 'ZZZ'] })
      expect(found.map(({ locator }) => locator)).toEqual(['ZZZ', 'AAA'])
    })

    it('gives a reservation to a transaction, which brings it back to life by putting it', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      await given().store.transact({ reservations: ['AAA'] }, (tx) => {
        const found = tx.reservation('AAA')
        if (found) tx.putReservation({ ...found, state: 'requested', settledAt: null, version: 2 })
      })
      const live = await given().store.liveReservations(null, { limit: 10 })
      expect(live.items.map(({ locator, version }) => [locator, version])).toEqual([['AAA', 2]])
    })

    it('refuses to be overwritten from outside the scope', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      const blind = given().store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
      await expect(blind).rejects.toThrow('outside the scope')
    })

    it('gives the newest of a reservation that was archived twice, and gives it once', async () => {
      const scope = { reservations: ['AAA'] }
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      await given().store.transact(scope, (tx) =>
        tx.putReservation({ ...aSettledReservation('AAA', MARCH_2), version: 9 }),
      )
      await given().store.archiveSettled(LONG_AFTER)
      await given().reopen()
      expect((await given().store.reservation('AAA'))?.version).toBe(9)
      const found = await given().store.findByMarks({ bookingIds: ['4500AAA'] })
      expect(found.map(({ version }) => version)).toEqual([9])
    })

    it('forgets a mark that the reservation lost when it came back to life', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      await given().store.transact({ reservations: ['AAA'] }, (tx) =>
        tx.putReservation({ ...aSettledReservation('AAA', MARCH_1), sentMessageIds: [] }),
      )
      const marks = { messageIds: ['<request-AAA@oc.example>'] }
      expect(await given().store.findByMarks(marks)).toEqual([])
      await given().store.archiveSettled(LONG_AFTER)
      expect(await given().store.findByMarks(marks)).toEqual([])
    })

    it('forgets the day 0 of a reservation that came back to life', async () => {
      await settle('AAA')
      await given().store.archiveSettled(LONG_AFTER)
      await given().store.transact({ reservations: ['AAA'] }, (tx) =>
        tx.putReservation({ ...aSettledReservation('AAA', MARCH_2), version: 9 }),
      )
      expect((await ofMarch()).map(({ version }) => version)).toEqual([9])
      await given().store.archiveSettled(LONG_AFTER)
      expect((await ofMarch()).map(({ version }) => version)).toEqual([9])
    })

    it('keeps resolved reviews and old notes within reach', async () => {
      const resolution = { at: MARCH_1, actor: 'Ana Ejemplo', outcome: 'dismissed' }
      await given().store.transact({}, (tx) => tx.putReview(aReview('r1', { resolution })))
      await given().store.putNote('card:AAA', { messageId: '17' })
      await given().store.archiveSettled(LONG_AFTER)
      await given().reopen()
      expect((await given().store.review('r1'))?.resolution).toEqual(resolution)
      expect(await given().store.note('card:AAA')).toEqual({ messageId: '17' })
      const inside = await given().store.transact({ reviews: ['r1'] }, (tx) => tx.review('r1')?.id)
      expect(inside).toBe('r1')
    })

    it('holds nothing of a write that failed', async () => {
      await settle('AAA')
      given().failNextWrite()
      await expect(given().store.archiveSettled(LONG_AFTER)).rejects.toThrow('no space left')
      const live = await given().store.liveReservations(null, { limit: 10 })
      expect(live.items.map(({ locator }) => locator)).toEqual(['AAA'])
      expect(await given().store.archiveSettled(LONG_AFTER)).toBe(1)
      expect(await given().store.findByMarks({ locators: ['AAA'] })).toHaveLength(1)
    })
  })
}
