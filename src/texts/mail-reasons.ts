import type { MailKind } from '../domain/mail.js'
import type { OcReason } from '../domain/oc-match.js'

/** Spanish for what was decided about a mail and why: cards, chat and command line say the same. */

type Words = Readonly<Record<string, string>>

const OF_ORDERS: Readonly<Record<OcReason, string>> = {
  document_names_reservation: 'el documento es una OC y nombra la reserva',
  answers_our_mail: 'trae una OC y responde a nuestro correo sobre la reserva',
  mail_names_reservation: 'trae una OC y el correo nombra la reserva',
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
  amount_differs: 'el monto de la OC no es el de la reserva',
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
  automatic_reply: 'es una respuesta automática: queda anotada en el hilo y el cobro sigue',
  promise: 'promete enviar la OC: queda anotado en el hilo y el cobro sigue',
  courtesy: 'sólo agradece o acusa recibo: queda anotado en el hilo y el cobro sigue',
  delivery_delayed: 'avisa que un correo nuestro se demora: el servidor sigue intentando',
  own_message: 'es un mensaje nuestro',
  automatic_reply_without_tie: 'es una respuesta automática sin relación con una reserva',
  promise_without_tie: 'promete algo, pero no se relaciona con una reserva',
  bounce_without_tie: 'es un rebote de un correo que no es nuestro',
  invoice_without_tie: 'trae una factura sin relación con una reserva',
  nothing_of_ours: 'no tiene señales de una OC ni se relaciona con una reserva',
  confirmation: 'trae una confirmación legible de un remitente autorizado y comprobado',
}

const OF_OTHERS: Words = {
  unknown_reservation: 'no existe esa reserva',
  not_open: 'la reserva ya no está abierta',
  rejected_before: 'trae un documento que ya se rechazó para esta reserva',
  registered_by_hand: 'trae una confirmación que una persona leyó y registró a mano',
  copy_of_known_mail: 'es una copia de un correo que ya se vio',
  delayed: 'avisa que un correo nuestro se demora: el servidor sigue intentando',
  not_ours: 'es un rebote de un correo que no es nuestro',
  bounced: 'un correo nuestro rebotó y hace falta otra dirección del cliente',
  older_confirmation: 'la confirmación es más antigua que la que ya conocemos y no cambia nada',
  rebooked_after_cancellation: 'la reserva estaba anulada y volvió a confirmarse',
  no_pdf: 'parece una confirmación pero no trae un PDF',
  unreadable_confirmation: 'la confirmación no se pudo leer completa',
  unauthorised_sender: 'parece una confirmación, pero el remitente no está autorizado',
  unauthenticated_sender: 'parece una confirmación, pero no se pudo comprobar el remitente',
  unreadable: 'el archivo no se puede leer como correo',
  too_large: 'el correo es demasiado grande para leerlo',
}

const REASONS: Words = { ...OF_OTHERS, ...OF_ORDERS }

/** Part of a sentence, without a capital and without a full stop. */
export const mailReasonText = (code: string): string => REASONS[code] ?? code

type MailOutcome = 'accept' | 'review' | 'note' | 'ignore'

const OUTCOMES: Readonly<Record<MailOutcome, string>> = {
  accept: 'Aceptado',
  review: 'A revisión',
  note: 'Anotado',
  ignore: 'Ignorado',
}

/** "A revisión: el remitente no es un contacto conocido del cliente." */
export const mailReasonSentence = (outcome: MailOutcome, reason: string): string =>
  `${OUTCOMES[outcome]}: ${mailReasonText(reason)}.`

const KINDS: Readonly<Record<MailKind, string>> = {
  purchase_order: 'Orden de compra',
  confirmation: 'Confirmación',
  auto_reply: 'Respuesta automática',
  bounce: 'Rebote',
  own_message: 'Mensaje nuestro',
  question: 'Pregunta',
  invoice: 'Factura',
  other: 'Otro',
}

export const receivedMailKindLabel = (kind: MailKind): string => KINDS[kind]

const AUTHENTICITY: Words = {
  pass: 'comprobado',
  fail: 'falso: la firma no corresponde',
  unknown: 'no se pudo comprobar',
}

export const authenticityText = (code: string): string => AUTHENTICITY[code] ?? code
