import { expect, it } from 'vitest'
import { aMailRecord, aReservation } from '../../../ports/records.js'
import { describeWithPostgres } from '../../../servers/describe-with-postgres.js'
import { aDatabase } from './a-database.js'

describeWithPostgres('what is kept', (server) => {
  it('comes back byte for byte, with what hostile mails hold', async () => {
    const store = await (await aDatabase(server())).open()
    const mail = aMailRecord('aaaa', {
      subject: 'nul \0, half \uD800, \u2028 and "quotes"\\',
      messageId: `<${'x'.repeat(5_000)}\0@cliente.example>`,
    })
    await store.transact({}, (tx) => tx.recordMail(mail))
    expect(JSON.stringify(await store.mailRecord('aaaa'))).toBe(JSON.stringify(mail))
    expect((await store.seenMail(mail.messageId, 'f'.repeat(64)))?.id).toBe('aaaa')
  })

  it('of a locator that no text can hold is nothing', async () => {
    const store = await (await aDatabase(server())).open()
    expect(await store.reservation('AAA\0')).toBeNull()
  })

  it('of mails goes when all of its month is more than 90 days old', async () => {
    const { open, clock } = await aDatabase(server())
    const store = await open()
    await store.transact({}, (tx) => {
      tx.recordMail(aMailRecord('old', { decidedAt: '2026-01-31T23:00:00.000Z' }))
      tx.recordMail(aMailRecord('young', { decidedAt: '2026-02-01T01:00:00.000Z' }))
    })
    clock.set('2026-05-02T12:00:00.000Z')
    await store.archiveSettled('2026-01-01T00:00:00.000Z')
    expect(await store.mailRecord('old')).toBeNull()
    expect((await store.mailRecord('young'))?.id).toBe('young')
  })

  it('takes thousands of records in one transaction', async () => {
    const store = await (await aDatabase(server())).open()
    const locators = Array.from({ length: 5_000 }, (_, i) => `L${10_000 + i}`)
    await store.transact({ reservations: locators }, (tx) =>
      locators.forEach((locator) => tx.putReservation(aReservation(locator))),
    )
    expect((await store.liveReservations(null, { limit: 6_000 })).items).toHaveLength(5_000)
  })
})
