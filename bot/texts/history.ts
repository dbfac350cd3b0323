export { deedText, UNDONE } from '../../src/texts/deeds.js'

/** Names of what happened to a reservation, for its history. The engine's own events are finer than what is announced. */
const EVENTS: Readonly<Record<string, string>> = {
  ReservationConfirmed: 'Confirmación recibida',
  ConfirmationRepeated: 'Confirmación repetida, sin cambios',
  BookingChanged: 'La reserva cambió',
  BookingCancelled: 'La reserva se anuló',
  ClientSettled: 'Cliente completado',
  ChaseHeld: 'En pausa',
  ChaseResumed: 'El cobro sigue',
  MailQueued: 'En la bandeja de salida',
  MailLeft: 'Correo enviado',
  MailDropped: 'Correo descartado',
  PurchaseOrderReceived: 'OC recibida',
  ReplyNoted: 'El cliente respondió',
  PurchaseOrderRejected: 'OC rechazada',
  ReservationClosed: 'Cerrada',
  ReservationReopened: 'Reabierta',
  ReservationAssigned: 'A cargo de',
  NoteAdded: 'Nota',
  DecisionUndone: 'Se deshizo',
  ReservationExpired: 'Expiró sin OC',
  StaffAsked: 'Consulta al equipo',
}

export const historyTitle = (event: string): string => EVENTS[event] ?? event

export const HISTORY = {
  story: (locator: string): string => `Historia de ${locator}`,
  audit: (locator: string): string => `Auditoría de ${locator}`,
  shown: (from: number, to: number, total: number): string =>
    `${from} a ${to} de ${total}, lo último primero`,
  nothing: 'Todavía no hay nada que mostrar.',
  nobody: 'nadie',
  toStory: 'Historia',
  toAudit: 'Quién hizo qué',
  older: 'Anteriores',
  newest: 'Lo último',
  back: 'Volver a la reserva',
  line: (when: string, who: string): string => `${when} · ${who}`,
  byCommand: (name: string): string => `con el comando «${name}»`,
  byCard: 'desde una tarjeta',
  change: (before: string, after: string): string => `${before} → ${after}`,
  heldUntil: (reason: string, until: string): string => `${reason} hasta el ${until}`,
  closedAs: (reason: string): string => `cierre: ${reason}`,
  order: (number: string): string => `OC ${number}`,
  orderWithoutNumber: 'OC sin número',
  assignedTo: (name: string): string => `a cargo de ${name}`,
} as const
