import type { Instant } from '../../../src/domain/time.js'
import { addMs, DAY_MS, MINUTE_MS } from '../../../src/domain/time.js'
import type { ConfirmationPut, Entry, OrderPut, PressPut } from './diary.js'

/** The labels of the states, as staff know them. */
export type State =
  'NO_REQUIERE_OC' | 'PENDIENTE' | 'SOLICITADA' | 'RECIBIDA' | 'CERRADA' | 'CANCELADA' | 'EXPIRADA'

/** What must have become of one reservation, told from what was put in and nothing else. */
export interface MustBe {
  readonly state: State
  /** It may be one of these by now: for the time that has passed, or a press that nobody saw answered. */
  readonly orElse: readonly State[]
  /** A request went, or will go, to the client. */
  readonly asked: boolean
  /** It may have been, but need not. */
  readonly maybeAsked: boolean
  /** Presses of Reenviar: at most so many mails more than one of each step. */
  readonly mostResends: number
  /** Of those that were answered, at least one mail came. */
  readonly leastResends: number
  /** The client is thanked exactly once. */
  readonly thanked: boolean
  /** It may be, but need not. */
  readonly maybeThanked: boolean
  /** The client is told that its OC was not accepted. */
  readonly rejected: boolean
  /** It may be, but need not. */
  readonly maybeRejected: boolean
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

/** From which state a press leads back into the chase. In the trial only what staff settled is undone. */
const TAKEN_UP: Partial<Record<PressPut['press'], State>> = { reopen: 'CERRADA', reject: 'RECIBIDA' }

const afterPress = (state: State, { press, answered }: PressPut): State => {
  if (!answered) return state
  if (!isOpen(state)) return TAKEN_UP[press] === state || press === 'undo' ? 'SOLICITADA' : state
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

/** As if every press had been answered: what the service did before it died over one stays done. */
const believing = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) => (entry.type === 'press' ? { ...entry, answered: true } : entry))

const endOf = (entries: readonly Entry[]): State | null => entries.reduce<State | null>(after, null)

const wasEver = (state: State, entries: readonly Entry[]): boolean =>
  entries.some((_entry, index) => endOf(entries.slice(0, index + 1)) === state)

const presses = (entries: readonly Entry[], of: PressPut['press']): readonly PressPut[] =>
  entries.filter((entry) => entry.type === 'press').filter(({ press }) => press === of)

/** Null for a locator that nobody has confirmed. `entries` are those about it, in their order. */
export const mustBe = (entries: readonly Entry[], now: Instant): MustBe | null => {
  const first = entries.find((entry) => entry.type === 'confirmation')
  const state = endOf(entries)
  if (state === null || first === undefined) return null
  const maybe = endOf(believing(entries)) ?? state
  const isPastExpiry = (isOpen(state) || isOpen(maybe)) && now >= addMs(first.at, EXPIRES_AFTER_MS)
  const resends = presses(entries, 'resend')
  const rejects = presses(entries, 'reject')
  return {
    state,
    orElse: [maybe, ...(isPastExpiry ? (['EXPIRADA'] as const) : [])],
    asked: wasEver('SOLICITADA', entries),
    maybeAsked: wasEver('SOLICITADA', believing(entries)),
    mostResends: apart(resends),
    leastResends: resends.some(({ answered }) => answered) ? 1 : 0,
    thanked: state === 'RECIBIDA' && maybe === state,
    maybeThanked: wasEver('RECIBIDA', believing(entries)),
    rejected: rejects.some(({ answered }) => answered),
    maybeRejected: rejects.length > 0,
    chased: state === 'SOLICITADA' && maybe === state && now >= addMs(first.at, CHASED_AFTER_MS),
  }
}
