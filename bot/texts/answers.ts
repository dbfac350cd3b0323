import type { CommandText } from './commands.js'

/** What the bot says to a command. What comes from people is already escaped. */

export const commandTooLong = (limit: number): string =>
  `Eso es demasiado largo: un comando tiene a lo más ${limit.toLocaleString('es-CL')} caracteres.`

const SEE_ALL = 'Con **ayuda** ve todos los comandos.'

export const unknownCommand = (word: string, nearest: string | null): string =>
  nearest === null
    ? `No conozco «${word}». ${SEE_ALL}`
    : `No conozco «${word}». ¿Quiso decir **${nearest}**? ${SEE_ALL}`

/** `usage` is escaped too. */
export const badArguments = (problem: string, usage: string, { examples: [example] }: CommandText): string =>
  `${problem} Se usa así: **${usage}**. Por ejemplo: **${example}**.`

const orList = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} o ${items.at(-1)}`

/** A locator that nobody knows, with those that it may have been meant for. */
export const didYouMean = (refusal: string, near: readonly string[]): string =>
  near.length === 0 ? refusal : `${refusal} ¿Quiso decir ${orList(near.map((one) => `**${one}**`))}?`

export const MISSING = {
  locator: 'Falta el LOC de la reserva.',
  reason: 'Falta el motivo del cierre.',
  number: 'Falta el número de la OC.',
  note: 'Falta el texto de la nota.',
  searched: 'Falta qué buscar.',
  clientName: 'Falta el nombre del cliente.',
} as const

export const otherWayNumber = (locator: string): string =>
  `Si la OC llegó por otra vía, escriba su número: **cerrar ${locator} otra vía 4500012345**.`

export const NOTHING_YOURS = 'Usted no tiene a cargo ninguna reserva que espere su OC.'

/** What was done, where there is more to say of it than on a card. `when` is worded already: "el lunes 30 a las 09:00". */
export const DONE_FOR = {
  postpone: (locator: string, when: string): string =>
    `Listo: ${locator} quedó pospuesta; el cobro sigue ${when}.`,
  assign: (locator: string, name: string): string => `Listo: ${name} está a cargo de ${locator}.`,
  release: (locator: string): string => `Listo: nadie está a cargo de ${locator}.`,
} as const

export const MAILS_PAUSED =
  'Listo: ningún correo sale a los clientes hasta que alguien escriba **reanudar envíos**. Lo que debía salir espera.'
export const MAILS_RESUMED = 'Listo: los correos a los clientes salen de nuevo, a su ritmo.'

export const CLIENT = {
  known: 'Ya existe un cliente con ese nombre: es éste.',
  unknown: (name: string): string =>
    `No conozco ningún cliente «${name}». Con **cliente nuevo ${name}** un administrador lo crea.`,
} as const

export const IMPORT_FILE = {
  attach:
    'Adjunte aquí la planilla de clientes (.xlsx o .csv) con el clip y envíela. Le muestro qué cambiaría antes de cambiar nada.',
  elsewhere:
    'Aquí Teams no me entrega archivos: envíe la planilla (.xlsx o .csv) en el chat personal conmigo. Le muestro qué cambiaría antes de cambiar nada.',
  onlyOne: 'Envíe una sola planilla por mensaje.',
} as const

export const clientNotKnown = (locator: string): string =>
  `Todavía no se sabe quién es el cliente de ${locator}: resuelva primero su caso, con **revision**.`

/** `clock` is "las 10:42". */
export const undoHint = (locator: string, clock: string): string =>
  `Hasta ${clock} se deshace con **deshacer ${locator}**.`

export const ASSIGN = {
  onlyOne: 'Una reserva la lleva una sola persona: nombre a una.',
  nobodyCalled: (name: string): string => `No encuentro a «${name}» entre los miembros del equipo.`,
  several: (name: string, people: readonly string[], more: number): string =>
    `Hay varias personas que se llaman «${name}»: ${people.join(', ')}${more > 0 ? ` y ${more} más` : ''}. Escriba el nombre completo o nómbrela con @.`,
} as const

/** Said when an answer takes longer than people like to wait without a word. */
export const FIRST_WORD = {
  check: 'Un momento: estoy revisando el servicio.',
  any: 'Un momento: ya le respondo.',
  report: 'Un momento: estoy armando el reporte.',
  import: 'Un momento: estoy leyendo la planilla.',
  sweep: 'Un momento: estoy leyendo las casillas.',
} as const

const mails = (count: number): string => (count === 1 ? '1 correo nuevo' : `${count} correos nuevos`)

export interface SweptMails {
  readonly accepted: number
  readonly forReview: number
  readonly ignored: number
}

const fates = ({ accepted, forReview, ignored }: SweptMails): string =>
  [
    accepted > 0 ? `${accepted} con reservas u OC` : '',
    forReview > 0 ? `${forReview} por revisar (**revision**)` : '',
    ignored > 0 ? `${ignored} sin nada que hacer` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

export const SWEEP = {
  nothing: 'Listo: leí las casillas y no había correo nuevo.',
  came: (swept: SweptMails): string =>
    `Listo: ${mails(swept.accepted + swept.forReview + swept.ignored)}: ${fates(swept)}.`,
  away: (account: string, problem: string): string =>
    `No pude leer la casilla ${account}: ${problem}. Sigo intentando; con **estado** se ve cuándo vuelve.`,
} as const
