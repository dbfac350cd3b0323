import type { AuditLine, ClosingReason, ReservationState } from '../../../src/contract.js'
import { closingReasonLabel, formatShortDay, stateLabel } from '../../../src/texts/es.js'
import { HISTORY, UNDONE, deedText } from '../../texts/history.js'
import { CLOSING_CHOICES } from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import type { CardContext } from './context.js'
import { closingText, holdText } from './history-text.js'
import { momentText } from './moments.js'

/** One line of the audit in Spanish. The engine writes it in words of the domain. */

const STATES: readonly ReservationState[] = [
  'not_required',
  'pending',
  'requested',
  'received',
  'closed',
  'cancelled',
  'expired',
]

const state = (text: string): string | null => {
  const found = STATES.find((known) => known === text)
  return found ? stateLabel(found) : null
}

const closed = (name: string): string => {
  const reason: ClosingReason | undefined = CLOSING_CHOICES.find((known) => known === name)
  return HISTORY.closedAs(reason ? closingReasonLabel(reason) : name)
}

const held = (text: string, context: CardContext): string => {
  const [reason = '', until] = text.split(' until ')
  return until === undefined
    ? holdText(reason)
    : HISTORY.heldUntil(holdText(reason), momentText(until, context))
}

const partText = (part: string, context: CardContext): string => {
  if (part.startsWith('closed as ')) return closed(part.slice('closed as '.length))
  if (part.startsWith('assigned to ')) return HISTORY.assignedTo(part.slice('assigned to '.length))
  if (part === 'OC without number') return HISTORY.orderWithoutNumber
  return state(part) ?? (part.startsWith('OC ') ? part : held(part, context))
}

/** "requested; postponed until 2026-12-01T12:00:00.000Z", as the engine's audit has it; not escaped yet. */
const standText = (stand: string, context: CardContext): string =>
  stand
    .split('; ')
    .map((part) => partText(part, context))
    .join(', ')

const changeText = ({ before, after }: AuditLine, context: CardContext): string => {
  if (before === null || after === null || before === after) return ''
  return outside(HISTORY.change(standText(before, context), standText(after, context)), 300)
}

const DETAILS: Readonly<Record<string, (detail: string) => string>> = {
  close: closingText,
  postpone: (day) => formatShortDay(day),
  undo: (action) => UNDONE[action] ?? action,
}

const sourceText = (from: string): string =>
  from.startsWith('command:') ? HISTORY.byCommand(from.slice('command:'.length)) : HISTORY.byCard

export interface AuditText {
  readonly what: string
  readonly change: string
  readonly who: string
}

/** Ready for a card. */
export const auditText = (line: AuditLine, context: CardContext): AuditText => {
  const { action, actor, detail, from } = line
  const more = detail === null ? '' : (DETAILS[action]?.(detail) ?? detail)
  return {
    what: outside([deedText(action), more].filter((part) => part !== '').join(': '), 200),
    change: changeText(line, context),
    who: [outside(actor.name, 60), from === null ? '' : outside(sourceText(from), 60)]
      .filter((part) => part !== '')
      .join(', '),
  }
}
