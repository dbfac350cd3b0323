import { RESERVATION_STATES } from '../domain/reservation.js'
import type { ClosingReason, Hold } from '../domain/reservation.js'
import type { ReviewKind } from '../domain/review.js'
import { UNDONE } from './deeds.js'
import { closingReasonLabel, formatInstant, holdReasonLabel, stateLabel } from './es.js'
import { reportedMailLabel } from './report.js'

/** Spanish for the lines of the audit. What has no words here is shown as it was written down. */

type Words = Readonly<Record<string, string>>

const CLOSING_REASONS: readonly ClosingReason[] = [
  'oc_by_other_way',
  'cancelled',
  'not_required',
  'suspended',
  'other',
]

const HOLDS: readonly Hold['reason'][] = [
  'unknown_client',
  'no_contact',
  'bounced',
  'send_failed',
  'send_uncertain',
  'postponed',
]

const REVIEWS: Readonly<Record<ReviewKind, string>> = {
  unknown_client: 'Cliente desconocido',
  client_without_contact: 'Cliente sin correo de contacto',
  oc_to_assign: 'OC por asignar',
  mail_to_answer: 'Correo por responder',
  unreadable_confirmation: 'Confirmación que no se pudo leer',
  unreadable_mail: 'Correo que no se pudo leer',
  unauthorised_sender: 'Remitente no autorizado',
  unauthenticated_sender: 'Remitente sin comprobar',
  send_failed: 'Envío fallido',
  send_uncertain: 'Envío incierto',
  bounced: 'Correo rebotado',
  booking_changed_after_oc: 'Cambió el monto después de la OC',
  rebooked_after_cancellation: 'Reservada de nuevo tras anularse',
  first_mail: 'Primer correo de su tipo',
  new_address: 'Aviso de la dirección nueva',
}

const closingText = (detail: string): string => {
  const [code = '', ...rest] = detail.split(': ')
  const reason = CLOSING_REASONS.find((one) => one === code)
  return [reason ? closingReasonLabel(reason) : code, ...rest].join(': ')
}

/** "first_mail: request". */
const codesText = (words: Words, detail: string): string => {
  const [code = '', ...rest] = detail.split(': ')
  return [words[code] ?? code, ...rest.map((part) => reportedMailLabel(part))].join(': ')
}

/** Deeds of which a code says what they were about. */
const CODES_OF: Readonly<Record<string, Words>> = {
  undo: UNDONE,
  assign_purchase_order: REVIEWS,
  trust_mail: REVIEWS,
  settle_send: REVIEWS,
  dismiss_review: REVIEWS,
  approve_mails: REVIEWS,
  send_notices: REVIEWS,
  ask_for_new_order: REVIEWS,
  reopen_rebooked: REVIEWS,
  register_by_hand: REVIEWS,
}

/** What a deed was about: codes in words, names and notes as they are. */
export const auditDetail = (action: string, detail: string | null): string | null => {
  if (detail === null) return null
  if (action === 'close') return closingText(detail)
  const words = CODES_OF[action]
  return words ? codesText(words, detail) : detail
}

const holdText = (part: string, zone: string): string | null => {
  const [code, until] = part.split(' until ')
  const reason = HOLDS.find((one) => one === code)
  if (!reason) return null
  return until ? `${holdReasonLabel(reason)} hasta el ${formatInstant(until, zone)}` : holdReasonLabel(reason)
}

/** Of a client's settings. */
const CLIENT_PARTS: Words = {
  'owes OCs': 'debe OC',
  'owes no OCs': 'no debe OC',
  'no contact': 'sin contacto',
  inactive: 'inactivo',
  es: 'correos en español',
  en: 'correos en inglés',
  pt: 'correos en portugués',
}

const BEGINNINGS: readonly (readonly [RegExp, string])[] = [
  [/^assigned to /u, 'a cargo de '],
  [/^reminder (?=\d)/u, 'recordatorio a los '],
  [/^ultimatum (?=\d)/u, 'ultimátum a los '],
  [/^notes: /u, 'notas: '],
]

const begunInSpanish = (part: string): string =>
  BEGINNINGS.reduce((text, [english, spanish]) => text.replace(english, spanish), part)

const partText = (part: string, zone: string): string => {
  const state = RESERVATION_STATES.find((one) => one === part)
  if (state) return stateLabel(state)
  const closed = CLOSING_REASONS.find((one) => part === `closed as ${one}`)
  if (closed) return closingReasonLabel(closed)
  if (part === 'OC without number') return 'OC sin número'
  return holdText(part, zone) ?? CLIENT_PARTS[part] ?? begunInSpanish(part)
}

/** How a reservation or a client stood: "SOLICITADA; Pospuesta por el equipo hasta el martes 1 de diciembre de 2026 a las 09:00". */
export const auditStand = (stand: string | null, zone: string): string | null =>
  stand &&
  stand
    .split('; ')
    .map((part) => partText(part, zone))
    .join('; ')

/** "Comando cerrar", "Tarjeta". */
export const auditSource = (from: string | null): string | null => {
  if (from === null) return null
  const [kind, name = ''] = from.split(':')
  if (kind === 'command') return `Comando ${name}`
  return kind === 'card' ? 'Tarjeta' : from
}
