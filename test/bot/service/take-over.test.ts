import { expect, it } from 'vitest'
import { ledgerIn } from '../../../bot/service/mail-adapters.js'
import { afterLeaving, EMPTY_LEDGER } from '../../../src/domain/sending-limits.js'
import { createFence, LeadershipLost } from '../../../src/engine/fence.js'
import { describeWithPostgres } from '../../servers/describe-with-postgres.js'
import { aDatabase } from '../../src/adapters/postgres-store/a-database.js'

const ONE_LEFT = afterLeaving(EMPTY_LEDGER, 1, '2026-11-23T14:00:00.000Z')
const TWO_LEFT = afterLeaving(ONE_LEFT, 1, '2026-11-23T14:00:01.000Z')

describeWithPostgres('who takes over from another replica', (server) => {
  /** The first one led, has sent a mail, and does not know that the second one leads. */
  const overtaken = async () => {
    const { open } = await aDatabase(server())
    const [before, now] = [createFence(await open()), createFence(await open())]
    await before.take()
    await ledgerIn(before.store).write(ONE_LEFT)
    await now.take()
    return { before, now }
  }

  it('counts what the one before has sent, so that the limits of the mail service hold', async () => {
    const { now } = await overtaken()
    expect(await ledgerIn(now.store).read()).toEqual(ONE_LEFT)
  })

  it('is disturbed no more by it: neither by what it writes nor by what it counts', async () => {
    const { before, now } = await overtaken()
    await ledgerIn(now.store).write(TWO_LEFT)
    await expect(ledgerIn(before.store).write(ONE_LEFT)).rejects.toThrow(LeadershipLost)
    await expect(before.store.transact({}, () => undefined)).rejects.toThrow(LeadershipLost)
    expect(await ledgerIn(now.store).read()).toEqual(TWO_LEFT)
  })

  it('leaves it so when both write at the same moment: one after the other, and the overtaken one in vain', async () => {
    const { before, now } = await overtaken()
    const turns = await Promise.allSettled([
      ledgerIn(before.store).write(ONE_LEFT),
      ledgerIn(now.store).write(TWO_LEFT),
    ])
    expect(turns.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })
})
