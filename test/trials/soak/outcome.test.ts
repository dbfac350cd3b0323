import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.js'
import { judgeOutcome } from './outcome.js'
import type { Outcome } from './outcome.js'
import type { Case, Course } from './plan.js'
import { answerOf, planOf } from './plan.js'
import type { LeftMail } from './post-book.js'

const AT = '2026-03-03T12:00:00.000Z'

const CASES: readonly Case[] = planOf({ months: 2, perDay: 30 }, createRandom(3)).flatMap(
  ({ cases }) => cases,
)

const oneOf = (course: Course): Case => {
  const found = CASES.find((one) => one.course === course)
  if (!found) throw new Error(`no booking goes the way ${course}`)
  return found
}

const PROMPT = oneOf('prompt')
const CLOSED = oneOf('closed_by_staff')
const EXPIRES = oneOf('expires')
const NOT_REQUIRED = oneOf('not_required')

const mail = ({ locator }: Case, kind: string, number = 1): LeftMail => ({
  at: AT,
  locator,
  kind,
  controlId: `${locator}-${kind}-${number}`,
  messageId: `<${locator}.${kind}.${number}@hotelsales.example>`,
  subject: 'Solicitud',
})

const AS_IT_IS_TO_BE: Outcome = {
  confirmed: [PROMPT, CLOSED, EXPIRES, NOT_REQUIRED],
  answered: [PROMPT],
  closed: [CLOSED],
  left: [PROMPT, CLOSED, EXPIRES].map((one) => mail(one, 'request')),
  kept: {
    cases: [
      { locator: PROMPT.locator, state: 'received', ocNumber: PROMPT.ocNumber },
      { locator: CLOSED.locator, state: 'closed', ocNumber: null },
      { locator: EXPIRES.locator, state: 'expired', ocNumber: null },
      { locator: NOT_REQUIRED.locator, state: 'not_required', ocNumber: null },
    ],
    reservations: 4,
    openReviews: 0,
    waitingMails: 0,
    untold: 0,
  },
  inInbox: 0,
}

const missedOf = (changes: Partial<Outcome>): readonly string[] =>
  judgeOutcome({ ...AS_IT_IS_TO_BE, ...changes }).flatMap(({ name, met }) => (met ? [] : [name]))

describe('what months of mail have come to', () => {
  it('passes when everything was answered once', () => {
    expect(missedOf({})).toEqual([])
  })

  it('fails for a booking that is not known', () => {
    const kept = { ...AS_IT_IS_TO_BE.kept, cases: AS_IT_IS_TO_BE.kept.cases.slice(1), reservations: 3 }
    expect(missedOf({ kept })).toEqual([
      'reservations known',
      'OCs not matched',
      'bookings in another state than theirs',
    ])
  })

  it('fails for a mail that left twice', () => {
    const left = [...AS_IT_IS_TO_BE.left, mail(EXPIRES, 'ultimatum'), mail(EXPIRES, 'ultimatum')]
    expect(missedOf({ left })).toEqual([
      'mails that left twice',
      'mails of a kind that left twice about a booking',
    ])
  })

  it('fails for a second request under another name', () => {
    expect(missedOf({ left: [...AS_IT_IS_TO_BE.left, mail(PROMPT, 'request', 2)] })).toEqual([
      'bookings without their one request',
      'mails of a kind that left twice about a booking',
    ])
  })

  it('fails for a request to a client that owes nothing', () => {
    expect(missedOf({ left: [...AS_IT_IS_TO_BE.left, mail(NOT_REQUIRED, 'request')] })).toEqual([
      'bookings without their one request',
    ])
  })

  it('fails when nothing was tried', () => {
    expect(missedOf({ confirmed: [], answered: [] })).toContain('confirmations brought')
  })
})

describe('the plan of a soak', () => {
  it('is the same for the same seed, and no two bookings bear the same code', () => {
    const again = planOf({ months: 2, perDay: 30 }, createRandom(3)).flatMap(({ cases }) => cases)
    expect(again).toEqual(CASES)
    expect(new Set(CASES.map(({ locator }) => locator)).size).toBe(CASES.length)
  })

  it('ends every month once', () => {
    const ends = planOf({ months: 3, perDay: 1 }, createRandom(1)).filter(({ endsMonth }) => endsMonth)
    expect(ends.map(({ at }) => at.slice(0, 7))).toEqual(['2026-03', '2026-04', '2026-05'])
  })

  it('has most clients answer, and some never', () => {
    const answering = CASES.filter(({ course }) => answerOf(course) !== null).length / CASES.length
    expect(answering).toBeGreaterThan(0.8)
    expect(answering).toBeLessThan(0.95)
  })
})
