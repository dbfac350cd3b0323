import type { ClientMailKind, ClosingReason, Hold, ReservationState } from '../domain/reservation.js'

/** Spanish words that mails, cards and the command line share. */

export { formatDay, formatInstant, formatShortDay } from './dates.js'
export { formatMoney, formatPlainAmount } from './money.js'

const STATES: Readonly<Record<ReservationState, string>> = {
  not_required: 'NO_REQUIERE_OC',
  pending: 'PENDIENTE',
  requested: 'SOLICITADA',
  received: 'RECIBIDA',
  closed: 'CERRADA',
  cancelled: 'CANCELADA',
  expired: 'EXPIRADA',
}

/** The state as staff know it from the old system. */
export const stateLabel = (state: ReservationState): string => STATES[state]

const STEP_NAMES: Readonly<Record<ClientMailKind, string>> = {
  request: 'Solicitud',
  reminder: 'Recordatorio',
  ultimatum: 'Ultimátum',
  acknowledgement: 'Acuse de recibo',
  rejection: 'Aviso de OC rechazada',
}

/** A mail that is about no reservation. */
export const NEW_ADDRESS = 'Aviso de la dirección nueva'

/** What staff call each mail to a client. Clients never read these words. */
export const stepLabel = (step: ClientMailKind): string => STEP_NAMES[step]

const CLOSING_REASONS: Readonly<Record<ClosingReason, string>> = {
  oc_by_other_way: 'La OC llegó por otra vía',
  cancelled: 'La reserva se anuló',
  not_required: 'No requiere OC',
  suspended: 'Suspendida',
  other: 'Otro motivo',
}

/** Why staff closed a reservation. */
export const closingReasonLabel = (reason: ClosingReason): string => CLOSING_REASONS[reason]

const HOLD_REASONS: Readonly<Record<Hold['reason'], string>> = {
  unknown_client: 'Cliente desconocido',
  no_contact: 'Cliente sin correo de contacto',
  bounced: 'El correo al cliente rebotó',
  send_failed: 'El correo al cliente no se pudo enviar',
  send_uncertain: 'No se sabe si el correo al cliente salió',
  postponed: 'Pospuesta por el equipo',
}

/** Why the chase of a reservation stands still. */
export const holdReasonLabel = (reason: Hold['reason']): string => HOLD_REASONS[reason]
