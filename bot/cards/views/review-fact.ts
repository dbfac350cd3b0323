import { authenticityText, mailReasonText } from '../../../src/texts/mail-reasons.js'
import { mailKindText } from './mail-kind.js'
import { plainValue } from './plain-value.js'
import { problemText } from './problem-text.js'
import { warningLines } from './warning-lines.js'

/** Facts whose value is a code; the others are shown as they came. */
const WORDED: Readonly<Record<string, (value: string) => string>> = {
  problem: problemText,
  reason: mailReasonText,
  authenticity: authenticityText,
  kind: mailKindText,
  warnings: (warnings) => warningLines(warnings).join(' '),
  total: plainValue,
  before: plainValue,
  after: plainValue,
  suggestedTotal: plainValue,
  suggestedCheckIn: plainValue,
  suggestedCheckOut: plainValue,
}

/** A fact of a case in Spanish; not escaped yet. Nothing stays nothing. */
export const reviewFact = (name: string, value: string): string =>
  value === '' ? '' : (WORDED[name]?.(value) ?? value)
