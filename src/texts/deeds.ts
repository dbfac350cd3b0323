/** What people did, as cards and the report's audit say it. */

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
  personal_data_erased: 'Datos personales borrados por antigüedad',
  person_forgotten: 'Persona borrada a su solicitud',
  reprocess_mail: 'Procesó de nuevo el correo',
  add_contact: 'Agregó un contacto',
  register_by_hand: 'Registró la reserva a mano',
  ask_for_new_order: 'Pidió otra OC',
  reopen_rebooked: 'Retomó la reserva',
  approve_mails: 'Aprobó los correos',
  prepare_notices: 'Preparó el aviso de la dirección nueva',
  send_notices: 'Aprobó el aviso de la dirección nueva',
  save_client: 'Guardó el cliente',
  apply_client: 'Aplicó el cliente a sus reservas',
  apply_import: 'Importó clientes',
  client_created_by_import: 'Importó un cliente nuevo',
  client_changed_by_import: 'Cambió un cliente al importar',
  reservation_taken_over: 'Trajo la reserva del sistema antiguo',
  pause_mail: 'Pausó los envíos',
  resume_mail: 'Reanudó los envíos',
}

export const deedText = (action: string): string => DEEDS[action] ?? action
