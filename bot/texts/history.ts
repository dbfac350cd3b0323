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
