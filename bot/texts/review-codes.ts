import type { ReviewItem } from '../../src/contract.js'

/** Spanish for how a case ended. */

type Words = Readonly<Record<string, string>>

const OUTCOMES: Words = {
  dismissed: 'Descartado',
  assigned: 'OC asignada',
  arrived: 'El correo sí salió',
  sent_again: 'Se envía de nuevo',
  not_sent_again:
    'No se envió de nuevo, porque la reserva ya no espera una OC (para seguir, reábrala); respondido',
  trusted: 'Se confió en el correo',
  client_settled: 'Cliente completado',
  matched_later: 'Se encontró su reserva',
  reprocessed: 'El correo se procesó de nuevo',
  found_in_sent: 'Estaba en Enviados',
  registered: 'Registrada a mano',
  older_confirmation: 'Ya había una confirmación más nueva',
  new_order_asked: 'Se pide otra OC',
  reopened: 'Reserva reabierta',
  approved: 'Aprobado',
  not_needed: 'Ya no hacía falta',
}

const OWN_OUTCOMES: Readonly<Partial<Record<ReviewItem['kind'], Words>>> = {
  mail_to_answer: { dismissed: 'Respondido' },
  booking_changed_after_oc: { dismissed: 'La OC sigue sirviendo' },
  rebooked_after_cancellation: { dismissed: 'Queda anulada' },
}

export const outcomeText = (kind: ReviewItem['kind'], outcome: string): string =>
  OWN_OUTCOMES[kind]?.[outcome] ?? OUTCOMES[outcome] ?? 'Resuelto'
