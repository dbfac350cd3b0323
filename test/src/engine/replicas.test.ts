import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Candidate, Replica } from '../../../src/ports.js'
import { ManualClock } from '../../fakes/manual-clock.js'
import { closeDocuments, fakeMailbox, MARTA, Office } from '../../story/office.js'
import { TwoReplicas } from '../../story/replicas.js'
import { santiago } from '../../story/samples.js'

afterAll(closeDocuments)

let both: TwoReplicas

beforeEach(async () => {
  both = await TwoReplicas.open()
})
afterEach(() => both.close())

const kindsSent = () => [both.first.sent.length, both.second.sent.length]

describe('two replicas on one store', () => {
  it('send each mail once, from the one that leads', async () => {
    await both.first.confirmation()
    await both.quiet()
    expect(kindsSent()).toEqual([1, 0])
  })

  it('take a press wherever it lands, and the mail leaves from the one that leads', async () => {
    await both.first.confirmation()
    await both.quiet()
    await both.second.engine.execute({ type: 'resend', locator: 'AAKLMNO' }, MARTA)
    await both.quiet()
    expect(kindsSent()).toEqual([2, 0])
  })

  it('tell of what happened at the other one', async () => {
    let woken = 0
    both.second.engine.onAnnouncement(() => (woken += 1))
    await both.first.confirmation()
    expect(woken).toBeGreaterThan(0)
  })

  it('read the mailboxes when the one that does not lead is asked to', async () => {
    const asked = both.second.engine.sweepNow()
    expect(await asked).toEqual({ accepted: 0, forReview: 0, ignored: 0, away: [] })
  })

  it('look at everything when the one that does not lead is asked to', async () => {
    const looks = both.first.checks.runs
    await both.second.engine.checkNow()
    expect([both.first.checks.runs - looks, both.second.checks.runs]).toEqual([1, 0])
  })

  it('both show how the mailboxes stand', async () => {
    await both.quiet()
    const { mailboxes } = await both.second.engine.status()
    expect(mailboxes).toMatchObject([{ account: 'imap', connected: true }])
  })
})

it('a replica does what it was asked for while nobody led, once it leads', async () => {
  const clock = new ManualClock(santiago('2026-11-23 11:00'))
  const stands: Candidate[] = []
  const replica: Replica = {
    leadership: { campaign: (_duties, one) => void stands.push(one), stop: async () => {} },
    onForeignWrite: () => () => undefined,
  }
  const office = new Office({ among: { clock, mailboxes: [fakeMailbox('imap', clock)], replica } })
  await office.start()
  const asked = office.engine.sweepNow()
  stands[0]?.gained()
  expect(await asked).toEqual({ accepted: 0, forReview: 0, ignored: 0, away: [] })
  await office.engine.stop()
})

describe('when the other one takes over', () => {
  it('goes on where the first one stopped', async () => {
    await both.first.confirmation()
    await both.quiet()
    both.election.breakHolds()
    await both.quiet()
    await both.second.order()
    await both.quiet()
    expect(kindsSent()).toEqual([1, 1])
    expect((await both.second.reservation()).state).toBe('received')
  })

  it('asks about a mail of which the first one did not say whether it left', async () => {
    const release = both.first.sender.hold()
    const confirmed = both.first.confirmation()
    await expect.poll(() => both.first.sender.attempts.length).toBe(1)
    const [mail] = await both.store.outboxMails('sending', '2026-11-30T00:00:00.000Z', 1)
    expect(mail?.id).toBeDefined()
    both.election.breakHolds()
    await expect
      .poll(async () => (await both.second.reviews()).map(({ kind }) => kind))
      .toEqual(['send_uncertain'])
    release()
    await confirmed
    await both.quiet()
    expect(kindsSent()).toEqual([1, 0])
  })
})
