import type { AnnouncedEvent } from '../../src/contract.js'

/** Titles of the replies in a reservation's thread, and names of what happened for its history. */
const EVENTS: Readonly<Record<AnnouncedEvent, string>> = {
  ReservationConfirmed: 'Confirmación recibida',
  BookingChanged: 'La reserva cambió',
  BookingCancelled: 'La reserva se anuló',
  RequestSent: 'Solicitud enviada',
  ReminderSent: 'Recordatorio enviado',
  UltimatumSent: 'Ultimátum enviado',
  MailResent: 'Correo reenviado al cliente',
  AcknowledgementSent: 'Acuse de recibo enviado',
  PurchaseOrderReceived: 'Llegó la OC',
  ReservationClosed: 'Reserva cerrada',
  ReservationExpired: 'Expiró sin OC',
  ChaseHeld: 'Cobro en pausa',
  ChaseResumed: 'El cobro sigue',
  ReplyNoted: 'El cliente respondió',
  ReviewOpened: 'Consulta al equipo',
  ReviewResolved: 'Consulta resuelta',
  DigestDue: 'Resumen del día',
  BacklogRead: 'Correos anteriores leídos',
}

export const eventTitle = (event: AnnouncedEvent): string => EVENTS[event]

export const EVENT_SENTENCES: Readonly<Partial<Record<AnnouncedEvent, string>>> = {
  ReminderSent: 'El cliente todavía no responde con su OC.',
  UltimatumSent: 'Es el último aviso automático. Si tampoco responde, el equipo decide.',
  BookingCancelled: 'Ya no se pide la OC.',
  ReservationExpired: 'Pasó el plazo y el cobro se detuvo solo.',
  ReplyNoted: 'No trae una OC; el cobro sigue.',
}

export const BACKLOG = {
  title: 'Puesta al día',
  sentence: (count: number): string =>
    `Se leyeron ${count} confirmaciones de una vez. Aparecerán aquí sólo las que esperan algo; el resto se ve con **reserva LOC**.`,
  read: 'Se leyeron los correos anteriores a la puesta en marcha. Aparecerán aquí sólo las reservas que esperan algo.',
  confirmations: 'Confirmaciones',
  open: 'Esperan OC',
  reviews: 'Casos por revisar',
} as const

/** Spanish names of the fields that a newer confirmation may change. */
const FIELDS: Readonly<Record<string, string>> = {
  agency: 'Agencia',
  bookingId: 'ID',
  providerLocator: 'Localizador',
  bookingStatus: 'Estado',
  hotel: 'Hotel',
  checkIn: 'Check-in',
  checkOut: 'Check-out',
  rooms: 'Habitaciones',
  guests: 'Pasajeros',
  total: 'Monto',
  cancellationDeadline: 'Anulación sin costo hasta',
}

export const changedField = (field: string): string => FIELDS[field] ?? field
export const changedValue = (before: string, after: string): string => `${before} → ${after}`
export const NOTHING_THERE = 'nada'

const WARNINGS: Readonly<Record<string, string>> = {
  amount_differs: 'El monto de la OC no es el de la reserva: conviene revisarla.',
  unread_attachment: 'El correo trae otro documento que no se pudo leer.',
}

export const warningText = (code: string): string => WARNINGS[code] ?? code

const REPLIES: Readonly<Record<string, string>> = {
  auto_reply: 'Es una respuesta automática: no trae una OC y el cobro sigue.',
  promise: 'Promete enviar la OC; el cobro sigue.',
  courtesy: 'Agradece o confirma la recepción; el cobro sigue.',
  delivery_delayed: 'Su servidor todavía no entrega nuestro correo; el cobro sigue.',
}

export const replyText = (kind: string): string | null => REPLIES[kind] ?? null
