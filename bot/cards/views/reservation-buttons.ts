import type { ReservationState, ReservationView } from '../../../src/contract.js'
import { isOpenState } from './tones.js'

/** Which buttons a reservation's card has, and which of them are in sight. What each looks like: reservation-forms.ts. */

export type ReservationButtonName =
  | 'received'
  | 'reject'
  | 'resend'
  | 'postpone'
  | 'close'
  | 'reopen'
  | 'undo'
  | 'assignMe'
  | 'assign'
  | 'note'
  | 'documents'
  | 'history'

/** The states, and what staff treat differently within an open one. */
export type Situation = ReservationState | 'overdue' | 'postponed' | 'waits_for_staff'

type HoldReason = NonNullable<ReservationView['reservation']['hold']>['reason']

export const situationOf = ({ reservation: { state, hold }, overdue }: ReservationView): Situation => {
  if (!isOpenState(state)) return state
  if (hold) return hold.reason === 'postponed' ? 'postponed' : 'waits_for_staff'
  return overdue ? 'overdue' : state
}

const PEOPLE = ['assignMe', 'assign', 'note'] as const
const LOOKING: readonly ReservationButtonName[] = ['documents', 'history']

/** By situation, what staff need most first. Undoing stands before all of them while it is possible. */
const ORDER: Readonly<Record<Situation, readonly ReservationButtonName[]>> = {
  pending: ['received', 'postpone', 'close', ...PEOPLE, ...LOOKING],
  requested: ['received', 'resend', 'postpone', 'close', ...PEOPLE, ...LOOKING],
  overdue: ['postpone', 'close', 'received', 'resend', ...PEOPLE, ...LOOKING],
  postponed: ['reopen', 'received', 'postpone', 'close', 'resend', ...PEOPLE, ...LOOKING],
  waits_for_staff: ['received', 'close', 'resend', ...PEOPLE, ...LOOKING],
  received: ['documents', 'reject', 'note', 'history'],
  closed: ['reopen', 'documents', 'note', 'history'],
  cancelled: ['reopen', 'documents', 'note', 'history'],
  expired: ['reopen', 'received', 'close', 'documents', ...PEOPLE, 'history'],
  not_required: ['documents', 'note', 'history', 'reopen'],
}

export const documentCount = ({ reservation }: ReservationView): number =>
  reservation.files.length + (reservation.purchaseOrder?.files.length ?? 0)

/** Pauses during which sending again makes sense: the others wait for something that nobody knows yet. */
const RESENT_IN: readonly (HoldReason | undefined)[] = [undefined, 'postponed', 'bounced', 'send_failed']

const canResend = ({ reservation: { steps, hold } }: ReservationView): boolean =>
  RESENT_IN.includes(hold?.reason) && (hold?.reason === 'send_failed' || Object.keys(steps).length > 0)

/** What else it takes, where the situation alone does not say. */
const POSSIBLE: Readonly<Partial<Record<ReservationButtonName, (view: ReservationView) => boolean>>> = {
  resend: canResend,
  reopen: ({ client }) => client?.requiresOc !== false,
  undo: ({ undo }) => undo !== null,
  documents: (view) => documentCount(view) > 0,
}

const IN_SIGHT = 4

export interface ButtonPlan {
  readonly inSight: readonly ReservationButtonName[]
  /** Under «Más»: what does something, and what only shows something. */
  readonly more: {
    readonly work: readonly ReservationButtonName[]
    readonly looking: readonly ReservationButtonName[]
  }
}

export const planButtons = (view: ReservationView): ButtonPlan => {
  const order: readonly ReservationButtonName[] = ['undo', ...ORDER[situationOf(view)]]
  const wanted = order.filter((name) => POSSIBLE[name]?.(view) ?? true)
  const rest = wanted.slice(IN_SIGHT)
  return {
    inSight: wanted.slice(0, IN_SIGHT),
    more: {
      work: rest.filter((name) => !LOOKING.includes(name)),
      looking: rest.filter((name) => LOOKING.includes(name)),
    },
  }
}
