import { describe, expect, it } from 'vitest'
import type { ReadAttachment } from '../../../src/domain/mail-clues.js'
import { decidePurchaseOrder, type MatchCandidate, type OcDecision } from '../../../src/domain/oc-match.js'
import { ANSWER } from '../../fixtures/mails/answers.js'
import { cluesOf, judge } from '../../fixtures/mails/judge.js'
import { type MailSpec, pdf } from '../../fixtures/mails/mail.js'
import { confirmationLines, invoiceLines, orderLines } from '../../fixtures/mails/papers.js'
import { EMPRESA, KNOWN } from '../../fixtures/mails/reservations.js'

/** A scan of these lines, as they were made out. */
const scan = (lines: readonly string[], confidence = 93, name = 'scan0001.pdf'): ReadAttachment => {
  const { attachment, reading } = pdf(lines, name)
  return { attachment, reading: reading?.ok ? { ...reading, recognised: { confidence } } : reading }
}

const FAINT = 65
const ANNOUNCED = { ...ANSWER, text: 'Adjunto la orden de compra firmada.' }
const LETTER = [
  'Estimados señores:',
  'Les saluda atentamente la gerencia general de la empresa de ejemplo',
  'Santiago',
]

describe('an order made out in a clear scan', () => {
  it('is accepted for the reservation that it names', () => {
    const decision = judge({
      subject: 'RV: documentos',
      attachments: [scan(orderLines({ about: 'AAFVDUA' }))],
    })
    expect(decision).toMatchObject({
      decision: 'accept',
      matches: [
        {
          locator: 'AAFVDUA',
          ocNumber: '4500012345',
          warnings: [{ code: 'recognised_text', detail: '93 %' }],
        },
      ],
    })
  })

  it('brings a word of caution about its number with it', () => {
    const decision = judge({ ...ANNOUNCED, attachments: [scan(orderLines({ about: 'AAFVDUA' }), 88)] })
    const warnings = [{ code: 'recognised_text', detail: '88 %' }]
    expect(decision).toMatchObject({ decision: 'accept', matches: [{ warnings }] })
  })

  it('counts for less than one that was printed', () => {
    const scoreOf = (attachment: ReadAttachment): number => {
      const decision = judge({ from: 'x@otra.example', subject: 'OC', attachments: [attachment] })
      return decision.decision === 'review' ? (decision.candidates[0]?.score ?? 0) : Number.NaN
    }
    const lines = orderLines({ about: 'AAFVDUA' })
    expect(scoreOf(scan(lines))).toBeLessThan(scoreOf(pdf(lines)))
  })

  it('says how sure it is, and where it was seen', () => {
    const { documents } = cluesOf({ attachments: [scan(orderLines({ about: 'AAFVDUA' }), 87)] })
    expect(documents[0]?.evidence).toEqual(
      expect.arrayContaining([
        { signal: 'recognised_text', value: '87 %', where: 'recognised', weight: -5 },
        expect.objectContaining({ signal: 'oc_title', where: 'recognised' }),
      ]),
    )
  })

  it.each([
    [
      'names another reservation than the one that is answered',
      scan(orderLines({ about: 'AAFWHWS' })),
      'names_and_answers_differ',
    ],
    ['is marked as void', scan(['# ANULADA', ...orderLines({ about: 'AAFVDUA' })]), 'document_doubtful'],
    [
      'names a reservation that nobody knows',
      scan(orderLines({ about: 'Reserva AAZZZZZ' })),
      'names_unknown_reservation',
    ],
  ])('is a question where it %s', (_, attachment, reason) => {
    expect(judge({ ...ANNOUNCED, attachments: [attachment] })).toMatchObject({ decision: 'review', reason })
  })
})

describe('a code of which one letter may be wrong', () => {
  const [known] = KNOWN
  if (!known) throw new Error('no reservations')
  const twin: MatchCandidate = {
    ...known,
    reservation: {
      ...known.reservation,
      locator: 'AAFVDUH',
      booking: { ...known.reservation.booking, locator: 'AAFVDUH', bookingId: '47000000' },
    },
  }

  const judged = (mail: MailSpec): OcDecision =>
    decidePurchaseOrder({
      clues: cluesOf(mail),
      sender: { address: 'compras@empresa.example', authenticity: 'pass', evidence: 'test' },
      candidates: [known, twin],
      knownClientIds: [EMPRESA.id],
      ownDomains: [],
      amountTolerance: 0.01,
      amountMismatch: 'warn',
    })

  it('does not choose between two open reservations', () => {
    const decision = judged({ subject: 'OC', attachments: [scan(orderLines({ about: 'AAFVDUA' }))] })
    expect(decision).toMatchObject({ decision: 'review', reason: 'document_doubtful' })
  })

  it.each([
    [
      'the mail names it too',
      { subject: 'OC AAFVDUA', attachments: [scan(orderLines({ about: 'AAFVDUA' }))] },
    ],
    ['it was printed', { subject: 'OC', attachments: [pdf(orderLines({ about: 'AAFVDUA' }))] }],
  ])('is believed where %s', (_, mail) => {
    expect(judged(mail)).toMatchObject({ decision: 'accept', matches: [{ locator: 'AAFVDUA' }] })
  })
})

describe('a scan of which little could be made out', () => {
  it('is accepted where the mail announces it, alone, in answer to our request', () => {
    const decision = judge({ ...ANNOUNCED, attachments: [scan(orderLines({ about: 'AAFVD' }), FAINT)] })
    expect(decision).toMatchObject({ decision: 'accept', matches: [{ locator: 'AAFVDUA', ocNumber: null }] })
  })

  it('does not tie itself to a reservation by its own text', () => {
    const mail = {
      subject: 'OC',
      text: 'Adjunto la OC.',
      attachments: [scan(orderLines({ about: 'AAFVDUA' }), FAINT)],
    }
    const decision = judge(mail)
    expect(decision).toMatchObject({ decision: 'review', candidates: [{ locator: 'AAFVDUA' }] })
  })

  it.each([
    ['seems to name another reservation', scan(orderLines({ about: 'AAFWHWS' }), FAINT)],
    ['seems to be void', scan(['# ANULADA', ...orderLines({ about: 'AAFVDUA' })], FAINT)],
    ['seems to be an invoice', scan(invoiceLines('AAFVDUA'), FAINT)],
  ])('is a question where it %s', (_, attachment) => {
    expect(judge({ ...ANNOUNCED, attachments: [attachment] })).toMatchObject({ decision: 'review' })
  })
})

describe('a clear scan that is no order', () => {
  it.each([
    ['a letter', scan(LETTER)],
    ['an invoice', scan(invoiceLines('AAFVDUA'))],
    ['our own confirmation', scan(confirmationLines('AAFVDUA'))],
  ])('is not taken for one on the word of the mail: %s', (_, attachment) => {
    expect(judge({ ...ANNOUNCED, attachments: [attachment] }).decision).not.toBe('accept')
  })
})
