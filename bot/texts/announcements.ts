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
  RejectionSent: 'Aviso de OC rechazada enviado',
  PurchaseOrderRejected: 'OC rechazada',
  ReservationClosed: 'Reserva cerrada',
  ReservationReopened: 'Reserva reabierta',
  ReservationAssigned: 'Cambió quién está a cargo',
  NoteAdded: 'Nota del equipo',
  DecisionUndone: 'Se deshizo lo anterior',
  ReservationExpired: 'Expiró sin OC',
  ChaseHeld: 'Cobro en pausa',
  ChaseResumed: 'El cobro sigue',
  ReplyNoted: 'El cliente respondió',
  ReviewOpened: 'Consulta al equipo',
  ReviewResolved: 'Consulta resuelta',
  ReviewReminded: 'Consulta sin resolver',
  DigestDue: 'Resumen del día',
  BacklogRead: 'Correos anteriores leídos',
  MailPaused: 'Envíos en pausa',
  MailResumed: 'Envíos reanudados',
  HealthBroken: 'Alarma del servicio',
  HealthMended: 'Fin de una alarma del servicio',
  MailInJunk: 'Correo esperado en «Correo no deseado»',
}

export const eventTitle = (event: AnnouncedEvent): string => EVENTS[event]

/** What a reply says besides its title. Names are escaped already. */
export const TOLD = {
  reminder: 'El cliente todavía no responde con su OC.',
  ultimatum: 'Es el último aviso automático. Si tampoco responde, el equipo decide.',
  cancelled: 'Ya no se pide la OC.',
  expired: 'Pasó el plazo y el cobro se detuvo solo.',
  rejected: 'No era la OC: el cobro sigue.',
  rejectedAndWaiting:
    'No era la OC: el cobro sigue. Se avisará al cliente en 10 minutos, si nadie lo deshace antes.',
  rejectionSent: 'Se le pidió otra OC al cliente.',
  inCharge: (name: string): string => `A cargo de ${name}`,
  nobodyInCharge: 'Sin nadie a cargo',
  undone: (what: string): string => `Se deshizo ${what}`,
  notOwed: 'No requiere OC',
} as const

/** Told to somebody in the own chat. Values are escaped already. */
export const YOURS = {
  title: (locator: string): string => `Quedó a cargo de ${locator}`,
  by: (actor: string): string => `${actor} le asignó esta reserva.`,
  how: (locator: string): string => `Escriba **reserva ${locator}** aquí para ver la ficha completa.`,
} as const

export const PAUSE = {
  paused: 'Envíos a clientes en pausa',
  pausedBy: (actor: string): string =>
    `${actor} los pausó: ningún correo sale a los clientes hasta que alguien los reanude.`,
  held: 'Lo que debía salir espera en la bandeja de salida; nada se pierde.',
  resumed: 'Envíos a clientes reanudados',
  resumedBy: (actor: string): string => `${actor} los reanudó: lo que esperaba sale ahora, a su ritmo.`,
  resume: 'Reanudar envíos',
} as const

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
  times: 'Llegada–salida',
  rooms: 'Habitaciones',
  categories: 'Tipo de habitación',
  mealPlans: 'Alimentación',
  guests: 'Pasajeros',
  stay: 'Estadía',
  total: 'Monto',
  cancellationDeadline: 'Anulación sin costo hasta',
  hotelNotes: 'Observaciones del hotel',
  advisorNotes: 'Notas del asesor',
}

const fieldName = (field: string): string => FIELDS[field] ?? field

/** "Check-in", or "Check-in · Gran Hotel" where the booking has several stays. */
export const changedField = (field: string, hotel: string | null = null): string =>
  hotel === null ? fieldName(field) : `${fieldName(field)} · ${hotel}`

export const changedValue = (before: string, after: string): string => `${before} → ${after}`
export const NOTHING_THERE = 'nada'

export const moreChanges = (count: number): { title: string; value: string } => ({
  title: 'Más',
  value: count === 1 ? '1 cambio más' : `${count} cambios más`,
})

/** "ANA EJEMPLO y 5 más"; "5 personas" where nobody is to be named. */
export const withOthers = (names: readonly string[], others: number): string => {
  if (names.length === 0) return others === 1 ? '1 persona' : `${others} personas`
  return others === 0 ? names.join(', ') : `${names.join(', ')} y ${others} más`
}

/** `detail` of `amount_differs`: the amounts of the OC and of the reservation, as Chile writes them. */
const WARNINGS: Readonly<Record<string, (order: string, total: string) => string>> = {
  amount_differs: (order, total) =>
    total === ''
      ? 'Ojo: el monto de la OC no es el de la reserva; conviene revisarla.'
      : `Ojo: la OC es por ${order} y la reserva por ${total}; conviene revisarla.`,
  unread_attachment: () => 'Ojo: el correo trae otro documento que no se pudo leer.',
  recognised_text: (sure) =>
    `Ojo: la OC está escaneada y se leyó por OCR (seguridad ${sure}); conviene mirar su número.`,
}

export const warningText = (code: string, [order = '', total = '']: readonly string[]): string =>
  WARNINGS[code]?.(order, total) ?? code

interface Note {
  readonly title: string
  readonly sentence: string
}

const NOTES: Readonly<Record<string, Note>> = {
  auto_reply: {
    title: 'Respuesta automática del cliente',
    sentence: 'Es una respuesta automática: no trae una OC.',
  },
  promise: { title: 'El cliente respondió', sentence: 'Promete enviar la OC.' },
  courtesy: { title: 'El cliente respondió', sentence: 'Agradece o confirma la recepción.' },
  delivery_delayed: {
    title: 'La entrega se demora',
    sentence: 'El servidor del cliente todavía no recibe nuestro correo; el nuestro sigue intentando.',
  },
}

const SOME_REPLY: Note = { title: 'El cliente respondió', sentence: 'No trae una OC.' }

/** What came instead of an OC, and is only noted. */
export const noteText = (kind: string): Note => NOTES[kind] ?? SOME_REPLY

export const CHASE_GOES_ON = 'El cobro sigue.'
