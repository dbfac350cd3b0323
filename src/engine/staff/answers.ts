import type { CommandResult, RefusalCode } from '../../contract.js'
import type { Decision } from '../../domain/decision.js'
import type { Locator } from '../../domain/booking.js'

export const done = (locator: Locator | null, reviewId: string | null = null): CommandResult => ({
  ok: true,
  locator,
  reviewId,
})

export const refusal = (code: RefusalCode, facts: Readonly<Record<string, string>> = {}): CommandResult => ({
  ok: false,
  code,
  facts,
})

export const answerTo = (
  decision: Decision,
  locator: Locator,
  reviewId: string | null = null,
  facts: Readonly<Record<string, string>> = {},
): CommandResult => (decision.ok ? done(locator, reviewId) : refusal(decision.code, { locator, ...facts }))
