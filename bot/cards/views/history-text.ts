import type { ClosingReason, Reservation } from '../../../src/contract.js'
import { closingReasonLabel, formatInstant, holdReasonLabel } from '../../../src/texts/es.js'
import { changedField, noteText } from '../../texts/announcements.js'
import { historyTitle } from '../../texts/history.js'
import { CLOSING_CHOICES, SYSTEM_ACTOR, historyLine } from '../../texts/reservation.js'
import { REVIEW_TEXTS } from '../../texts/review.js'
import { outside } from '../markdown.js'
import type { CardContext } from './context.js'
import { mailKindText } from './mail-kind.js'

type Entry = Reservation['history'][number]
type HoldReason = NonNullable<Reservation['hold']>['reason']

const HOLDS: readonly HoldReason[] = [
  'unknown_client',
  'no_contact',
  'bounced',
  'send_failed',
  'send_uncertain',
  'postponed',
]

/** "request → compras@empresa.example". */
const mailText = (detail: string): string => {
  const [kind = '', recipients] = detail.split(' → ')
  return [mailKindText(kind), recipients].filter((part) => part !== undefined).join(' → ')
}

const holdText = (detail: string): string => {
  const reason = HOLDS.find((known) => known === detail)
  return reason ? holdReasonLabel(reason) : detail
}

/** "suspended: avisan en mayo". */
const closingText = (detail: string): string => {
  const [name = '', ...note] = detail.split(': ')
  const reason: ClosingReason | undefined = CLOSING_CHOICES.find((known) => known === name)
  return reason ? [closingReasonLabel(reason), ...note].join(': ') : detail
}

const changesText = (detail: string): string =>
  detail
    .split(', ')
    .map((field) => changedField(field))
    .join(', ')

const questionText = (detail: string): string =>
  Object.entries(REVIEW_TEXTS).find(([kind]) => kind === detail)?.[1].title ?? detail

const DETAILS: Readonly<Record<string, (detail: string) => string>> = {
  MailQueued: mailText,
  MailLeft: mailText,
  MailDropped: mailText,
  ChaseHeld: holdText,
  ReservationClosed: closingText,
  BookingChanged: changesText,
  StaffAsked: questionText,
}

const detailText = ({ event, detail }: Entry): string =>
  detail === null ? '' : outside(DETAILS[event]?.(detail) ?? detail, 120)

const isNote = ({ event }: Entry): boolean => event === 'ReplyNoted'

const titled = (entry: Entry): string =>
  [historyTitle(entry.event), detailText(entry)].filter((part) => part !== '').join(': ')

/** One line of a reservation's story: "jueves 26 a las 09:01 · Correo enviado: Solicitud → … (sistema)". */
export const historyText = (entry: Entry, context: CardContext): string => {
  const what = isNote(entry) ? noteText(entry.detail ?? '').title : titled(entry)
  const actor = entry.actor === null ? SYSTEM_ACTOR : outside(entry.actor, 60)
  return historyLine(formatInstant(entry.at, context.zone, context.now), what, actor)
}
