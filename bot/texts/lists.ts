/** Words of the list, digest, status and help cards. */

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const LIST = {
  title: (total: number): string =>
    total === 1 ? '1 reserva espera su OC' : `${total} reservas esperan su OC`,
  none: 'Ninguna reserva espera su OC.',
  shown: (from: number, to: number, total: number): string => `${from} a ${to} de ${total}`,
  more: 'Ver más',
  hint: 'Con **reserva LOC** se ve la ficha de una.',
} as const

export const REVIEWS = {
  title: (total: number): string => plural(total, 'caso espera una decisión', 'casos esperan una decisión'),
  none: 'No hay casos por revisar.',
  hint: 'Cada caso se resuelve en su propia tarjeta del canal, o aquí con «Abrir».',
  open: 'Abrir',
} as const

export const DIGEST = {
  title: (day: string): string => `Resumen del ${day}`,
  pending: 'Esperan OC',
  reviews: 'Por revisar',
  ignored: 'Correos ignorados',
  urgent: 'Urgentes: el check-in está encima',
  overdue: 'Vencidas: ya salió el ultimátum',
  dueToday: 'Hoy les toca un correo',
  received: 'OC recibidas desde ayer',
  quiet: 'Nada urgente, nada vencido: un buen día.',
} as const

export const STATUS = {
  title: 'Estado del servicio',
  rehearsal: 'MODO ENSAYO: los correos no llegan a los clientes.',
  running: 'En marcha desde',
  open: 'Reservas abiertas',
  reviews: 'Casos por revisar',
  mails: 'Correos por salir',
  clients: 'Clientes',
  mailboxes: 'Casillas',
  connected: 'conectada',
  disconnected: 'SIN CONEXIÓN',
  lastSweep: (when: string): string => `última lectura el ${when}`,
  neverSwept: 'todavía no se ha leído',
  channel: 'Canal de avisos',
  channelKnown: 'configurado',
  channelUnknown: 'falta instalar el bot en un canal',
} as const

export const HELP = {
  title: 'Lo que puedo hacer',
  hint: 'En el canal, empiece con @Control OC. Las tildes y las mayúsculas no importan.',
} as const
