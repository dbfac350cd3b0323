import { describe, expect, it } from 'vitest'
import type { MailRecord } from '../../src/domain/mail-record.js'
import type { StoreUnderTest } from './store-contract.js'
import { allOf } from './all-pages.js'
import { aMailRecord } from './records.js'

const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`

export const evidenceContract = (given: () => StoreUnderTest): void => {
  const record = (...mails: MailRecord[]) =>
    given().store.transact({}, (tx) => mails.forEach((mail) => tx.recordMail(mail)))

  describe('mails dealt with', () => {
    it('are known by their content, whatever their Message-ID', async () => {
      await record(aMailRecord('aaaa'))
      const seen = await given().store.seenMail('<other@x.example>', 'aaaa'.padEnd(64, '0'))
      expect(seen?.id).toBe('aaaa')
    })

    it('are known by what their copies share', async () => {
      await record(aMailRecord('aaaa', { copyHash: 'c'.repeat(64) }))
      await given().reopen()
      expect((await given().store.seenMail(null, 'c'.repeat(64)))?.id).toBe('aaaa')
    })

    it('are known by their Message-ID, whatever their content', async () => {
      await record(aMailRecord('aaaa'))
      expect((await given().store.seenMail('<aaaa@cliente.example>', 'f'.repeat(64)))?.id).toBe('aaaa')
    })

    it('are not known by a Message-ID that is missing', async () => {
      await record(aMailRecord('aaaa', { messageId: null }))
      expect(await given().store.seenMail(null, 'f'.repeat(64))).toBeNull()
    })

    it('are known after a restart, whole', async () => {
      await record(aMailRecord('aaaa'), aMailRecord('bbbb', { subject: 'Ñandú\nsegunda línea' }))
      await given().reopen()
      expect(await given().store.mailRecord('bbbb')).toEqual(
        aMailRecord('bbbb', { subject: 'Ñandú\nsegunda línea' }),
      )
      expect(await given().store.mailRecord('cccc')).toBeNull()
    })

    it('are shown as they were decided last', async () => {
      await record(aMailRecord('aaaa'))
      await record(aMailRecord('aaaa', { decision: 'accept', decidedAt: at(15) }))
      expect((await given().store.mailRecord('aaaa'))?.decision).toBe('accept')
    })

    it('are not known when their write failed', async () => {
      given().failNextWrite()
      await expect(record(aMailRecord('aaaa'))).rejects.toThrow('no space left')
      expect(await given().store.mailRecord('aaaa')).toBeNull()
      await record(aMailRecord('b'))
      await given().reopen()
      expect(await given().store.mailRecord('aaaa')).toBeNull()
      expect((await given().store.mailRecord('b'))?.id).toBe('b')
    })

    it('are counted when they were ignored since an instant', async () => {
      await record(
        aMailRecord('a', { decidedAt: '2026-02-27T10:00:00.000Z' }),
        aMailRecord('b', { decidedAt: at(8) }),
        aMailRecord('c', { decidedAt: at(9) }),
        aMailRecord('d', { decidedAt: at(10), decision: 'review' }),
      )
      expect(await given().store.countIgnored(at(9))).toBe(1)
      expect(await given().store.countIgnored('2026-02-01T00:00:00.000Z')).toBe(3)
    })

    it('of a span of time are given page by page, as they were written', async () => {
      await record(
        aMailRecord('a', { decidedAt: '2026-02-27T10:00:00.000Z' }),
        aMailRecord('b', { decidedAt: '2026-02-28T10:00:00.000Z' }),
        aMailRecord('c', { decidedAt: at(9) }),
        aMailRecord('d', { decidedAt: at(10) }),
      )
      await record(aMailRecord('b', { decidedAt: at(11), decision: 'accept' }))
      await given().reopen()
      const span = { from: '2026-02-28T00:00:00.000Z', until: at(12) }
      const found = await allOf((page) => given().store.mailRecords(span, page))
      expect(found.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'b'])
    })

    it('are counted once, as they were decided last', async () => {
      await record(aMailRecord('a'), aMailRecord('b'))
      await record(aMailRecord('a', { decision: 'accept', decidedAt: at(13) }))
      await record(aMailRecord('b', { decidedAt: at(13) }))
      expect(await given().store.countIgnored(at(0))).toBe(1)
    })
  })

  describe('the audit', () => {
    const audit = (locator: string | null, ...actions: string[]) =>
      given().store.transact({}, (tx) =>
        actions.forEach((action) =>
          tx.audit({ at: at(9), locator, actor: 'Ana Ejemplo', action, detail: null }),
        ),
      )

    const auditAt = (instant: string, locator: string | null, action: string) =>
      given().store.transact({}, (tx) =>
        tx.audit({ at: instant, locator, actor: 'Ana Ejemplo', action, detail: null }),
      )

    it('of one reservation is paged, oldest first', async () => {
      await audit('AAA', 'registered', 'requested')
      await audit('BBB', 'registered')
      await audit('AAA', 'closed')
      const first = await given().store.auditOf('AAA', { limit: 2 })
      const second = await given().store.auditOf('AAA', { limit: 2, after: first.next })
      expect(first.items.map(({ action }) => action)).toEqual(['registered', 'requested'])
      expect(second.items.map(({ action }) => action)).toEqual(['closed'])
      expect(second.next).toBeNull()
    })

    it('of a span of time is everything from its first instant to the last before its end', async () => {
      const instants = [
        '2026-02-28T23:59:59.999Z',
        '2026-03-01T03:00:00.000Z',
        '2026-03-31T23:00:00.000Z',
        '2026-04-01T02:59:59.999Z',
        '2026-04-01T03:00:00.000Z',
      ]
      for (const [index, instant] of instants.entries()) await auditAt(instant, null, `action ${index}`)
      await given().reopen()
      const march = { from: '2026-03-01T03:00:00.000Z', until: '2026-04-01T03:00:00.000Z' }
      const found = await allOf((page) => given().store.auditBetween(march, page))
      expect(found.map(({ action }) => action)).toEqual(['action 1', 'action 2', 'action 3'])
    })

    it('of a span is there although a clock was set back meanwhile', async () => {
      await auditAt('2026-03-02T09:00:00.000Z', 'AAA', 'late')
      await auditAt('2026-03-01T22:00:00.000Z', 'AAA', 'early')
      const first = { from: '2026-03-01T00:00:00.000Z', until: '2026-03-02T00:00:00.000Z' }
      const page = await given().store.auditBetween(first, { limit: 10 })
      expect(page.items.map(({ action }) => action)).toEqual(['early'])
    })

    it('survives a restart', async () => {
      await audit('AAA', 'registered')
      await audit(null, 'started')
      await given().reopen()
      await audit('AAA', 'closed')
      const page = await given().store.auditOf('AAA', { limit: 10 })
      expect(page.items.map(({ action }) => action)).toEqual(['registered', 'closed'])
    })
  })
}
