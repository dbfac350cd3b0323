/** Words of the day's overview. Values are escaped already. */

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** "A, B y C"; "A, B y 4 más" where there are more. */
const joined = (names: readonly string[], more: number): string => {
  if (more > 0) return `${names.join(', ')} y ${more} más`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} y ${names.at(-1)}`
}

export const DIGEST = {
  title: (day: string): string => `Resumen del ${day}`,
  pending: 'Esperan OC',
  reviews: 'Por revisar',
  ignored: 'Correos ignorados',
  urgent: 'Urgentes: el check-in está encima',
  overdue: 'Vencidas: ya salió el ultimátum',
  dueToday: 'Hoy les toca un correo',
  received: 'OC recibidas desde ayer',
  openReviews: 'Casos que esperan una decisión',
  open: 'Abrir',
  allReviews: 'Ver todos los casos',
  seeUrgent: 'Ver urgentes',
  seePending: 'Ver pendientes',
} as const

export const CHART = {
  title: 'Cómo están las que esperan su OC',
  overdue: 'Vencidas',
  urgent: 'Urgentes',
  dueToday: 'Hoy sale un correo',
  others: 'Al día',
  state: 'Situación',
  count: 'Reservas',
} as const

/** Who is to be called for, with the day of the check-in. */
export interface UrgentOne {
  readonly locator: string
  readonly agency: string
  readonly checkIn: string
  readonly isPast: boolean
}

export const NOW = {
  question: '¿Qué hago ahora?',
  paused: (by: string, when: string, reason: string): string =>
    `Los envíos a clientes están en pausa (${by}, el ${when}${reason === '' ? '' : `: ${reason}`}): reanúdelos en cuanto se pueda.`,
  approval: (kinds: string): string =>
    `Pida a un administrador que apruebe el primer correo de su tipo (${kinds}): nada de eso sale hasta entonces.`,
  sends: (names: readonly string[], more: number): string =>
    `Aclare el correo al cliente de ${joined(names, more)}: no salió, rebotó o no se sabe, y su cobro está detenido.`,
  urgentOne: ({ locator, agency, checkIn, isPast }: UrgentOne): string =>
    `Llame por ${locator} (${agency}): el check-in ${isPast ? 'fue' : 'es'} el ${checkIn} y no hay OC.`,
  urgent: (names: readonly string[], more: number): string =>
    `Llame por ${joined(names, more)}: el check-in está encima y no hay OC.`,
  overdue: (names: readonly string[], more: number): string =>
    `Decida qué hacer con ${joined(names, more)}: el ultimátum ya salió y no hay OC.`,
  review: (title: string, about: string, when: string): string =>
    `Responda el caso más antiguo: ${title}${about === '' ? '' : ` (${about})`}, abierto el ${when}.`,
  nothing: 'Nada urge: un buen día.',
  mailsToday: (count: number): string =>
    count === 0
      ? 'Hoy no sale ningún correo del cobro.'
      : `Hoy ${count === 1 ? 'sale solo' : 'salen solos'} ${plural(count, 'correo', 'correos')}.`,
} as const
