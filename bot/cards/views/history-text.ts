import type { ClosingReason, Reservation } from '../../../src/contract.js'
import { closingReasonLabel, holdReasonLabel } from '../../../src/texts/es.js'
import { changedField, noteText } from '../../texts/announcements.js'
import { HISTORY, UNDONE, historyTitle } from '../../texts/history.js'
import { CLOSING_CHOICES, SYSTEM_ACTOR, historyLine } from '../../texts/reservation.js'
import { REVIEW_TEXTS } from '../../texts/review.js'
import { outside } from '../markdown.js'
import type { CardContext } from './context.js'
import { mailKindText } from './mail-kind.js'
import { momentText } from './moments.js'

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

export const holdText = (detail: string): string => {
  const reason = HOLDS.find((known) => known === detail)
  return reason ? holdReasonLabel(reason) : detail
}

/** "suspended: avisan en mayo". */
export const closingText = (detail: string): string => {
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
  DecisionUndone: (detail) => UNDONE[detail] ?? detail,
}

/** Said where an event that always has a detail comes without one. */
const MISSING: Readonly<Record<string, string>> = { ReservationAssigned: HISTORY.nobody }

const detailText = ({ event, detail }: Entry): string =>
  detail === null ? (MISSING[event] ?? '') : outside(DETAILS[event]?.(detail) ?? detail, 160)

const isNote = ({ event }: Entry): boolean => event === 'ReplyNoted'

const titled = (entry: Entry): string =>
  [historyTitle(entry.event), detailText(entry)].filter((part) => part !== '').join(': ')

/** What happened and who caused it; ready for a card. */
export const storyEntry = (entry: Entry): { readonly what: string; readonly who: string } => ({
  what: isNote(entry) ? noteText(entry.detail ?? '').title : titled(entry),
  who: entry.actor === null ? SYSTEM_ACTOR : outside(entry.actor, 60),
})

/** One line of a reservation's story: "jueves 26 a las 09:01 · Correo enviado: Solicitud → … (sistema)". */
export const historyText = (entry: Entry, context: CardContext): string => {
  const { what, who } = storyEntry(entry)
  return historyLine(momentText(entry.at, context), what, who)
}
