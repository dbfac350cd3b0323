/** What the columns of a client sheet are for. */
export type ClientColumn =
  'name' | 'requires_oc' | 'contacts' | 'reminder' | 'ultimatum' | 'notes' | 'rut' | 'language' | 'active'

/** Headers as offices write them, without case, accents and punctuation; where two fit, the earlier one is the column. */
export const COLUMN_HEADERS: readonly {
  readonly column: ClientColumn
  readonly headers: readonly string[]
}[] = [
  {
    column: 'name',
    headers: [
      'nombre agencia',
      'nombre de la agencia',
      'agencia',
      'nombre cliente',
      'nombre del cliente',
      'cliente',
      'agencia cliente',
      'cliente agencia',
      'razon social',
      'nombre empresa',
      'empresa',
      'nombre',
    ],
  },
  {
    column: 'requires_oc',
    headers: [
      'oc',
      'requiere oc',
      'exige oc',
      'pide oc',
      'necesita oc',
      'oc si no',
      'orden de compra',
      'requiere orden de compra',
    ],
  },
  {
    column: 'contacts',
    headers: [
      'correo',
      'correos',
      'correo electronico',
      'correos electronicos',
      'correo contacto',
      'correo de contacto',
      'correos contacto',
      'correos de contacto',
      'email',
      'emails',
      'e mail',
      'e mails',
      'mail',
      'mails',
      'email contacto',
      'email de contacto',
      'mail contacto',
      'mail de contacto',
      'contacto',
      'contactos',
    ],
  },
  {
    column: 'reminder',
    headers: [
      'recordatorio',
      'dias recordatorio',
      'recordatorio dias',
      'dias para recordatorio',
      'primer recordatorio',
      'recordatorio 1',
    ],
  },
  {
    column: 'ultimatum',
    headers: [
      'ultimatum',
      'dias ultimatum',
      'ultimatum dias',
      'dias para ultimatum',
      'segundo recordatorio',
      'recordatorio 2',
    ],
  },
  {
    column: 'rut',
    headers: ['rut', 'rut empresa', 'rut cliente', 'rut agencia', 'rol unico tributario'],
  },
  {
    column: 'language',
    headers: ['idioma', 'idioma correos', 'idioma de los correos', 'idioma correo', 'lengua', 'language'],
  },
  {
    column: 'active',
    headers: ['activo', 'activa', 'cliente activo', 'vigente', 'active'],
  },
  {
    column: 'notes',
    headers: ['notas', 'nota', 'observaciones', 'observacion', 'comentarios', 'comentario'],
  },
]
