import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../../../src/domain/finding.js'
import { MINUTE_MS } from '../../../../src/domain/time.js'
import { composeMail } from '../../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../../bot/demo/mail/exchange-stamp.js'
import type { JunkFact } from '../../../../src/contract.js'
import { newTestStore } from '../../../stores/test-store.js'
import { BUYER, closeDocuments, CONFIRMER, Office } from '../../../story/office.js'
import { OFFICE_ADDRESS } from '../../../story/settings.js'
import type { OfficeOptions } from '../../../story/office.js'
import { santiago } from '../../../story/samples.js'

afterAll(closeDocuments)

const BAD_TOKEN: Finding = {
  area: 'token',
  check: 'token.mail',
  subject: null,
  level: 'failure',
  code: 'token_secret_expired',
  facts: {},
  answer: 'AADSTS7000222',
}

let office: Office

const open = async (options: OfficeOptions = {}): Promise<Office> => {
  office = await Office.open(options)
  await office.start()
  return office
}

afterEach(() => office.engine.stop())

const told = async (): Promise<readonly string[]> =>
  (await office.toldEvents()).filter((event) => event.startsWith('Health'))

/** Nobody takes the cards away here: that they wait is left out. */
const unwell = async () =>
  (await office.engine.status()).health?.unwell.filter(({ finding }) => finding.area !== 'bot')

const health = async () => (await office.engine.status()).health

describe('the health of the service', () => {
  it('is looked at once after the start, and is well', async () => {
    await open()
    expect(await health()).toMatchObject({
      checkedAt: santiago('2026-11-23 11:00'),
      unwell: [],
      looking: false,
    })
    expect(await told()).toEqual([])
  })

  it('is looked at every hour', async () => {
    await open()
    await office.until('2026-11-23 13:30')
    expect((await health())?.checkedAt).toBe(santiago('2026-11-23 13:00'))
  })

  it('tells of what the checks find, once, and when it is well again', async () => {
    await open()
    office.checks.findings = [BAD_TOKEN]
    await office.until('2026-11-23 14:30')
    expect(await told()).toEqual(['HealthBroken'])
    expect(await unwell()).toEqual([{ finding: BAD_TOKEN, since: santiago('2026-11-23 12:00') }])
    office.checks.findings = [{ ...BAD_TOKEN, level: 'ok', code: null }]
    await office.until('2026-11-23 15:30')
    expect(await told()).toEqual(['HealthBroken', 'HealthMended'])
  })

  it('neither repeats nor forgets over a restart', async () => {
    await open()
    office.checks.findings = [BAD_TOKEN]
    await office.until('2026-11-23 12:30')
    await office.restart()
    await office.until('2026-11-23 13:30')
    expect(await told()).toEqual(['HealthBroken'])
    office.checks.findings = []
    await office.until('2026-11-23 14:30')
    expect(await told()).toEqual(['HealthBroken', 'HealthMended'])
  })

  it('says nothing of a mailbox that is away for some minutes, and tells of one that stays away', async () => {
    await open()
    await office.until('2026-11-23 11:55')
    office.mailboxes[0]?.goAway()
    await office.until('2026-11-23 12:05')
    office.mailboxes[0]?.comeBack()
    await office.until('2026-11-23 12:50')
    expect(await told()).toEqual([])
    office.mailboxes[0]?.goAway()
    await office.until('2026-11-23 13:30')
    expect(await told()).toEqual(['HealthBroken'])
  })

  it('is looked at also when the mailbox could not be read at the start', async () => {
    await open()
    office.mailboxes[0]?.goAway()
    await office.restart()
    expect((await unwell())?.map(({ finding }) => finding.code)).toEqual(['mailbox_away'])
  })

  it('takes checks that do not answer neither for well nor for broken', async () => {
    await open()
    office.checks.findings = [BAD_TOKEN]
    await office.until('2026-11-23 12:30')
    office.checks.trouble = 'throws'
    await office.until('2026-11-23 14:30')
    expect(await told()).toEqual(['HealthBroken'])
    expect((await unwell())?.map(({ finding }) => finding.code)).toEqual(['checks_unanswered'])
  })

  it('holds up neither the end of the service nor a sweep when the checks hang', async () => {
    await open()
    office.checks.trouble = 'hangs'
    const answer = office.engine.checkNow()
    expect(await office.engine.sweepNow()).toMatchObject({ away: [] })
    await office.engine.stop()
    expect(await answer).toMatchObject({ unwell: [] })
  })

  it('is looked at when somebody asks', async () => {
    await open()
    office.checks.findings = [BAD_TOKEN]
    office.clock.set(santiago('2026-11-23 11:05'))
    expect(await office.engine.checkNow()).toMatchObject({
      checkedAt: santiago('2026-11-23 11:05'),
      looking: false,
      unwell: [{ finding: BAD_TOKEN }],
    })
  })
})

describe('what the engine sees of itself', () => {
  it('is a mailbox that is connected and can no longer be read', async () => {
    await open()
    const [mailbox] = office.mailboxes
    if (mailbox) mailbox.sweep = () => Promise.reject(new Error('no answer'))
    await office.until('2026-11-23 14:30')
    expect((await unwell())?.map(({ finding }) => finding.code)).toEqual(['mailbox_not_swept'])
    expect(await told()).toEqual(['HealthBroken'])
  })

  it('is a mailbox that nobody had read for long, and that is read now', async () => {
    await open()
    await office.until('2026-11-23 17:30')
    expect(await unwell()).toEqual([])
    expect(office.mailboxes[0]?.status().lastSweepAt).toBe(santiago('2026-11-23 17:00'))
  })

  it('is mail that the server puts off again and again, and a pause makes it neither well nor worse', async () => {
    await open()
    const refused = {
      kind: 'deferred',
      error: '535 5.7.3 Authentication unsuccessful',
      retryAfterMs: null,
    } as const
    office.sender.answer(...Array.from({ length: 50 }, () => refused))
    await office.confirmation()
    await office.until('2026-11-23 12:30')
    expect(await told()).toEqual(['HealthBroken'])
    expect((await unwell())?.map(({ finding }) => finding.code)).toEqual(['smtp_token_refused'])
    await office.press({ type: 'pause_mail', reason: null })
    await office.until('2026-11-23 15:30')
    expect(await told()).toEqual(['HealthBroken'])
  })

  it('is not well while such a mail is just being tried once more', async () => {
    await open()
    const refused = {
      kind: 'deferred',
      error: '535 5.7.3 Authentication unsuccessful',
      retryAfterMs: null,
    } as const
    office.sender.answer(...Array.from({ length: 50 }, () => refused))
    await office.confirmation()
    await office.until('2026-11-23 12:30')
    const [mail] = await office.store.outboxMails('queued', santiago('2026-11-24 11:00'), 1)
    if (!mail) throw new Error('no mail waits')
    await office.store.transact({ outbox: [mail.id] }, (tx) =>
      tx.putOutboxMail({ ...mail, status: 'sending' }),
    )
    const seen = await office.engine.checkNow()
    expect(seen?.unwell.map(({ finding }) => finding.code)).toContain('smtp_token_refused')
  })
})

describe('a disk that cannot be written', () => {
  it('makes the store unusable until a look can be written down again', async () => {
    const store = newTestStore()
    await open({ store })
    store.failNextWrite(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    await expect(office.press({ type: 'pause_mail', reason: null })).rejects.toThrow('no space')
    expect((await office.engine.status()).storeUsable).toBe(false)
    await office.until('2026-11-23 11:05')
    expect((await office.engine.status()).storeUsable).toBe(true)
  })
})

describe('a mailbox to which no mail comes any more', () => {
  const rhythm = {
    since: santiago('2026-10-01 09:00'),
    lastAt: santiago('2026-11-23 10:00'),
    waits: { '2026-11-20': 60 * MINUTE_MS },
  }
  const notes = { 'engine:arrivals:imap': rhythm }

  it('is alarmed at once, until mail comes', async () => {
    await open({ notes })
    await office.until('2026-11-23 13:30')
    expect(await told()).toEqual([])
    await office.until('2026-11-23 17:30')
    expect(await told()).toEqual(['HealthBroken'])
    expect((await unwell())?.map(({ finding }) => finding.code)).toEqual(['mailbox_silent'])
    await office.mail({ subject: 'Hola' })
    await office.until('2026-11-23 18:30')
    expect(await told()).toEqual(['HealthBroken', 'HealthMended'])
  })

  it('is let be where it was left behind', async () => {
    await open({ notes, settings: { mayFallSilent: ['imap'] } })
    await office.until('2026-11-24 17:30')
    expect(await told()).toEqual([])
  })
})

describe('wanted mail in the junk folder', () => {
  const junk = async (from: string, subject: string, verdict: 'pass' | 'fail' = 'pass'): Promise<void> => {
    const mail = { from, to: OFFICE_ADDRESS, subject, text: 'Adjunto.', date: office.clock.now() }
    office.mailboxes[0]?.createFolder('Junk')
    office.mailboxes[0]?.deliver(stampAsExchange(await composeMail(mail), verdict), { folder: 'Junk' })
  }

  const toldMails = async (): Promise<readonly (readonly string[])[]> =>
    (await office.told())
      .filter(({ event }) => event === 'MailInJunk')
      .map(({ facts }) =>
        (JSON.parse(facts['mails'] ?? '[]') as JunkFact).map(
          ({ subject, reason }) => `${subject}: ${reason}`,
        ),
      )

  it('is told once, of authorised senders and of clients', async () => {
    await open()
    await junk(CONFIRMER, 'Confirmación')
    await junk(BUYER, 'OC')
    await junk('Premios <gane@spam.example>', 'Gane hoy')
    await office.until('2026-11-23 14:30')
    expect(await toldMails()).toEqual([
      expect.arrayContaining(['Confirmación: authorised_sender', 'OC: known_client']),
    ])
    expect((await unwell())?.map(({ finding }) => finding.code)).toEqual(['wanted_mail_in_junk'])
    await office.restart()
    await junk(CONFIRMER, 'Otra')
    await office.until('2026-11-23 16:30')
    expect((await toldMails()).slice(1)).toEqual([['Otra: authorised_sender']])
  })

  it('is left where it lies when its sender is denied, or is ourselves', async () => {
    await open()
    await junk(CONFIRMER, 'Falsa', 'fail')
    await junk(OFFICE_ADDRESS, 'De nosotros')
    await office.until('2026-11-23 13:30')
    expect(await toldMails()).toEqual([])
  })

  it('is told when it answers a mail of ours, whoever sends it', async () => {
    await open()
    await office.confirmation()
    const [request] = office.sent
    const answer = {
      from: 'Jefa <jefa@otraempresa.example>',
      to: OFFICE_ADDRESS,
      subject: 'RE: OC',
      text: 'Va.',
      date: office.clock.now(),
      inReplyTo: request?.messageId ?? '',
    }
    office.mailboxes[0]?.createFolder('Junk')
    office.mailboxes[0]?.deliver(stampAsExchange(await composeMail(answer), 'pass'), { folder: 'Junk' })
    await office.until('2026-11-23 12:30')
    expect(await toldMails()).toEqual([['RE: OC: answers_us']])
  })
})
