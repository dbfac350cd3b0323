import { afterAll, describe, expect, it, vi } from 'vitest'
import type { SendOutcome } from '../../../src/ports.js'
import { newTestStore } from '../../stores/test-store.js'
import { closeDocuments, Office } from '../../story/office.js'
import { aBooking, santiago } from '../../story/samples.js'

afterAll(closeDocuments)

const DEFERRED: SendOutcome = { kind: 'deferred', error: '451 4.7.0 later', retryAfterMs: null }
const REJECTED: SendOutcome = { kind: 'rejected', error: '550 5.1.1 no such user' }
const UNCERTAIN: SendOutcome = { kind: 'uncertain', error: 'connection lost after DATA' }

const hears = async (office: Office, ...outcomes: SendOutcome[]): Promise<Office> => {
  office.sender.answer(...outcomes)
  await office.confirmation()
  return office
}

const officeThatHears = async (...outcomes: SendOutcome[]): Promise<Office> =>
  hears(await Office.open(), ...outcomes)

const sentCopy = (headers: Record<string, string>): string =>
  [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', 'Hola'].join('\r\n')

describe('a mail server says "later"', () => {
  it('is asked again, and the client gets one mail', async () => {
    const office = await officeThatHears(DEFERRED, DEFERRED)
    expect(office.sent).toEqual([])
    await office.until('2026-11-23 11:05')
    expect([office.sent.length, office.sender.attempts.length]).toEqual([1, 3])
  })

  it('is asked when it said it would be ready', async () => {
    const office = await officeThatHears({ ...DEFERRED, retryAfterMs: 30 * 60_000 })
    await office.until('2026-11-23 11:29')
    expect(office.sent).toEqual([])
    await office.until('2026-11-23 11:31')
    expect(office.sent).toHaveLength(1)
  })

  it('uses one Message-ID for all attempts', async () => {
    const office = await officeThatHears(DEFERRED)
    await office.until('2026-11-23 11:05')
    expect(new Set(office.sender.attempts.map(({ messageId }) => messageId)).size).toBe(1)
  })

  it('is given up after two days, and staff are asked', async () => {
    const office = await officeThatHears(...Array.from({ length: 80 }, () => DEFERRED))
    await office.until('2026-11-25 13:00')
    expect([(await office.review()).kind, office.sent]).toEqual(['send_failed', []])
  })
})

describe('the clock is set back while a mail waits', () => {
  const waiting = async (): Promise<Office> => {
    const office = await officeThatHears()
    office.sender.answer(DEFERRED)
    await office.scheduler.setClock(santiago('2026-11-24 17:00'))
    await office.confirmation({ locator: 'AAPQRST', bookingId: '45000001', providerLocator: '700124' })
    expect(office.sent.map(({ controlId }) => controlId)).toEqual(['AAKLMNO-request-1'])
    return office
  }

  it('is tried as soon as it would have been', async () => {
    const office = await waiting()
    await office.scheduler.setClock(santiago('2026-11-23 11:00'))
    await office.until('2026-11-23 11:02')
    expect(office.sent.map(({ controlId }) => controlId)).toContain('AAPQRST-request-1')
  })

  it('is tried as soon as it would have been, where the service was down meanwhile', async () => {
    const office = await waiting()
    office.clock.set(santiago('2026-11-23 11:00'))
    await office.restart()
    await office.until('2026-11-23 11:02')
    expect(office.sent.map(({ controlId }) => controlId)).toEqual(['AAPQRST-request-1'])
  })

  it('leaves the time in which a decision can be taken back as long as it was', async () => {
    const office = await officeThatHears()
    await office.press({ type: 'mark_received', locator: 'AAKLMNO', ocNumber: '4500012345' })
    await office.scheduler.setClock(santiago('2026-11-21 11:00'))
    await office.until('2026-11-21 11:09')
    expect(office.sent).toHaveLength(1)
    await office.until('2026-11-21 11:11')
    expect(office.sent.at(-1)?.controlId).toContain('acknowledgement')
  })

  it('is given up two days after it was first tried by the right clock', async () => {
    const office = await waiting()
    office.sender.answer(...Array.from({ length: 80 }, () => DEFERRED))
    await office.scheduler.setClock(santiago('2026-11-23 11:00'))
    await office.until('2026-11-25 13:00')
    expect((await office.reviews()).map(({ kind }) => kind)).toContain('send_failed')
  })
})

describe('a mail server refuses for good', () => {
  it('asks staff, and nothing is tried again by itself', async () => {
    const office = await officeThatHears(REJECTED)
    await office.until('2026-11-27 12:00')
    expect([(await office.review()).facts['error'], office.sender.attempts.length]).toEqual([
      REJECTED.error,
      1,
    ])
  })

  it('sends to the address that staff give', async () => {
    const office = await officeThatHears(REJECTED)
    const { id: reviewId } = await office.review()
    await office.press({
      type: 'settle_client',
      reviewId,
      requiresOc: true,
      contacts: ['otra@empresa.example'],
    })
    expect(office.sent.map(({ to }) => to)).toEqual([['otra@empresa.example']])
  })

  it('tries again when staff say so', async () => {
    const office = await officeThatHears(REJECTED)
    const { id: reviewId } = await office.review()
    await office.press({ type: 'settle_send', reviewId, arrived: false })
    expect([office.sent.length, await office.reviews()]).toEqual([1, []])
  })

  it('tells staff of one refused address among several, and the chase goes on', async () => {
    const office = await officeThatHears({
      kind: 'accepted',
      serverMessageId: null,
      refusedRecipients: ['compras@empresa.example'],
    })
    expect([(await office.review()).kind, (await office.reservation()).state]).toEqual([
      'bounced',
      'requested',
    ])
  })
})

describe('nobody knows whether it left', () => {
  it('the Sent folder may know: then it is sent', async () => {
    const office = await Office.open()
    office.sender.answer(UNCERTAIN)
    office.mailboxes[0]?.deliver(sentCopy({ 'X-Control-OC-Id': 'AAKLMNO-request-1' }), { folder: 'Sent' })
    await office.confirmation()
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['requested', []])
  })

  it('else staff are asked, and nothing is sent until they answer', async () => {
    const office = await officeThatHears(UNCERTAIN)
    await office.until('2026-11-27 12:00')
    expect([(await office.review()).kind, office.sender.attempts.length]).toEqual(['send_uncertain', 1])
  })

  it('"it arrived" counts as sent', async () => {
    const office = await officeThatHears(UNCERTAIN)
    const { id: reviewId } = await office.review()
    await office.press({ type: 'settle_send', reviewId, arrived: true })
    await office.until('2026-11-25 12:00')
    expect(office.sender.attempts.map(({ controlId }) => controlId)).toEqual([
      'AAKLMNO-request-1',
      'AAKLMNO-reminder-2',
    ])
  })

  it('"send it again" sends it under a new name', async () => {
    const office = await officeThatHears(UNCERTAIN)
    const { id: reviewId } = await office.review()
    await office.press({ type: 'settle_send', reviewId, arrived: false })
    expect(office.sent.map(({ controlId }) => controlId)).toEqual(['AAKLMNO-request-2'])
  })

  it('"send it again" says that nothing leaves, where the chase has ended meanwhile', async () => {
    const office = await officeThatHears(UNCERTAIN)
    const { id: reviewId } = await office.review()
    await office.until('2026-12-28 12:00')
    expect((await office.reservation()).state).toBe('expired')
    await office.press({ type: 'settle_send', reviewId, arrived: false })
    expect(office.sent).toEqual([])
    expect((await office.engine.review(reviewId))?.resolution?.outcome).toBe('not_sent_again')
  })

  it('a copy that turns up in Sent before a restart answers the question itself', async () => {
    const office = await officeThatHears(UNCERTAIN)
    office.mailboxes[0]?.deliver(sentCopy({ 'X-Control-OC-Id': 'AAKLMNO-request-1' }), { folder: 'Sent' })
    await office.restart()
    expect([(await office.reservation()).state, await office.reviews()]).toEqual(['requested', []])
  })
})

describe('the service dies while a mail is being sent', () => {
  it('does not send it twice: staff are asked', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.store.transact({ reservations: ['AAKLMNO'] }, (tx) => {
      tx.putOutboxMail({
        id: 'AAKLMNO-reminder-2',
        locator: 'AAKLMNO',
        kind: 'reminder',
        resend: false,
        to: null,
        messageId: '<x@hotelsales.example>',
        inReplyTo: null,
        references: [],
        status: 'sending',
        queuedAt: office.clock.now(),
        notBefore: office.clock.now(),
        attempts: 1,
        lastError: null,
      })
    })
    await office.restart()
    expect([(await office.review()).kind, office.sent]).toEqual(['send_uncertain', []])
  })
})

describe('the disk is full for a while', () => {
  it('sends what waited once it can be written down again', async () => {
    const store = newTestStore()
    const office = await hears(await Office.open({ store }), DEFERRED)
    store.failNextWrite()
    await office.until('2026-11-23 11:10')
    expect(office.sent).toHaveLength(1)
  })

  it('knows still that a mail was taken, and writes it down when it can', async () => {
    const store = newTestStore()
    const office = await Office.open({ store })
    const release = office.sender.hold()
    const registered = office.registers(aBooking())
    await vi.waitFor(() => expect(office.sender.attempts).toHaveLength(1))
    store.failNextWrite()
    release()
    await registered
    await office.until('2026-11-23 11:10')
    expect([office.sender.attempts.length, (await office.reservation()).state]).toEqual([1, 'requested'])
  })
})

describe('what is no longer wanted', () => {
  it('is dropped at the door: the case was closed while the server was away', async () => {
    const office = await officeThatHears(DEFERRED)
    await office.press({ type: 'close', locator: 'AAKLMNO', reason: 'suspended', note: null })
    await office.until('2026-11-24 12:00')
    expect([office.sender.attempts.length, office.sent]).toEqual([1, []])
  })

  it('goes to the address of today, not of when it was queued', async () => {
    const office = await officeThatHears(DEFERRED)
    await office.store.transact({}, (tx) => {
      const client = tx.client('empresa-ejemplo')
      if (client) tx.putClient({ ...client, contacts: ['nueva@empresa.example'] })
    })
    await office.until('2026-11-23 11:10')
    expect(office.sent[0]?.to).toEqual(['nueva@empresa.example'])
  })

  it('thanks wait ten minutes after a press', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.press({ type: 'mark_received', locator: 'AAKLMNO', ocNumber: '77' })
    expect(office.sent).toHaveLength(1)
    await office.until('2026-11-23 11:11')
    expect(office.sent).toHaveLength(2)
  })
})

describe('a mailbox that is away', () => {
  it('holds reminders back: an OC may lie in it', async () => {
    const office = await Office.open()
    await office.confirmation()
    office.mailboxes[0]?.goAway()
    await office.until('2026-11-25 12:00')
    expect(office.sent).toHaveLength(1)
    office.mailboxes[0]?.comeBack()
    await office.until('2026-11-25 12:10')
    expect(office.sent).toHaveLength(2)
  })

  it('at the start holds everything back until it has been read', async () => {
    const office = new Office({ now: santiago('2026-11-23 11:00') })
    office.mailboxes[0]?.goAway()
    await office.start()
    expect((await office.engine.status()).mailboxes[0]?.connected).toBe(false)
    office.mailboxes[0]?.comeBack()
    await office.until('2026-11-23 11:02')
    expect((await office.engine.status()).mailboxes[0]?.connected).toBe(true)
  })
})

describe('the end of the service', () => {
  it('does not wait for a mail whose turn has not come: the sender gives it back', async () => {
    const office = await Office.open()
    const release = office.sender.hold()
    const end = office.sender.stop.bind(office.sender)
    office.sender.stop = () => {
      release()
      return end()
    }
    office.sender.answer(DEFERRED)
    const registered = office.registers(aBooking())
    await vi.waitFor(() => expect(office.sender.attempts).toHaveLength(1))
    await office.engine.stop()
    await registered
    expect((await office.store.outboxMails('queued', '2026-11-30T00:00:00.000Z', 9)).length).toBe(1)
  })
})
