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

/** What was taken back. */
export const UNDONE: Readonly<Record<string, string>> = {
  close: 'el cierre',
  mark_received: 'la OC marcada como recibida',
  assign_order: 'la asignación de la OC',
  reject: 'el rechazo de la OC',
  postpone: 'la pausa',
  reopen: 'la reapertura',
  assign: 'el cambio de encargado',
}

/** What somebody did, by the type of their command; what is not here stands as it is. */
const DEEDS: Readonly<Record<string, string>> = {
  resend: 'Reenvió el último correo',
  close: 'Cerró la reserva',
  mark_received: 'Marcó la OC como recibida',
  reject_purchase_order: 'Rechazó la OC',
  postpone: 'Pospuso el cobro',
  reopen: 'Reabrió la reserva',
  assign: 'Cambió quién está a cargo',
  add_note: 'Anotó',
  undo: 'Deshizo',
  settle_client: 'Completó el cliente',
  assign_purchase_order: 'Asignó la OC',
  trust_mail: 'Confió en el remitente',
  settle_send: 'Aclaró si el correo salió',
  dismiss_review: 'Cerró el caso',
  reprocess_mail: 'Procesó de nuevo el correo',
  add_contact: 'Agregó un contacto',
  register_by_hand: 'Registró la reserva a mano',
  ask_for_new_order: 'Pidió otra OC',
  reopen_rebooked: 'Retomó la reserva',
  approve_mails: 'Aprobó los correos',
  save_client: 'Guardó el cliente',
  apply_client: 'Aplicó el cliente a sus reservas',
}

export const deedText = (action: string): string => DEEDS[action] ?? action

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
