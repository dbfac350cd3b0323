import type { ReviewItem } from '../../src/contract.js'

/** Spanish for the codes that the engine gives as reasons, signs and outcomes. One that is not here is shown as it is. */

type Words = Readonly<Record<string, string>>

const REASONS: Words = {
  sender_forged: 'el remitente es falso: la firma del correo no corresponde',
  sender_unverified: 'no se pudo comprobar el remitente',
  sender_not_known: 'el remitente no es un contacto conocido del cliente',
  own_domain_forward: 'lo reenvió un colega de nuestra empresa',
  sender_of_other_client: 'el remitente es de otro cliente',
  client_not_known: 'no se sabe de qué cliente es la reserva',
  no_document: 'habla de una OC pero no trae el documento',
  document_unproven: 'no es seguro que el documento sea una OC',
  document_doubtful: 'el documento es dudoso',
  promise_with_document: 'promete la OC, pero trae un documento',
  draft_or_void: 'el documento parece un borrador o está anulado',
  automatic_with_document: 'es una respuesta automática con un documento',
  names_no_reservation: 'no nombra ninguna reserva',
  names_several_reservations: 'nombra varias reservas',
  names_and_answers_differ: 'responde por una reserva y nombra otra',
  names_unknown_reservation: 'nombra una reserva que no conocemos',
  only_provider_locator: 'sólo trae el localizador del hotel',
  several_documents_one_reservation: 'trae varios documentos para una reserva',
  several_documents_not_all_named: 'trae varios documentos y no todos nombran su reserva',
  already_received: 'la reserva ya tenía su OC',
  reservation_closed: 'la reserva está cerrada',
  reservation_cancelled: 'la reserva está anulada',
  reservation_expired: 'la reserva expiró',
  oc_not_required: 'esa reserva no requiere OC',
  question: 'hace una pregunta',
  invoice_for_reservation: 'trae una factura',
  mail_about_reservation: 'habla de la reserva',
  mentions_order: 'menciona una orden de compra',
  bounce_for_reservation: 'un correo nuestro rebotó',
  unknown_reservation: 'no existe esa reserva',
  not_open: 'la reserva ya no está abierta',
}

export const reasonText = (code: string): string => REASONS[code] ?? code

const AUTHENTICITY: Words = {
  pass: 'comprobado',
  fail: 'falso: la firma no corresponde',
  unknown: 'no se pudo comprobar',
}

export const authenticityText = (code: string): string => AUTHENTICITY[code] ?? code

const PLACES: Words = {
  subject: 'en el asunto',
  body: 'en el texto',
  quoted: 'en el texto citado',
  attachment_name: 'en el nombre del adjunto',
  document: 'en el documento',
}

const SIGNALS: Words = {
  answers_our_mail: 'responde a nuestro correo',
  names_locator: 'LOC',
  names_booking_id: 'ID',
  names_provider_locator: 'Localizador',
  near_locator: 'LOC parecido:',
  amount_equal: 'el monto es el mismo',
  amount_near: 'el monto es casi el mismo',
  amount_differs: 'el monto no es el mismo',
  not_open: 'la reserva no está abierta',
}

/** "LOC AAFTTAT en el asunto". `value` is escaped already. */
export const evidenceText = (signal: string, value: string, where: string): string => {
  const words = SIGNALS[signal] ?? ''
  if (signal === 'not_open') return words
  return [words, value, value === '' ? '' : (PLACES[where] ?? '')].filter((part) => part !== '').join(' ')
}

const OUTCOMES: Words = {
  dismissed: 'Descartado',
  assigned: 'OC asignada',
  arrived: 'El correo sí salió',
  sent_again: 'Se envía de nuevo',
  trusted: 'Se confió en el correo',
  client_settled: 'Cliente completado',
  matched_later: 'Se encontró su reserva',
  found_in_sent: 'Estaba en Enviados',
}

const OWN_OUTCOMES: Readonly<Partial<Record<ReviewItem['kind'], Words>>> = {
  mail_to_answer: { dismissed: 'Respondido' },
  booking_changed_after_oc: { dismissed: 'La OC sigue sirviendo' },
}

export const outcomeText = (kind: ReviewItem['kind'], outcome: string): string =>
  OWN_OUTCOMES[kind]?.[outcome] ?? OUTCOMES[outcome] ?? 'Resuelto'
