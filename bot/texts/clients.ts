import type { MailLanguage } from '../../src/contract.js'

/** Words of the clients' list, form and import. Values are escaped already. */

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const LANGUAGES: Readonly<Record<MailLanguage, string>> = {
  es: 'español',
  en: 'inglés',
  pt: 'portugués',
}

export const CLIENTS = {
  title: (total: number, text: string | null): string =>
    `${plural(total, 'cliente', 'clientes')}${text === null ? '' : ` con «${text}»`}`,
  none: (text: string | null): string =>
    text === null ? 'Todavía no hay clientes.' : `No hay clientes con «${text}».`,
  open: 'Abrir',
  add: 'Nuevo cliente',
  hint: 'Los cambios los guarda un administrador.',
  owes: 'Requiere OC',
  owesNothing: 'No requiere OC',
  inactive: 'INACTIVO',
  noContact: 'sin correo de contacto',
  moreContacts: (first: string, more: number): string => (more === 0 ? first : `${first} y ${more} más`),
  days: (reminder: string, ultimatum: string): string => `días ${reminder} y ${ultimatum}`,
  officeDays: 'oficina',
} as const

export const CLIENT_FORM = {
  newTitle: 'Nuevo cliente',
  open: (count: number): string => plural(count, 'reserva abierta', 'reservas abiertas'),
  name: 'Nombre, como lo escribe la confirmación',
  nameMissing: 'Escriba el nombre del cliente',
  requiresOc: '¿Requiere OC?',
  requiresOcMissing: 'Elija sí o no',
  yes: 'Sí',
  no: 'No',
  contacts: 'Correos de contacto, separados por coma',
  contactsPlaceholder: 'compras@empresa.example',
  reminderDays: 'Días hasta el recordatorio (vacío: lo de la oficina)',
  ultimatumDays: 'Días hasta el ultimátum (vacío: lo de la oficina)',
  daysWrong: 'Un número entero, de 1 a 365',
  language: 'Idioma de sus correos',
  languageMissing: 'Elija el idioma',
  active: 'Activo: se atiende a este cliente',
  activeHint: 'De uno inactivo se pregunta antes de enviar nada, como de un desconocido.',
  save: 'Guardar cliente',
  saved: 'Guardado.',
  toApply: (count: number): string =>
    `${plural(count, 'reserva abierta sigue', 'reservas abiertas siguen')} todavía como antes de este cambio.`,
  apply: (count: number): string => `Aplicar a ${plural(count, 'reserva abierta', 'reservas abiertas')}`,
  applied: 'Listo: sus reservas abiertas siguen ahora lo que dice el cliente.',
  pending: 'Ver sus pendientes',
  toList: 'Ver clientes',
  byHours: 'La planilla le dio plazos en horas o minutos; vacío los deja como están.',
} as const

export const IMPORT = {
  title: (file: string): string => `Importar ${file}`,
  told: 'Todavía no se ha cambiado nada.',
  nothing: 'La planilla no cambia nada.',
  created: (count: number): string => plural(count, 'cliente nuevo', 'clientes nuevos'),
  changed: (count: number): string => plural(count, 'cliente cambia', 'clientes cambian'),
  unchanged: (count: number): string => plural(count, 'cliente sin cambios', 'clientes sin cambios'),
  refused: (count: number): string => plural(count, 'fila no aceptada', 'filas no aceptadas'),
  row: (row: number, name: string): string => (name === '' ? `fila ${row}` : `fila ${row}, ${name}`),
  similar: (names: string): string => `Se parece a ${names}: revise que no sea el mismo.`,
  more: (count: number): string => `… y ${count} más.`,
  change: (field: string, before: string, after: string): string => `${field}: ${before} → ${after}`,
  nothingThere: 'nada',
  yes: 'sí',
  no: 'no',
  minutes: (count: number): string => `${count} min`,
  confirm: 'Confirmar importación',
  done: 'Listo: la planilla quedó importada.',
  failed: (file: string, fault: string): string => `El archivo ${file} ${fault}.`,
} as const
