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

describe('what the doctor judges of past confirmations', () => {
  it('names those who may not send them', () => {
    const records = [record({}), record({}), record({ kind: 'other' }), record({ reason: 'confirmation' })]
    expect(judgePastConfirmations(records)).toMatchObject([
      { code: 'senders_from_elsewhere', facts: { count: '2', addresses: 'confirmaciones@otro.example' } },
      { check: 'senders.unverified', level: 'ok' },
    ])
  })

  it('names those who could not be believed', () => {
    const [, unverified] = judgePastConfirmations([record({ reason: 'unauthenticated_sender' })])
    expect(unverified).toMatchObject({ level: 'warning', code: 'senders_unverified' })
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
    senders: ['@operador.example'],
  })

describe('what the doctor judges of unwanted mail', () => {
  it.each([
    ['confirmaciones@operador.example', 'pass', 'senders_in_junk'],
    ['confirmaciones@operador.example', 'unknown', 'senders_in_junk'],
    ['confirmaciones@operador.example', 'fail', null],
    ['oferta@publicidad.example', 'pass', null],
  ] as const)('one of %s that is %s', async (from, authenticity, code) => {
    expect((await judged(from, authenticity)).code).toBe(code)
  })
})
