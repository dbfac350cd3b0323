import type { ReviewItem } from '../../src/contract.js'

/** Words of the cards that ask staff. */

type Kind = ReviewItem['kind']

export interface ReviewText {
  readonly title: string
  readonly question: string
}

export const REVIEW_TEXTS: Readonly<Record<Kind, ReviewText>> = {
  unknown_client: {
    title: 'Cliente desconocido',
    question: '¿Esta agencia debe enviar OC? Indiquen sus correos de contacto y el cobro sigue solo.',
  },
  client_without_contact: {
    title: 'Cliente sin correo de contacto',
    question: 'Este cliente debe una OC, pero no hay a quién escribirle. ¿Cuál es su correo de contacto?',
  },
  oc_to_assign: {
    title: 'OC por asignar',
    question: 'Llegó algo que parece una OC, pero no es seguro de qué reserva es. ¿De cuál es?',
  },
  mail_to_answer: {
    title: 'Correo por responder',
    question: 'El cliente escribió algo que una persona debe responder desde la casilla.',
  },
  unreadable_confirmation: {
    title: 'Confirmación que no se pudo leer',
    question:
      'Llegó una confirmación cuyo PDF no se entiende: la reserva no quedó registrada. Abran el documento y completen sus datos.',
  },
  unreadable_mail: {
    title: 'Correo que no se pudo leer',
    question: 'Llegó un correo que no se pudo leer. Revísenlo en la casilla.',
  },
  unauthorised_sender: {
    title: 'Confirmación de un remitente no autorizado',
    question: 'Parece una confirmación, pero el remitente no está en la lista de autorizados. ¿Se procesa?',
  },
  unauthenticated_sender: {
    title: 'Remitente sin verificar',
    question: 'No se pudo comprobar que el correo venga de quien dice. ¿Se procesa?',
  },
  send_failed: {
    title: 'Un correo no pudo salir',
    question: 'El servidor rechazó el correo al cliente. Indiquen otra dirección, o reintenten.',
  },
  send_uncertain: {
    title: 'No se sabe si un correo salió',
    question: 'La conexión se cortó justo al enviar. Miren en Enviados: ¿el correo está ahí? ¿Ya llegó?',
  },
  bounced: {
    title: 'El correo al cliente rebotó',
    question: 'La dirección del cliente no recibe. Indiquen otra: el correo sale de nuevo y el cobro sigue.',
  },
  booking_changed_after_oc: {
    title: 'La reserva cambió después de la OC',
    question: 'La OC ya estaba recibida y la reserva cambió. ¿La OC sigue sirviendo?',
  },
  rebooked_after_cancellation: {
    title: 'Volvió una reserva anulada',
    question: 'Llegó de nuevo la confirmación de una reserva que estaba anulada. ¿Se retoma y se pide la OC?',
  },
  first_mail: {
    title: 'Primer correo de este tipo',
    question:
      'Es el primero de su tipo que saldría a un cliente. Cuando un administrador lo apruebe, salen éste y los demás.',
  },
  new_address: {
    title: 'Aviso de la dirección nueva',
    question:
      'Estos clientes escriben todavía a la dirección anterior. Cuando un administrador lo apruebe, cada uno recibe este aviso una sola vez, con su nombre y en su idioma.',
  },
}

export const CONTACTS_WRONG = 'Revise los correos: van enteros y separados por coma'

/** Said in the thread of a case. */
export const REVIEW_NOTICES = {
  reminder: 'Este caso sigue sin resolver',
  since: (when: string): string =>
    `Espera una respuesta desde el ${when}. Se resuelve en la tarjeta de arriba.`,
  again: 'Este caso vuelve a esperar una respuesta',
  undone: 'Se deshizo lo que se había decidido.',
} as const

export const REVIEW_LABELS = {
  accept: (locator: string): string => `Es de ${locator}`,
  choose: 'Elegir otra reserva',
  assign: 'Asignar',
  settleClient: 'Completar cliente',
  save: 'Guardar y seguir',
  trust: 'Confiar y procesar',
  arrived: 'Ya llegó',
  sendAgain: 'Reenviar',
  retry: 'Reintentar el envío',
  reopen: 'Retomar la reserva',
  approve: 'Aprobar y enviar',
  dismiss: 'Descartar',
  documents: 'Ver documentos',
  reminded: (opened: string, again: string): string => `${opened} · se recordó el ${again}`,
  mail: 'Correo',
  evidence: 'Indicios',
  addContact: (address: string, client: string): string => `Agregar ${address} como contacto de ${client}`,
  contactAdded: (address: string, client: string, actor: string): string =>
    `${address} quedó como contacto de ${client} (${actor}).`,
  candidates: 'Reservas posibles',
  candidate: 'Reserva',
  locator: 'LOC',
  otherLocator: 'U otro LOC',
  otherLocatorPlaceholder: 'AAFTTAT',
  ocNumber: 'Número de la OC (vacío si no tiene)',
  requiresOc: '¿Requiere OC?',
  requiresOcMissing: 'Elija sí o no',
  yes: 'Sí, requiere OC',
  no: 'No requiere OC',
  contacts: 'Correos de contacto, separados por coma',
  contactsPlaceholder: 'compras@empresa.example',
  score: (score: number): string => `coincidencia ${score}`,
  oc: (number: string): string => `OC ${number}`,
  noCandidates: 'No hay una reserva candidata.',
  moreCandidates: (count: number): string => (count === 1 ? '… y otra más.' : `… y otras ${count} más.`),
  resolved: (outcome: string, actor: string, when: string): string => `${outcome} por ${actor} el ${when}.`,
} as const

/** Words of the forms that answer a case. */
export const REVIEW_FORMS = {
  newAddress: 'Corregir el correo',
  newAddressTold: 'Reemplaza los contactos del cliente, y el correo que no llegó sale de nuevo.',
  newOrder: 'Pedir otra OC',
  newOrderTold:
    'La OC deja de valer y el cobro sigue. Se avisará al cliente en 10 minutos; hasta entonces se puede deshacer.',
  orderReason: 'Motivo (el cliente lo lee; vacío si no hace falta)',
  newOrderConfirm: 'Sí, pedir otra OC',
  amountChanged: (before: string, after: string): string =>
    `El monto de la reserva cambió de ${before} a ${after}.`,
} as const

/** A softer word for the button that puts a case aside, where "discard" would be wrong. */
export const DISMISS_LABELS: Readonly<Partial<Record<Kind, string>>> = {
  mail_to_answer: 'Ya está respondido',
  unreadable_confirmation: 'Ya la revisamos',
  unreadable_mail: 'Ya lo revisamos',
  bounced: 'Ya está corregido',
  booking_changed_after_oc: 'La OC sigue sirviendo',
  rebooked_after_cancellation: 'Dejarla anulada',
  send_failed: 'No enviar',
}

/** Spanish names of the facts that a case may bring, in the order of the card. One that is not here is not shown. */
export const REVIEW_FACTS: Readonly<Record<string, string>> = {
  agency: 'Agencia',
  clients: 'Clientes',
  previousAddress: 'Dirección anterior',
  newAddress: 'Dirección nueva',
  bookingStatus: 'Estado en el PDF',
  locators: 'Reservas',
  hotel: 'Hotel',
  total: 'Monto',
  sender: 'De',
  authenticity: 'Remitente',
  subject: 'Asunto',
  kind: 'Correo',
  failedAddress: 'Dirección que rebotó',
  status: 'Código',
  error: 'Respuesta del servidor',
  problem: 'Problema',
  confidence: 'Seguridad de la lectura (OCR)',
  suggestedLocator: 'LOC según el OCR',
  suggestedBookingId: 'ID según el OCR',
  suggestedAgency: 'Agencia según el OCR',
  suggestedTotal: 'Total según el OCR',
  suggestedCheckIn: 'Check in según el OCR',
  suggestedCheckOut: 'Check out según el OCR',
  file: 'Archivo',
  reason: 'Motivo',
  warnings: 'Diferencia',
  before: 'Antes',
  after: 'Ahora',
  ocNumber: 'OC',
  near: 'Parecidos',
  size: 'Tamaño (bytes)',
  account: 'Casilla',
  folder: 'Carpeta',
}

/** A confirmation without any PDF: the only problem that is not one of reading. */
export const NO_PDF = 'El correo no trae un PDF.'
