import type { ReservationState, Step } from '../domain/reservation.js'

/** The words that the old system's cells hold. All are compared as `foldOldWord` makes them. */

/** Without case, accents and punctuation, words parted by one space: `RECORDATORIO_DÍA-2` → `recordatorio dia 2`. */
export const foldOldWord = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, ' ')
    .trim()

export interface OldState {
  readonly state: ReservationState
  /** A word for a reservation that was put aside. */
  readonly suspended: boolean
}

const STATES: readonly (readonly [ReservationState, readonly string[]])[] = [
  ['not_required', ['no requiere oc', 'no requiere', 'no requerida', 'sin oc']],
  ['pending', ['pendiente', 'pendiente de solicitud', 'nueva', 'registrada']],
  ['requested', ['solicitada', 'solicitado', 'oc solicitada', 'esperando oc', 'en espera']],
  ['received', ['recibida', 'recibido', 'oc recibida', 'completada', 'completado']],
  ['closed', ['cerrada', 'cerrado']],
  ['cancelled', ['cancelada', 'cancelado', 'anulada', 'anulado']],
  ['expired', ['expirada', 'expirado', 'vencida', 'vencido']],
]

const SUSPENDED = ['suspendida', 'suspendido']

const STATE_BY_WORD: ReadonlyMap<string, ReservationState> = new Map(
  STATES.flatMap(([state, words]) => words.map((word) => [word, state] as const)),
)

/** A Python enumeration prints itself with the name of its class: `EstadoOC.SOLICITADA`. */
const withoutClass = (text: string): string => text.trim().replace(/^[A-Za-z]\w*\.(?=\w+$)/u, '')

/** Null for a word that names no state. */
export const readOldState = (text: string): OldState | null => {
  const word = foldOldWord(withoutClass(text))
  if (SUSPENDED.includes(word)) return { state: 'closed', suspended: true }
  const state = STATE_BY_WORD.get(word)
  return state ? { state, suspended: false } : null
}

const STEP_WORDS: readonly (readonly [Step, RegExp])[] = [
  ['ultimatum', /\bultim|\bfinal|\brecordatorio (?:2|dia 4)|\bsegundo recordatorio|\bdia 4\b/u],
  ['reminder', /\brecordatorio|\bdia 2\b/u],
  ['request', /\bsolicitud|\bsolicita|\binicial|\bdia 0\b/u],
]

/**
 * Which of the three mails a kind or a subject names. `RECORDATORIO_DIA_2` is the reminder, though a bare `RECORDATORIO_2` is the
 * second one, which is the ultimatum.
 */
export const readOldStep = (text: string): Step | null => {
  const word = foldOldWord(withoutClass(text))
  return STEP_WORDS.find(([, pattern]) => pattern.test(word))?.[0] ?? null
}

const NOT_LEFT =
  /\b(?:error|fallid[oa]|fallo|rechazad[oa]|pendiente|programad[oa]|no enviad[oa]|en cola|cancelad[oa])\b/u

/** Whether the status of a mail says that it never left. Whatever else it says, it is taken to have left. */
export const saysNotLeft = (text: string): boolean => {
  const word = foldOldWord(text)
  return NOT_LEFT.test(word) || ['0', '0 0', 'no', 'n', 'false', 'falso'].includes(word)
}

const CANCELLED = /\b(?:cancelad|anulad)/u

/** Whether a booking's printed status says that it is cancelled. */
export const saysCancelled = (text: string): boolean => CANCELLED.test(foldOldWord(text))
