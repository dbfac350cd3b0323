import { describe, expect, it } from 'vitest'
import { createPacedSender } from '../../../../src/adapters/outgoing-mail/paced-sender.js'
import { afterLeaving, EMPTY_LEDGER, type SendingLimits } from '../../../../src/domain/sending-limits.js'
import { addMs } from '../../../../src/domain/time.js'
import type { OutgoingMail, SendOutcome } from '../../../../src/ports.js'
import { memoryLedger } from '../../../fakes/ledger.js'
import { ACCEPTED } from '../../../fakes/mail-sender.js'
import { quietLog } from '../../../fakes/quiet.js'
import { outgoing } from '../../../ports/mail-sender-contract.js'

const LIMITS: SendingLimits = { perMinute: 30, recipientsPerDay: 10, recipientsPerMail: 4, connections: 3 }
const NOW = '2026-11-26T12:30:00.000Z'

const to = (count: number): Pick<OutgoingMail, 'to'> => ({
  to: Array.from({ length: count }, (_, at) => `compras${at}@cliente.example`),
})

const start = (ledger = memoryLedger(), now = NOW) => {
  const attempts: string[] = []
  const sender = createPacedSender(
    async ({ messageId }) => {
      attempts.push(messageId)
      return { outcome: ACCEPTED }
    },
    LIMITS,
    { clock: { now: () => now }, log: quietLog, ledger },
  )
  return { sender, attempts }
}

describe('a sender that keeps within limits', () => {
  it('refuses a mail to more people than one mail may have, without a word to the server', async () => {
    const { sender, attempts } = start()
    expect(await sender.send(outgoing(to(5)))).toMatchObject({
      kind: 'rejected',
      error: '5 recipients, and the server takes 4 of one mail',
    })
    expect(attempts).toEqual([])
  })

  it('gives a mail back that has no room today, and says when it will', async () => {
    const { sender } = start()
    await Promise.all([1, 2].map(() => sender.send(outgoing(to(4)))))
    expect(await sender.send(outgoing(to(4)))).toMatchObject({
      kind: 'deferred',
      retryAfterMs: 24.5 * 3_600_000,
    })
    expect((await sender.send(outgoing(to(2)))).kind).toBe('accepted')
  })

  it('counts copies as recipients', async () => {
    const { sender } = start()
    expect((await sender.send(outgoing({ ...to(3), cc: ['a@hotel.example', 'b@hotel.example'] }))).kind).toBe(
      'rejected',
    )
  })

  it('remembers after a restart what has left before it', async () => {
    const ledger = memoryLedger(afterLeaving(EMPTY_LEDGER, 9, '2026-11-26T11:00:00.000Z'))
    const { sender, attempts } = start(ledger)
    expect((await sender.send(outgoing(to(2)))).kind).toBe('deferred')
    expect(attempts).toEqual([])
  })

  it('waits its turn after a restart too, when the minute is full', async () => {
    const almostAMinuteAgo = addMs(NOW, -59_800)
    const ledger = memoryLedger({ minute: Array.from({ length: 30 }, () => almostAMinuteAgo), hours: [] })
    const began = performance.now()
    expect((await start(ledger).sender.send(outgoing())).kind).toBe('accepted')
    expect(performance.now() - began).toBeGreaterThan(190)
  })

  it('writes down what is about to leave before it leaves', async () => {
    const ledger = memoryLedger()
    const sender = createPacedSender(
      async () => {
        expect((await ledger.read())?.hours).toEqual([{ hour: '2026-11-26T12:00:00.000Z', recipients: 1 }])
        return { outcome: ACCEPTED }
      },
      LIMITS,
      { clock: { now: () => NOW }, log: quietLog, ledger },
    )
    expect((await sender.send(outgoing())).kind).toBe('accepted')
  })

  it('sends nothing that it could not write down', async () => {
    const { sender, attempts } = start({
      read: async () => null,
      write: () => Promise.reject(new Error('the disk is full')),
    })
    expect((await sender.send(outgoing())).kind).toBe('deferred')
    expect(attempts).toEqual([])
  })

  it('goes on when the ledger can be read again', async () => {
    const ledger = memoryLedger()
    const reads = [() => Promise.reject(new Error('the disk is away')), () => ledger.read()]
    const { sender } = start({ ...ledger, read: () => reads.shift()?.() ?? ledger.read() })
    expect((await sender.send(outgoing())).kind).toBe('deferred')
    expect((await sender.send(outgoing())).kind).toBe('accepted')
  })
})

describe('a server that wants to be left alone', () => {
  const LATER: SendOutcome = { kind: 'deferred', error: '432 4.3.2', retryAfterMs: 30_000 }

  const rest = async (restMs: number) => {
    let attempts = 0
    const sender = createPacedSender(
      async () => {
        attempts += 1
        return { outcome: LATER, restMs }
      },
      LIMITS,
      { clock: { now: () => NOW }, log: quietLog, ledger: memoryLedger() },
    )
    await sender.send(outgoing())
    return { next: await sender.send(outgoing()), attempts }
  }

  it('hears of no other mail until then, and they say when they may be tried', async () => {
    const { next, attempts } = await rest(30_000)
    expect(next).toMatchObject({
      kind: 'deferred',
      error: expect.stringContaining('432 4.3.2'),
      retryAfterMs: expect.closeTo(30_000, -3),
    })
    expect(attempts).toBe(1)
  })

  it('is asked again after an hour, whatever it said', async () => {
    const { next } = await rest(999_999_999)
    expect(next).toMatchObject({ retryAfterMs: expect.closeTo(3_600_000, -3) })
  })

  it('hears of the next mail where it only wanted this one later', async () => {
    expect((await rest(0)).attempts).toBe(2)
  })
})

describe('stopping', () => {
  it('breaks a send off that the server does not answer, and hands on what is known of it', async () => {
    let asked = (): void => undefined
    const asking = new Promise<void>((resolve) => (asked = resolve))
    const sender = createPacedSender(
      (_mail, breakOff) =>
        new Promise((resolve) => {
          const known: SendOutcome = { kind: 'uncertain', error: 'no answer' }
          breakOff.addEventListener('abort', () => resolve({ outcome: known }))
          asked()
        }),
      LIMITS,
      { clock: { now: () => NOW }, log: quietLog, ledger: memoryLedger(), graceMs: 20 },
    )
    const sending = sender.send(outgoing())
    await asking
    await sender.stop()
    expect((await sending).kind).toBe('uncertain')
  })
})
