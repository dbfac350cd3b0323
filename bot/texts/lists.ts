/** Words of the list, digest, status and help cards. */

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** Which reservations a list is of: nothing is said of what does not narrow it. Values are escaped already. */
export interface ListedWords {
  readonly text: string | null
  readonly urgent: boolean
  readonly inCharge: string | null
}

const which = ({ text, urgent, inCharge }: ListedWords): string =>
  [
    urgent ? ' urgente' : '',
    text === null ? '' : ` con «${text}»`,
    inCharge === null ? '' : ` a cargo de ${inCharge}`,
  ].join('')

export const LIST = {
  title: (total: number, words: ListedWords): string =>
    total === 1
      ? `1 reserva${which(words)} espera su OC`
      : `${total} reservas${which(words).replace(' urgente', ' urgentes')} esperan su OC`,
  none: (words: ListedWords): string => `Ninguna reserva${which(words)} espera su OC.`,
  somebody: 'esa persona',
  shown: (from: number, to: number, total: number): string => `${from} a ${to} de ${total}`,
  more: 'Ver más',
  hint: 'Con **reserva LOC** se ve la ficha de una. Para varias a la vez, márquelas y elija qué hacer.',
  checkIn: (day: string): string => `check-in ${day}`,
  inCharge: (name: string): string => `a cargo de ${name}`,
} as const

/** What is done with the ticked ones. */
export const PICKED = {
  resend: 'Reenviar',
  resendTold: 'El último correo sale de nuevo a cada cliente marcado. No se puede deshacer.',
  resendConfirm: 'Sí, reenviar a los marcados',
  postpone: 'Posponer',
  assign: 'Asignar',
  assignMe: 'Asignarme los marcados',
  assignConfirm: 'Asignar los marcados',
  none: 'Marque al menos una reserva de la lista.',
  title: (done: number, total: number): string =>
    done === total ? `Listo: ${plural(total, 'reserva', 'reservas')}` : `Se hizo en ${done} de ${total}`,
  back: 'Volver a la lista',
  did: {
    resend: 'El correo va de nuevo al cliente.',
    postpone: (day: string): string => `Pospuesta hasta el ${day}.`,
    assign: (name: string): string => `Queda a cargo de ${name}.`,
    release: 'Queda sin nadie a cargo.',
  },
} as const

export const SEARCH = {
  title: (total: number, text: string): string => `${plural(total, 'reserva', 'reservas')} con «${text}»`,
  none: (text: string): string => `No encontré ninguna reserva con «${text}».`,
  hint: 'Con **reserva LOC** se ve la ficha de una.',
} as const

export const REVIEWS = {
  title: (total: number): string => plural(total, 'caso espera una decisión', 'casos esperan una decisión'),
  none: 'No hay casos por revisar.',
  hint: 'Cada caso se resuelve en su propia tarjeta del canal, o aquí con «Abrir».',
  open: 'Abrir',
} as const

/** Why mails to clients do not leave. Values are escaped already. */
export const HELD = {
  paused: (by: string, when: string, reason: string): string =>
    `ENVÍOS EN PAUSA: ${by} los pausó el ${when}${reason === '' ? '' : ` (${reason})`}. Ningún correo sale a los clientes.`,
  awaiting: (kinds: string): string =>
    `Esperan que un administrador apruebe el primer correo de su tipo: ${kinds}.`,
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
  checks: 'Última revisión',
  neverChecked: 'todavía no se ha revisado',
  looking: 'Se está revisando ahora: con **estado** se ve cómo termina.',
  wellChecks: (count: number): string => (count === 1 ? '✔ 1 cosa está bien' : `✔ ${count} cosas están bien`),
  failure: (what: string): string => `✘ ${what}`,
  warning: (what: string): string => `! ${what}`,
  since: (when: string): string => `desde ${when}`,
  moreUnwell: (count: number): string => `Y ${count} más.`,
  check: 'Revisar ahora',
} as const

export const HELP = {
  title: 'Lo que puedo hacer',
  groups: {
    see: 'Ver',
    act: 'Actuar',
    clients: 'Clientes',
    administer: 'Administrar',
  },
  administrators: 'sólo administradores',
  hint: 'En el canal, empiece con @Control OC. Las tildes y las mayúsculas no importan. Con **ayuda posponer** se ve un comando con ejemplos.',
  synonyms: (names: readonly string[]): string => `También: ${names.join(', ')}.`,
  examples: 'Ejemplos',
  administratorsOnly: 'Lo hace sólo un administrador del servicio.',
} as const
