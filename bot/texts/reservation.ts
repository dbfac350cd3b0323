import type { ClosingReason, NextStep, Reservation, ReservationView } from '../../src/contract.js'

/** Words of the reservation's card and of the replies in its thread. */

export const LABELS = {
  documents: 'Ver documentos',
  documentsOf: 'Documentos (los enlaces valen unos minutos)',
  urgent: 'URGENTE',
  overdue: 'VENCIDA',
  held: 'EN PAUSA',
} as const

export const CLOSING_CHOICES: readonly ClosingReason[] = [
  'oc_by_other_way',
  'cancelled',
  'not_required',
  'suspended',
  'other',
]

export const FACTS = {
  agency: 'Agencia',
  hotel: 'Hotel',
  hotels: 'Hoteles',
  stay: 'Estadía',
  guests: 'Pasajeros',
  total: 'Monto',
  deadline: 'Anulación sin costo hasta',
  contacts: 'Contactos',
  purchaseOrder: 'OC',
  orderMail: 'Correo de la OC',
  orderReason: 'Por qué',
  evidence: 'Indicios',
  locator: 'LOC',
  bookingId: 'ID',
  provider: 'Localizador',
  dayZero: 'Día 0',
  registered: 'Registrada',
  rooms: 'Habitaciones',
  hotelNotes: 'Observaciones del hotel',
  advisorNotes: 'Notas del asesor',
  by: 'Por',
  recipients: 'Para',
  changes: 'Cambios',
  sender: 'De',
  files: 'Archivos',
  note: 'Nota',
  reason: 'Motivo',
  next: 'Próximo paso',
  assignee: 'A cargo de',
} as const

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const nights = (count: number): string => plural(count, 'noche', 'noches')
export const rooms = (count: number): string => plural(count, 'habitación', 'habitaciones')
export const moreGuests = (count: number): string => `y ${plural(count, 'persona', 'personas')} más`
export const moreCautions = (count: number): string => `… y ${plural(count, 'aviso', 'avisos')} más.`
export const moreRows = (count: number): string => `… y ${plural(count, 'reserva', 'reservas')} más.`
export const stayDates = (checkIn: string, checkOut: string): string => `${checkIn} al ${checkOut}`
export const stayTotal = (amount: string): string => `total ${amount}`
export const NO_AMOUNT = 'Sin monto'

const NEXT: Readonly<Record<NextStep['action'], (when: string) => string>> = {
  request: (when) => `La solicitud saldrá el ${when}.`,
  reminder: (when) => `Si no llega, el recordatorio saldrá el ${when}.`,
  ultimatum: (when) => `Si no llega, el ultimátum saldrá el ${when}.`,
  acknowledgement: (when) => `El acuse de recibo saldrá el ${when}.`,
  rejection: (when) => `El aviso de OC rechazada saldrá el ${when}.`,
  expiry: (when) => `Si nadie la cierra, expira el ${when}.`,
  hold_end: (when) => `El cobro sigue el ${when}.`,
}

export const nextSentence = (action: NextStep['action'], when: string): string => NEXT[action](when)

const NEXT_SHORT: Readonly<Record<NextStep['action'], string>> = {
  request: 'Solicitud',
  reminder: 'Recordatorio',
  ultimatum: 'Ultimátum',
  acknowledgement: 'Acuse de recibo',
  rejection: 'Aviso de OC rechazada',
  expiry: 'Expira',
  hold_end: 'Sigue el cobro',
}

/** "Recordatorio el lunes 30 a las 09:00": the next step with its date, on a card and in a row of a list. */
export const nextText = (action: NextStep['action'], when: string): string =>
  `${NEXT_SHORT[action]} el ${when}`

export const NEXT_BY_STAFF = 'Espera una respuesta del equipo'
export const nextInOutbox = (step: string): string => `${step} en la bandeja de salida`
export const NOBODY_IN_CHARGE = 'Nadie todavía'

type HoldReason = NonNullable<Reservation['hold']>['reason']

const HOLDS: Readonly<Record<HoldReason, string>> = {
  unknown_client:
    'En pausa: la agencia no está en la lista de clientes. Respondan la consulta del canal y el cobro sigue.',
  no_contact:
    'En pausa: el cliente no tiene correo de contacto. Respondan la consulta del canal y el cobro sigue.',
  bounced: 'En pausa: el correo al cliente rebotó. Hay que corregir su contacto.',
  send_failed: 'En pausa: el correo al cliente no pudo salir. Hay una consulta en el canal.',
  send_uncertain: 'En pausa: no se sabe si el último correo salió. Hay una consulta en el canal.',
  postponed: 'En pausa: el equipo la pospuso.',
}

export const postponedUntil = (when: string): string => `Pospuesta por el equipo hasta el ${when}.`

export const holdSentence = (reason: HoldReason): string => HOLDS[reason]

/** Where the case stands, one sentence each. Values are escaped already. */
export const STANDS = {
  notRequired: 'Este cliente no requiere OC: no se le escribe.',
  waitingToLeave: (step: string) => `${step} en la bandeja de salida.`,
  pending: 'Falta enviar la solicitud.',
  request: (when: string) => `Se solicitó la OC el ${when}.`,
  reminder: (when: string) => `Se envió el recordatorio el ${when} y la OC no ha llegado.`,
  ultimatum: (when: string) =>
    `El ultimátum salió el ${when} y la OC no ha llegado: hay que decidir qué hacer.`,
  requested: 'Se solicitó la OC y no ha llegado.',
  received: (number: string, when: string) => `OC ${number} recibida el ${when}. No falta nada.`,
  receivedWithoutNumber: (when: string) => `OC recibida el ${when}, sin número legible. No falta nada.`,
  receivedPlainly: 'OC recibida. No falta nada.',
  rejected: (number: string, when: string) =>
    number === ''
      ? `El ${when} se rechazó el documento que llegó como OC: se espera otro.`
      : `El ${when} se rechazó la OC ${number}: se espera otra.`,
  closed: (reason: string) => `Cerrada por el equipo: ${reason}.`,
  closedPlainly: 'Cerrada por el equipo.',
  cancelled: 'La reserva se anuló: ya no se pide la OC.',
  expired: 'Expiró sin OC. Si llega una OC más adelante, se preguntará en el canal.',
} as const

type Undoable = NonNullable<ReservationView['undo']>['action']

/** What somebody did, behind their name. */
const DEEDS: Readonly<Record<Undoable, string>> = {
  close: 'la cerró',
  mark_received: 'marcó la OC como recibida',
  assign_order: 'le asignó la OC',
  reject: 'rechazó la OC',
  postpone: 'la pospuso',
  reopen: 'la reabrió',
  assign: 'cambió quién está a cargo',
}

/** "Ana la cerró; se puede deshacer hasta las 10:42." */
export const undoLine = (actor: string, action: Undoable, until: string): string =>
  `${actor} ${DEEDS[action]}; se puede deshacer hasta ${until}.`

export const SOMEBODY = 'Alguien del equipo'

export const HISTORY_TITLE = 'Historia'
export const SYSTEM_ACTOR = 'sistema'
export const historyLine = (when: string, what: string, actor: string): string =>
  `${when} · ${what} (${actor})`
export const olderHistory = (count: number): string =>
  `… y ${plural(count, 'anotación anterior', 'anotaciones anteriores')}.`
