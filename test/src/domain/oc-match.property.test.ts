import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isKnownTo } from '../../../src/domain/known-sender.js'
import type { CodeClue, MailClues, OcDocument } from '../../../src/domain/mail-clues.js'
import type { Authenticity } from '../../../src/domain/mail.js'
import { type OcDecision, type OcMatchInput, decidePurchaseOrder } from '../../../src/domain/oc-match.js'
import { isOpen } from '../../../src/domain/reservation.js'
import { EMPRESA, KNOWN, VIAJES, requestIdOf } from '../../fixtures/mails/reservations.js'

const CODES = KNOWN.flatMap(({ reservation: { booking } }) =>
  [booking.locator, booking.bookingId, booking.providerLocator].filter((code) => code !== null),
)

/** Mostly what is usual, or hardly any mail would be good enough to be accepted. */
const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })

const code: fc.Arbitrary<CodeClue> = fc.record({
  code: fc.oneof(fc.constantFrom('AAFVDUA', '45215412', 'AAFWHWS'), fc.constantFrom(...CODES, 'RESERVA')),
  where: fc.constantFrom('subject', 'body', 'quoted', 'attachment_name', 'document'),
  attachment: fc.constantFrom(null, 0, 1, 2),
})

const evidence = (...signals: readonly string[]) =>
  fc
    .subarray([...signals])
    .map((chosen) => chosen.map((signal) => ({ signal, value: '', where: 'body', weight: 1 })))

const document: fc.Arbitrary<OcDocument> = fc.record({
  attachment: fc.constantFrom(0, 1, 2),
  certain: mostly(true, fc.constant(false)),
  ocNumber: fc.constantFrom(null, '7788', '4500012345', '723113'),
  amounts: fc.subarray([
    { minor: 528_701, currency: 'CLP' as const },
    { minor: 5, currency: 'USD' as const },
  ]),
  evidence: evidence(
    'scanned_pdf',
    'picture',
    'inline_picture',
    'oc_file_name',
    'doubtful_text',
    'container',
  ),
})

const clues: fc.Arbitrary<MailClues> = fc.record({
  kind: mostly<MailClues['kind']>(
    'purchase_order',
    fc.constantFrom('other', 'question', 'auto_reply', 'bounce', 'invoice', 'confirmation', 'own_message'),
  ),
  answers: mostly<string[]>(
    [],
    fc.subarray([requestIdOf('AAFVDUA'), requestIdOf('AAFRECV'), requestIdOf('AAVIAJE')]),
  ),
  codes: fc.array(code, { maxLength: 5 }),
  documents: fc.uniqueArray(document, {
    minLength: 1,
    maxLength: 3,
    selector: ({ attachment }) => attachment,
  }),
  signs: fc.oneof(
    evidence('oc_attached', 'oc_subject'),
    evidence('oc_attached', 'promise', 'draft', 'void', 'question', 'invoice'),
  ),
  ocNumber: fc.constantFrom(null, '4500012345'),
  bounce: fc.constant(null),
})

const input: fc.Arbitrary<OcMatchInput> = fc.record({
  clues,
  sender: fc.record({
    address: mostly<string | null>(
      'compras@empresa.example',
      fc.constantFrom('agente@viajes.example', 'otro@gmail.com', 'ana@hotel.example', null),
    ),
    authenticity: mostly<Authenticity>('pass', fc.constantFrom('unknown', 'fail')),
    evidence: fc.constant(''),
  }),
  candidates: mostly(KNOWN, fc.subarray([...KNOWN])),
  knownClientIds: mostly([EMPRESA.id, VIAJES.id], fc.subarray([EMPRESA.id, VIAJES.id])),
  ownDomains: fc.constant(['hotel.example']),
  amountTolerance: fc.constant(0.01),
  amountMismatch: fc.constantFrom('warn', 'review'),
})

type Accept = Extract<OcDecision, { decision: 'accept' }>

/** Whatever is decided for any mail at all, what is accepted must satisfy `check`. */
const forEveryAcceptance = (check: (accepted: Accept, given: OcMatchInput) => void): number => {
  let count = 0
  fc.assert(
    fc.property(input, (given) => {
      const decision = decidePurchaseOrder(given)
      if (decision.decision !== 'accept') return
      count += 1
      check(decision, given)
    }),
    { numRuns: 3000 },
  )
  return count
}

const reservationsOf = (accepted: Accept, { candidates }: OcMatchInput) =>
  accepted.matches.flatMap((match) =>
    candidates.filter(({ reservation }) => reservation.locator === match.locator),
  )

describe('whatever a mail says', () => {
  it('nothing is accepted unless its sender is authentic and no colleague', () => {
    const count = forEveryAcceptance((_accepted, { sender }) => {
      expect(sender.authenticity).toBe('pass')
      expect(sender.address).not.toMatch(/hotel\.example$/u)
    })
    expect(count).toBeGreaterThan(20)
  })

  it('nothing is accepted unless its sender is known to the very client of each reservation', () => {
    forEveryAcceptance((accepted, given) => {
      for (const { client } of reservationsOf(accepted, given)) {
        expect(client && isKnownTo(given.sender.address ?? '', client)).toBe(true)
      }
    })
  })

  it('nothing is accepted for a reservation that is not open, or for one twice', () => {
    forEveryAcceptance((accepted, given) => {
      const found = reservationsOf(accepted, given)
      expect(found.every(({ reservation }) => isOpen(reservation))).toBe(true)
      expect(new Set(accepted.matches.map(({ locator }) => locator)).size).toBe(accepted.matches.length)
    })
  })

  it('nothing is accepted without a document, nor a page without text that is not alone and announced', () => {
    forEveryAcceptance((accepted, { clues: { documents, signs } }) => {
      const used = documents.filter(({ attachment }) =>
        accepted.matches.some(({ attachments }) => attachments.includes(attachment)),
      )
      expect(used.length).toBeGreaterThan(0)
      const named = used.flatMap(({ evidence: seen }) => seen.map(({ signal }) => signal))
      const announced = [...signs.map(({ signal }) => signal), ...named].some((signal) =>
        ['oc_attached', 'oc_subject', 'oc_file_name'].includes(signal),
      )
      expect(used.every(({ certain }) => certain) || (documents.length === 1 && announced)).toBe(true)
    })
  })

  it('nothing is accepted beside a promise, a draft or an order taken back', () => {
    forEveryAcceptance((_accepted, { clues: { signs } }) => {
      expect(signs.filter(({ signal }) => ['promise', 'draft', 'void'].includes(signal))).toEqual([])
    })
  })

  it('nothing is accepted that leaves out a reservation which the mail answers', () => {
    forEveryAcceptance((accepted, { clues: { answers }, candidates }) => {
      const answered = candidates.filter(({ reservation }) =>
        reservation.sentMessageIds.some((id) => answers.includes(id)),
      )
      const locators = accepted.matches.map(({ locator }) => locator)
      expect(locators).toEqual(
        expect.arrayContaining(
          answered.filter(({ client }) => client !== null).map(({ reservation }) => reservation.locator),
        ),
      )
    })
  })
})
