import { describe, expect, it } from 'vitest'
import { ChaseStory } from '../../story/chase.js'
import { MARTA, Office } from '../../story/office.js'
import { santiago } from '../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')

const PAUSE = { type: 'pause_mail', reason: 'cambio de servidor' } as const
const RESUME = { type: 'resume_mail' } as const

const confirmed = (locator = 'AAKLMNO') => new ChaseStory(NOW).confirmed({ locator })
const requested = (locator = 'AAKLMNO') => new ChaseStory(NOW).requested({ locator })

const paused = async (...given: ChaseStory[]): Promise<Office> => {
  const office = await Office.open({ now: NOW })
  await office.press(PAUSE)
  await office.given(...given)
  return office
}

const kindsSent = (office: Office) => office.sent.map(({ controlId }) => controlId.split('-')[1])

describe('while mail to clients is paused', () => {
  it('nothing leaves that becomes due', async () => {
    const office = await paused(confirmed())
    await office.until('2026-11-24 12:00')
    expect([office.sent, (await office.reservation()).state]).toEqual([[], 'pending'])
  })

  it('nothing leaves that had been tried before', async () => {
    const office = await Office.open({ now: NOW, given: [confirmed()] })
    expect(office.sent).toHaveLength(1)
    office.sender.answer({ kind: 'deferred', error: '451 later', retryAfterMs: null })
    await office.press({ type: 'resend', locator: 'AAKLMNO' })
    await office.press(PAUSE)
    await office.until('2026-11-23 15:00')
    expect(office.sender.attempts).toHaveLength(2)
  })

  it('nothing runs in circles for mails whose time has come', async () => {
    const office = await paused(confirmed())
    expect(office.scheduler.scheduled().has('outbox')).toBe(false)
  })

  it('the status, the digest and the thread of the channel say so', async () => {
    const office = await paused()
    const pause = { by: MARTA, at: NOW, reason: 'cambio de servidor' }
    expect((await office.engine.status()).paused).toEqual(pause)
    expect((await office.engine.digest()).paused).toEqual(pause)
    expect((await office.told()).at(-1)).toMatchObject({
      event: 'MailPaused',
      facts: { actor: 'Marta', reason: 'cambio de servidor' },
    })
  })

  it('the pause outlasts a restart', async () => {
    const office = await paused(confirmed())
    await office.restart()
    await office.until('2026-11-25 12:00')
    expect(office.sent).toEqual([])
  })

  it('who pauses it again hears who was quicker', async () => {
    const office = await paused()
    expect(await office.press(PAUSE)).toEqual({
      ok: false,
      code: 'already_paused',
      facts: { actor: 'Marta', at: NOW },
    })
  })
})

describe('when mail is resumed', () => {
  it('what waited leaves at once, and it is told and audited', async () => {
    const office = await paused(confirmed())
    await office.press(RESUME)
    expect(kindsSent(office)).toEqual(['request'])
    expect((await office.engine.status()).paused).toBeNull()
    expect(await office.toldEvents()).toContain('MailResumed')
    const span = { from: NOW, until: santiago('2026-11-24 00:00') }
    const { items } = await office.store.auditBetween(span, { limit: 10 })
    expect(items.map(({ action, name, detail }) => [action, name, detail])).toEqual([
      ['pause_mail', 'Marta', 'cambio de servidor'],
      ['resume_mail', 'Marta', null],
    ])
  })

  it('nobody resumes what is not paused', async () => {
    const office = await Office.open({ now: NOW })
    expect(await office.press(RESUME)).toMatchObject({ code: 'not_paused' })
  })

  it('a request that waited for days is not followed by its reminder', async () => {
    const office = await paused(confirmed())
    await office.until('2026-11-30 10:00')
    await office.press(RESUME)
    await office.until('2026-11-30 18:00')
    expect(kindsSent(office)).toEqual(['request'])
    await office.until('2026-12-02 10:01')
    expect(kindsSent(office)).toEqual(['request', 'reminder'])
  })

  it('a reservation gets the reminder that is due, not its request once more as well', async () => {
    const office = await paused(requested())
    await office.press({ type: 'resend', locator: 'AAKLMNO' })
    await office.until('2026-11-26 10:00')
    await office.press(RESUME)
    expect(kindsSent(office)).toEqual(['reminder'])
  })

  it('a mail that was repeated on several days is repeated once', async () => {
    const office = await paused(requested())
    await office.press({ type: 'resend', locator: 'AAKLMNO' })
    await office.until('2026-11-23 12:00')
    await office.press({ type: 'resend', locator: 'AAKLMNO' })
    await office.press(RESUME)
    expect(kindsSent(office)).toEqual(['request'])
  })

  it('what nobody wants any more is dropped at the door', async () => {
    const office = await paused(confirmed())
    await office.press({ type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: null })
    await office.press(RESUME)
    expect([office.sent, (await office.engine.status()).mailsWaiting]).toEqual([[], 0])
  })

  it('a reminder waits until the office opens, a request does not', async () => {
    const office = await paused(requested(), confirmed('AAOTHER'))
    await office.until('2026-11-25 20:00')
    await office.press(RESUME)
    expect(kindsSent(office)).toEqual(['request'])
    await office.until('2026-11-26 09:00')
    expect(kindsSent(office)).toEqual(['request', 'reminder'])
  })

  it('a mail server that says "later" then is not given up at once', async () => {
    const office = await paused(confirmed())
    await office.until('2026-11-27 10:00')
    office.sender.answer({ kind: 'deferred', error: '451 later', retryAfterMs: null })
    await office.press(RESUME)
    await office.until('2026-11-27 10:05')
    expect([kindsSent(office), await office.reviews()]).toEqual([['request'], []])
  })
})
