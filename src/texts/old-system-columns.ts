/** The tables and columns of the old system, as it is known to name them and as such systems name them. */

export type OldTableName = 'reservas' | 'correos_enviados' | 'ordenes_compra' | 'configuracion_clientes'

/**
 * By field, the names of its column without regard to case, accents and underscores. Where a row has a value in several of
 * them, the first one counts.
 */
type Aliases<Field extends string> = Readonly<Record<Field, readonly string[]>>

export type OldReservationField =
  | 'id'
  | 'locator'
  | 'bookingId'
  | 'providerLocator'
  | 'agency'
  | 'state'
  | 'bookingStatus'
  | 'owed'
  | 'hotel'
  | 'hotelAddress'
  | 'hotelPhone'
  | 'checkIn'
  | 'checkOut'
  | 'nights'
  | 'rooms'
  | 'guest'
  | 'amount'
  | 'amountText'
  | 'currency'
  | 'issuedOn'
  | 'deadline'
  | 'mailDate'
  | 'createdAt'
  | 'updatedAt'
  | 'requestSent'
  | 'reminderSent'
  | 'ultimatumSent'
  | 'requestId'
  | 'ocNumber'
  | 'ocReceivedAt'
  | 'closingNote'

const RESERVATION: Aliases<OldReservationField> = {
  id: ['id'],
  locator: ['loc_interno', 'localizador_interno', 'locator_interno', 'codigo_interno', 'loc', 'locator'],
  bookingId: ['id_reserva', 'reserva_id', 'numero_reserva', 'booking_id'],
  providerLocator: ['localizador', 'localizador_hotel', 'localizador_proveedor', 'codigo_proveedor'],
  agency: ['agencia', 'nombre_agencia', 'agencia_nombre', 'cliente', 'nombre_cliente'],
  state: ['estado_oc', 'estado_seguimiento', 'estado', 'status'],
  bookingStatus: ['estado_reserva', 'estado_confirmacion', 'estado_pdf'],
  owed: ['requiere_oc', 'exige_oc', 'necesita_oc'],
  hotel: ['nombre_hotel', 'hotel', 'hotel_nombre'],
  hotelAddress: ['direccion_hotel', 'hotel_direccion', 'direccion'],
  hotelPhone: ['telefono_hotel', 'hotel_telefono', 'telefono'],
  checkIn: ['check_in', 'fecha_check_in', 'fecha_entrada', 'fecha_llegada', 'entrada'],
  checkOut: ['check_out', 'fecha_check_out', 'fecha_salida', 'salida'],
  nights: ['noches', 'numero_noches', 'num_noches', 'cantidad_noches'],
  rooms: ['habitaciones', 'numero_habitaciones', 'num_habitaciones', 'cantidad_habitaciones'],
  guest: ['nombre_pasajero', 'pasajero', 'nombre_huesped', 'huesped', 'titular'],
  amount: ['monto_total', 'monto', 'total', 'precio_total', 'total_a_pagar', 'valor_total'],
  amountText: ['monto_texto', 'monto_original', 'monto_pdf', 'total_texto', 'total_pdf'],
  currency: ['moneda', 'divisa', 'currency'],
  issuedOn: ['fecha_emision', 'emision'],
  deadline: ['fecha_limite_cancelacion', 'limite_cancelacion', 'fecha_limite'],
  mailDate: ['fecha_correo', 'fecha_email', 'fecha_confirmacion', 'fecha_recepcion'],
  createdAt: ['fecha_creacion', 'creado_en', 'creada_en', 'fecha_registro', 'created_at'],
  updatedAt: ['fecha_actualizacion', 'actualizado_en', 'fecha_modificacion', 'updated_at'],
  requestSent: ['fecha_solicitud', 'fecha_envio_solicitud', 'fecha_solicitud_oc', 'solicitud_enviada'],
  reminderSent: [
    'fecha_recordatorio',
    'fecha_recordatorio_1',
    'fecha_primer_recordatorio',
    'fecha_envio_recordatorio',
    'recordatorio_enviado',
    'recordatorio_1_enviado',
  ],
  ultimatumSent: [
    'fecha_ultimatum',
    'fecha_envio_ultimatum',
    'fecha_recordatorio_2',
    'fecha_segundo_recordatorio',
    'ultimatum_enviado',
    'recordatorio_2_enviado',
  ],
  requestId: ['message_id_solicitud', 'solicitud_message_id'],
  ocNumber: ['numero_oc', 'oc_numero', 'numero_orden_compra', 'numero_orden'],
  ocReceivedAt: ['fecha_recepcion_oc', 'fecha_oc', 'fecha_oc_recibida'],
  closingNote: ['motivo_cierre', 'motivo', 'observacion_cierre'],
}

export type OldMailField =
  'id' | 'reservation' | 'kind' | 'status' | 'sentAt' | 'messageId' | 'to' | 'subject'

const MAIL: Aliases<OldMailField> = {
  id: ['id'],
  reservation: ['reserva_id', 'id_reserva', 'reserva', 'loc_interno', 'reservation_id'],
  kind: ['tipo', 'tipo_correo', 'tipo_email', 'tipo_mensaje'],
  status: ['estado', 'estado_envio', 'status', 'enviado', 'exitoso', 'exito'],
  sentAt: ['fecha_envio', 'enviado_en', 'fecha_enviado', 'fecha', 'sent_at', 'fecha_creacion', 'created_at'],
  messageId: ['message_id', 'id_mensaje', 'mensaje_id', 'msg_id'],
  to: ['destinatario', 'destinatarios', 'para', 'email_destino', 'correo_destino', 'to_email'],
  subject: ['asunto', 'subject'],
}

export type OldOrderField = 'id' | 'reservation' | 'number' | 'receivedAt' | 'path' | 'amount'

const ORDER: Aliases<OldOrderField> = {
  id: ['id'],
  reservation: ['reserva_id', 'id_reserva', 'reserva', 'loc_interno', 'reservation_id'],
  number: ['numero_oc', 'numero_orden', 'numero_orden_compra', 'numero', 'oc'],
  receivedAt: ['fecha_recepcion', 'fecha_recibida', 'recibida_en', 'fecha', 'fecha_creacion', 'created_at'],
  path: [
    'ruta_archivo',
    'archivo_ruta',
    'ruta_pdf',
    'ruta',
    'path',
    'archivo_pdf',
    'archivo',
    'nombre_archivo',
    'archivo_nombre',
  ],
  amount: ['monto', 'monto_oc', 'monto_total', 'total'],
}

/** The names of the columns of a client sheet, which `src/engine/client-row.ts` reads. */
export type OldClientField =
  'name' | 'requires_oc' | 'contacts' | 'reminder' | 'ultimatum' | 'notes' | 'active'

const CLIENT: Aliases<OldClientField> = {
  name: ['nombre_agencia', 'agencia', 'nombre_cliente', 'cliente', 'razon_social', 'nombre'],
  requires_oc: ['requiere_oc', 'exige_oc', 'necesita_oc', 'oc'],
  contacts: [
    'email_contacto',
    'correo_contacto',
    'emails_contacto',
    'correos_contacto',
    'emails',
    'correos',
    'email',
    'correo',
    'contactos',
    'contacto',
  ],
  reminder: ['dias_recordatorio', 'dias_recordatorio_1', 'recordatorio_1_dias', 'recordatorio_1'],
  ultimatum: ['dias_ultimatum', 'dias_recordatorio_2', 'recordatorio_2_dias', 'recordatorio_2'],
  notes: ['notas', 'observaciones', 'comentarios'],
  active: ['activo', 'activa', 'habilitado'],
}

export interface OldFields {
  readonly reservas: OldReservationField
  readonly correos_enviados: OldMailField
  readonly ordenes_compra: OldOrderField
  readonly configuracion_clientes: OldClientField
}

export const OLD_COLUMNS: { readonly [Table in OldTableName]: Aliases<OldFields[Table]> } = {
  reservas: RESERVATION,
  correos_enviados: MAIL,
  ordenes_compra: ORDER,
  configuracion_clientes: CLIENT,
}

export const OLD_TABLES: readonly OldTableName[] = [
  'reservas',
  'correos_enviados',
  'ordenes_compra',
  'configuracion_clientes',
]
