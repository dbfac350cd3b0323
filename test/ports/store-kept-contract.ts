import { describe, expect, it } from 'vitest'
import { eraseMail, eraseReservation } from '../../src/domain/erasing.js'
import type { KeptRecord, KeptWish } from '../../src/ports.js'
import { aFile, aNamedReservation } from './named-records.js'
import { aMailRecord, aReservation, aReview } from './records.js'
import type { StoreUnderTest } from './store-contract.js'

const MARCH_1 = '2026-03-01T00:00:00.000Z'
const MARCH_2 = '2026-03-02T00:00:00.000Z'
const MARCH_3 = '2026-03-03T00:00:00.000Z'
const LONG_AFTER = '2026-12-01T00:00:00.000Z'
const ALL: KeptWish = { of: 'archive', settled: null }

const keyOf = ({ kind, record }: KeptRecord): string =>
  kind === 'mail' || kind === 'review' ? record.id : (record.locator ?? 'none')

const erase = (kept: KeptRecord): KeptRecord =>
  kept.kind === 'reservation' ? { kind: 'reservation', record: eraseReservation(kept.record) } : kept

export const keptContract = (given: () => StoreUnderTest): void => {
  const archive = async (...records: readonly [locator: string, settledAt: string][]) => {
    await given().store.transact({}, (tx) =>
      records.forEach(([locator, settledAt]) => tx.putReservation(aNamedReservation(locator, { settledAt }))),
    )
    await given().store.archiveSettled(LONG_AFTER)
  }
  const kept = async (wish: KeptWish) => {
    const keys: string[] = []
    for await (const one of given().store.kept(wish)) keys.push(keyOf(one))
    return keys
  }

  describe('what is kept of the past', () => {
    it('is given by the span in which it was settled, and whole', async () => {
      await archive(['AAA', MARCH_1], ['BBB', MARCH_2], ['CCC', MARCH_3])
      const resolution = { at: MARCH_2, actor: 'Ana Ejemplo', outcome: 'dismissed' }
      await given().store.transact({}, (tx) => tx.putReview(aReview('r1', { resolution })))
      await given().store.archiveSettled(LONG_AFTER)
      expect(await kept({ of: 'archive', settled: { from: MARCH_2, until: MARCH_3 } })).toEqual(['BBB', 'r1'])
      expect(await kept(ALL)).toEqual(['AAA', 'BBB', 'CCC', 'r1'])
    })

    it('leaves out what is live', async () => {
      await given().store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
      expect(await kept(ALL)).toEqual([])
    })

    it('is, of the audit, what is about the reservations that are meant', async () => {
      const line = { at: MARCH_1, actor: 'ana-id', action: 'close', detail: null }
      await given().store.transact({}, (tx) => {
        for (const locator of ['AAA', 'BBB', null]) tx.audit({ ...line, locator })
      })
      expect(await kept({ of: 'audit', locators: ['BBB'] })).toEqual(['BBB'])
      expect(await kept({ of: 'audit', locators: null })).toEqual(['AAA', 'BBB', 'none'])
    })

    it('stays as it is when what was before is let go, and so does what is live', async () => {
      await archive(['AAA', MARCH_1])
      await given().store.transact({}, (tx) => tx.putReservation(aReservation('BBB')))
      await given().store.expunge()
      await given().reopen()
      expect(await kept(ALL)).toEqual(['AAA'])
      expect(await given().store.reservation('BBB')).toEqual(aReservation('BBB'))
    })

    it('is found no more as it was once it is revised, also after a restart', async () => {
      await archive(['AAA', MARCH_1], ['BBB', MARCH_2])
      const until = { from: MARCH_1, until: MARCH_2 }
      expect(await given().store.reviseKept({ of: 'archive', settled: until }, erase)).toBe(1)
      await given().reopen()
      const { store } = given()
      expect((await store.reservation('AAA'))?.booking.hotelNotes).toBeNull()
      expect((await store.reservation('BBB'))?.booking.hotelNotes).toBe('alergia al maní')
      expect((await store.findByMarks({ bookingIds: ['4500AAA'] })).map(({ locator }) => locator)).toEqual([
        'AAA',
      ])
    })

    it('grows on after it was revised', async () => {
      await archive(['AAA', MARCH_1])
      await given().store.reviseKept(ALL, erase)
      await archive(['BBB', MARCH_2])
      await given().reopen()
      expect(await kept(ALL)).toEqual(['AAA', 'BBB'])
    })

    it('takes no revised record that is longer', async () => {
      await archive(['AAA', MARCH_1])
      const longer = (one: KeptRecord): KeptRecord =>
        one.kind === 'reservation'
          ? {
              kind: 'reservation',
              record: { ...one.record, clientId: 'un nombre mucho más largo que el de antes' },
            }
          : one
      await expect(given().store.reviseKept(ALL, longer)).rejects.toThrow('longer')
      expect((await given().store.reservation('AAA'))?.clientId).toBe('empresa ejemplo')
    })

    it('counts as changed only what is', async () => {
      await archive(['AAA', MARCH_1])
      expect(await given().store.reviseKept(ALL, (one) => one)).toBe(0)
    })

    it('stays as it was when the write fails', async () => {
      await archive(['AAA', MARCH_1])
      given().failNextRevision()
      await expect(given().store.reviseKept(ALL, erase)).rejects.toThrow('no space left')
      expect((await given().store.reservation('AAA'))?.booking.hotelNotes).toBe('alergia al maní')
      expect(await given().store.reviseKept(ALL, erase)).toBe(1)
    })

    it('is known by its mails, revised or not', async () => {
      await given().store.transact({}, (tx) => tx.recordMail(aMailRecord('aaaa')))
      await given().store.reviseKept({ of: 'mails' }, (one) =>
        one.kind === 'mail' ? { kind: 'mail', record: eraseMail(one.record) } : one,
      )
      await given().reopen()
      const seen = await given().store.seenMail('<aaaa@cliente.example>', 'f'.repeat(64))
      expect([seen?.id, seen?.from]).toEqual(['aaaa', null])
    })
  })

  describe('review items that are not archived', () => {
    it('are all given, resolved or not', async () => {
      const resolution = { at: MARCH_2, actor: 'Ana Ejemplo', outcome: 'dismissed' }
      await given().store.transact({}, (tx) => {
        tx.putReview(aReview('r1'))
        tx.putReview(aReview('r2', { resolution }))
      })
      expect((await given().store.liveReviews()).map(({ id }) => id)).toEqual(['r1', 'r2'])
    })
  })

  describe('who leads to a file', () => {
    const { id } = aFile('confirmation')
    const bearers = async () => (await given().store.bearersOf(id)).map((one) => [one.kind, keyOf(one)])

    it('is found, live, archived or asked about', async () => {
      await archive(['AAA', MARCH_1])
      await given().store.transact({}, (tx) => {
        tx.putReservation(aReservation('BBB', { files: [aFile('confirmation')] }))
        tx.putReview(aReview('r1', { files: [aFile('confirmation')] }))
        tx.recordMail(aMailRecord('aaaa', { fileId: id }))
      })
      await given().reopen()
      const found = (await bearers()).map(([kind, key]) => `${kind} ${key}`).sort()
      expect(found).toEqual(['mail aaaa', 'reservation AAA', 'reservation BBB', 'review r1'])
    })

    it('is nobody once it was taken out', async () => {
      await archive(['AAA', MARCH_1])
      await given().store.reviseKept(ALL, erase)
      expect(await bearers()).toEqual([])
    })
  })
}
