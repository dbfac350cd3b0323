import { isEmailAddress, splitAddresses } from '../../domain/email-address.js'
import type { OldMail, OldOrder, OldProblem, OldReservation } from '../../domain/old-system/old-records.js'
import type { Step } from '../../domain/reservation.js'
import type { Instant } from '../../domain/time.js'
import type { OldReservationField } from '../../texts/old-system-columns.js'
import { readOldStep, saysNotLeft } from '../../texts/old-system-words.js'
import { readYesNo } from '../../texts/yes-no.js'
import type { OldRow } from './old-cells.js'
import type { OldCase } from './old-cases.js'
import { plainText, readMessageId, readNumber, readPast } from './old-values.js'

/** When the import happens and where the office is; `remark` takes what a person should know. */
export interface ReadingContext {
  readonly zone: string
  readonly now: Instant
  readonly remark: (code: OldProblem['code'], detail: string) => void
}

/** A date in the past; what is there and is none is remarked upon. */
export const pastDate = (text: string | undefined, { zone, now, remark }: ReadingContext): Instant | null => {
  if (text === undefined) return null
  const at = readPast(text, zone, now)
  if (at === null) remark('date_not_understood', text)
  return at
}

/** Lists are kept as text, as JSON or as Python prints them. */
const addressesIn = (text: string): readonly string[] =>
  splitAddresses(text.replaceAll(/[[\]<>'"]/gu, ' ')).filter(isEmailAddress)

const readMail = ({ cells }: OldCase['mails'][number], context: ReadingContext): OldMail => ({
  step: readOldStep(cells.kind ?? '') ?? readOldStep(cells.subject ?? ''),
  sentAt: pastDate(cells.sentAt, context),
  messageId: readMessageId(cells.messageId ?? ''),
  recipients: addressesIn(cells.to ?? ''),
  left: !saysNotLeft(plainText(cells.status ?? '')),
})

/** A reservation's row may keep the id of its request itself. */
const requestOfRow = (
  { cells }: OldRow<OldReservationField>,
  mails: readonly OldMail[],
): readonly OldMail[] => {
  const messageId = readMessageId(cells.requestId ?? '')
  if (messageId === null || mails.some((mail) => mail.messageId === messageId)) return []
  return [{ step: 'request', sentAt: null, messageId, recipients: [], left: true }]
}

/** What of a case's rows was sent to the client. */
export const readMails = (
  { mails }: OldCase,
  main: OldRow<OldReservationField>,
  context: ReadingContext,
): readonly OldMail[] => {
  const read = mails.map((mail) => readMail(mail, context))
  return [...read, ...requestOfRow(main, read)]
}

const STEP_FIELDS: readonly (readonly [Step, OldReservationField])[] = [
  ['request', 'requestSent'],
  ['reminder', 'reminderSent'],
  ['ultimatum', 'ultimatumSent'],
]

const stepDate = (text: string | undefined, context: ReadingContext): Instant | true | null => {
  if (text === undefined) return null
  const flag = readYesNo(plainText(text))
  if (flag !== null) return flag || null
  // A date that cannot be true still says that it left.
  return pastDate(text, context) ?? true
}

/** What the rows of the reservation itself say of the three mails. */
export const readStepDates = (rows: OldCase['rows'], context: ReadingContext): OldReservation['stepDates'] =>
  Object.fromEntries(
    STEP_FIELDS.flatMap(([step, field]) =>
      rows.flatMap(({ cells }) => {
        const date = stepDate(cells[field], context)
        return date === null ? [] : [[step, date] as const]
      }),
    ),
  )

const LONGEST_NUMBER = 60

const numberOf = (text: string | undefined): string | null =>
  plainText(text ?? '').slice(0, LONGEST_NUMBER) || null

const byReceipt = (one: OldOrder, other: OldOrder): number =>
  (one.receivedAt ?? '').localeCompare(other.receivedAt ?? '')

/** The purchase orders of a case, newest last; its row may name one that has no row of its own. */
export const readOrders = (
  { orders }: OldCase,
  { cells }: OldRow<OldReservationField>,
  context: ReadingContext,
): readonly OldOrder[] => {
  const read = orders.map(({ cells: own, document }) => ({
    number: numberOf(own.number),
    receivedAt: pastDate(own.receivedAt, context),
    file: document,
    path: own.path ?? '',
    amount: readNumber(own.amount ?? ''),
  }))
  if (read.length > 0 || cells.ocNumber === undefined) return read.toSorted(byReceipt)
  const receivedAt = pastDate(cells.ocReceivedAt, context)
  return [{ number: numberOf(cells.ocNumber), receivedAt, file: null, path: '', amount: null }]
}
