import { describe, expect, it } from 'vitest'
import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import type { Authenticity } from '../../../../src/domain/mail.js'
import type { MailRecord } from '../../../../src/domain/mail-record.js'
import { judgeJunk, judgePastConfirmations } from '../../../../src/engine/doctor/senders-history.js'

const NOW = '2026-11-30T12:00:00.000Z'

const record = (changes: Partial<MailRecord>): MailRecord => ({
  id: '0123456789abcdef',
  messageId: null,
  contentHash: 'x',
  location: { account: 'imap', folder: 'INBOX', uidValidity: '1', uid: 1 },
  receivedAt: NOW,
  decidedAt: NOW,
  from: 'confirmaciones@otro.example',
  authenticity: 'pass',
  subject: 'Confirmación',
  kind: 'confirmation',
  decision: 'review',
  locators: [],
  evidence: [],
  reason: 'unauthorised_sender',
  fileId: null,
  ...changes,
})

const SENDERS = ['@operador.example']

describe('what the doctor judges of past confirmations', () => {
  it('names those who may not send them', () => {
    const records = [record({ id: 'a' }), record({ id: 'b' }), record({ id: 'c', kind: 'other' })]
    expect(judgePastConfirmations(records, SENDERS)).toMatchObject([
      { code: 'senders_from_elsewhere', facts: { count: '2', addresses: 'confirmaciones@otro.example' } },
      { check: 'senders.unverified', level: 'ok' },
    ])
  })

  it('forgets those who were authorised since', () => {
    const [elsewhere] = judgePastConfirmations([record({})], [...SENDERS, 'confirmaciones@otro.example'])
    expect(elsewhere?.level).toBe('ok')
  })

  it('counts a mail once that was decided on twice, as it was decided last', () => {
    const [elsewhere] = judgePastConfirmations([record({}), record({ decision: 'accept' })], SENDERS)
    expect(elsewhere?.facts['count']).toBe('1')
    expect(judgePastConfirmations([record({}), record({ kind: 'other' })], SENDERS)[0]?.level).toBe('ok')
  })

  it('names those who could not be believed', () => {
    const from = 'confirmaciones@operador.example'
    const [, unverified] = judgePastConfirmations([record({ from, authenticity: 'unknown' })], SENDERS)
    expect(unverified).toMatchObject({ level: 'warning', code: 'senders_unverified', facts: { count: '1' } })
  })
})

const headers = (from: string) => ({
  receivedAt: NOW,
  headers: Buffer.from(`From: ${from}\r\nSubject: Confirmación\r\n\r\n`),
})

const judged = (from: string, authenticity: Authenticity) =>
  judgeJunk({ ok: true, value: [headers(from)] }, 'imap', {
    parser: createMailParser(),
    authenticator: { authenticate: async () => ({ address: from, authenticity, evidence: '' }) },
    senders: SENDERS,
    ownAddresses: ['controloc@operador.example'],
  })

describe('what the doctor judges of unwanted mail', () => {
  it.each([
    ['confirmaciones@operador.example', 'pass', 'senders_in_junk'],
    ['confirmaciones@operador.example', 'unknown', 'senders_in_junk'],
    ['confirmaciones@operador.example', 'fail', null],
    ['oferta@publicidad.example', 'pass', null],
    ['controloc@operador.example', 'unknown', null],
  ] as const)('one of %s that is %s', async (from, authenticity, code) => {
    expect((await judged(from, authenticity)).code).toBe(code)
  })

  it('tells which of them were proven', async () => {
    expect((await judged('a@operador.example', 'pass')).facts['proven']).toBe('a@operador.example')
    expect((await judged('a@operador.example', 'unknown')).facts).not.toHaveProperty('proven')
  })
})
