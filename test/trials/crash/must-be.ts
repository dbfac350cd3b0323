import type { Instant } from '../../../src/domain/time.js'
import { addMs, DAY_MS, MINUTE_MS } from '../../../src/domain/time.js'
import type { ConfirmationPut, Entry, OrderPut, PressPut } from './diary.js'

/** The labels of the states, as staff know them. */
export type State =
  'NO_REQUIERE_OC' | 'PENDIENTE' | 'SOLICITADA' | 'RECIBIDA' | 'CERRADA' | 'CANCELADA' | 'EXPIRADA'

/** What must have become of one reservation, told from what was put in and nothing else. */
export interface MustBe {
  readonly state: State
  /** It may be another one by now, because of the time that has passed. */
  readonly orElse: State | null
  /** A request went, or will go, to the client. */
  readonly asked: boolean
  /** Presses of Reenviar: at most so many mails more than one of each step. */
  readonly mostResends: number
  /** Of those that were answered, at least one mail came. */
  readonly leastResends: number
  /** The client is thanked exactly once. */
  readonly thanked: boolean
  /** All three steps are over: enough time has passed since it was asked. */
  readonly chased: boolean
}

const EXPIRES_AFTER_MS = 30 * DAY_MS
/** Two days to the reminder, two more to the ultimatum, and a week for holidays and weekends. */
const CHASED_AFTER_MS = 11 * DAY_MS
/** Two presses within a minute are one. */
const ONE_PRESS_MS = MINUTE_MS

const isOpen = (state: State): boolean => state === 'PENDIENTE' || state === 'SOLICITADA'

const afterConfirmation = (state: State | null, { owes, cancelled }: ConfirmationPut): State => {
  if (cancelled) return 'CANCELADA'
  if (state !== null) return state
  return owes === 'yes' ? 'SOLICITADA' : owes === 'no' ? 'NO_REQUIERE_OC' : 'PENDIENTE'
}

const afterOrder = (state: State, { from }: OrderPut): State =>
  from === 'contact' && isOpen(state) ? 'RECIBIDA' : state

const afterPress = (state: State, { press, answered }: PressPut): State => {
  if (!answered || !isOpen(state)) return state
  if (press === 'close') return 'CERRADA'
  if (press === 'mark_received') return 'RECIBIDA'
  return press === 'settle_client' ? 'SOLICITADA' : state
}

const after = (state: State | null, entry: Entry): State | null => {
  if (entry.type === 'confirmation') return afterConfirmation(state, entry)
  if (state === null) return null
  return entry.type === 'order' ? afterOrder(state, entry) : afterPress(state, entry)
}

/** How many presses count, where those within a minute of the one before are the same. */
const apart = (presses: readonly PressPut[]): number =>
  presses.filter(({ at }, index) => {
    const before = presses[index - 1]
    return before === undefined || at >= addMs(before.at, ONE_PRESS_MS)
  }).length

/** Null for a locator that nobody has confirmed. `entries` are those about it, in their order. */
export const mustBe = (entries: readonly Entry[], now: Instant): MustBe | null => {
  let state: State | null = null
  let asked = false
  for (const entry of entries) {
    state = after(state, entry)
    asked ||= state === 'SOLICITADA'
  }
  const first = entries.find((entry) => entry.type === 'confirmation')
  if (state === null || first === undefined) return null
  const resends = entries.filter((entry) => entry.type === 'press' && entry.press === 'resend')
  const presses = resends.filter((entry): entry is PressPut => entry.type === 'press')
  return {
    state,
    orElse: isOpen(state) && now >= addMs(first.at, EXPIRES_AFTER_MS) ? 'EXPIRADA' : null,
    asked,
    mostResends: apart(presses),
    leastResends: presses.some(({ answered }) => answered) ? 1 : 0,
    thanked: state === 'RECIBIDA',
    chased: state === 'SOLICITADA' && now >= addMs(first.at, CHASED_AFTER_MS),
  }
}
