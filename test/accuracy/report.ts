import type { ConfirmationScores, FieldScore } from './confirmations.js'
import type { MailScores, Pair } from './mails.js'

/** At most this share of the OCs that a clerk would file may be left to a person. */
const MOST_MISSED = 0.02

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

const table = (heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [heading, heading.map((_, index) => (index === 0 ? '---' : '---:')), ...rows].map(row).join('\n')

const percent = (right: number, all: number): string =>
  `${all === 0 ? 100 : Math.floor((1000 * right) / all) / 10} %`

const GROUPS: readonly (readonly [name: string, fields: RegExp])[] = [
  ['outcome and problem codes', /^(?:outcome|problems?)$/u],
  ['locator, ID, provider locator', /^(?:locator|bookingId|providerLocator)$/u],
  ['agency, status', /^(?:agency|bookingStatus)$/u],
  ['issue date, cancellation deadline', /^(?:issuedOn|cancellationDeadline)$/u],
  ['total of booking and stays', /^(?:total|stays\.total|stays)$/u],
  ['hotel: name, address, telephone', /^stays\.hotel\./u],
  ['check-in, check-out, hours', /^stays\.(?:checkIn|checkOut|arrivalTime|departureTime)$/u],
  ['nights, number of rooms', /^stays\.(?:nights|roomCount)$/u],
  ['rooms: number, category, people, meals', /^stays\.rooms(?:\.(?!guests)|$)/u],
  ['guests', /^stays\.rooms\.guests/u],
  ['notes', /Notes$/u],
]

const sumOf = (fields: readonly FieldScore[]): readonly [right: number, all: number] => [
  fields.reduce((sum, { right }) => sum + right, 0),
  fields.reduce((sum, { all }) => sum + all, 0),
]

const fieldTable = ({ fields }: ConfirmationScores): string => {
  const rows = GROUPS.map(([name, pattern]) => {
    const [right, all] = sumOf(fields.filter(({ field }) => pattern.test(field)))
    return [name, `${right} / ${all}`, percent(right, all)]
  })
  const [right, all] = sumOf(fields)
  return table(['field', 'right', ''], [...rows, ['**all**', `${right} / ${all}`, percent(right, all)]])
}

const confusion = (pairs: readonly Pair[], names: readonly string[]): string => {
  const count = (expected: string, given: string): number =>
    pairs.filter((pair) => pair.expected === expected && pair.given === given).length
  const used = names.filter((name) => pairs.some((pair) => pair.expected === name || pair.given === name))
  return table(
    ['clerk ↓ · product →', ...used],
    used.map((expected) => [expected, ...used.map((given) => count(expected, given) || '·')]),
  )
}

const KINDS = [
  'purchase_order',
  'confirmation',
  'auto_reply',
  'bounce',
  'own_message',
  'question',
  'invoice',
  'other',
]

/** Whether every bar is met; and where not, what is wrong. */
export const faultsOf = (confirmations: ConfirmationScores, mails: MailScores): readonly string[] => [
  ...confirmations.mistakes,
  ...mails.wrongAccepts.map((name) => `${name}: accepted wrongly`),
  ...(mails.missedAccepts.length > MOST_MISSED * mails.accepts
    ? mails.missedAccepts.map((name) => `${name}: not accepted`)
    : []),
]

const named = (names: readonly string[]): string =>
  names.length > 0 ? `${names.length} (${names.join(', ')})` : '0'

/** The figures as Markdown, as they stand in the README. */
export const reportOf = (confirmations: ConfirmationScores, mails: MailScores): string =>
  [
    `**${confirmations.documents} confirmations**, what is read of each held against its booking:`,
    fieldTable(confirmations),
    `**${mails.mails} mails**, ${mails.accepts} of them to be accepted. Decisions:`,
    confusion(mails.decisions, ['accept', 'review', 'ignore']),
    'Kinds:',
    confusion(mails.kinds, KINDS),
    `Wrong accepts: ${named(mails.wrongAccepts)}. Missed accepts: ${named(mails.missedAccepts)}, ` +
      `${percent(mails.missedAccepts.length, mails.accepts)}. ` +
      `Reviews that do not offer the right reservation: ${named(mails.missedOffers)}.`,
  ].join('\n\n')
