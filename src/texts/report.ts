import type { ClientMailKind } from '../domain/reservation.js'
import type { Currency } from '../domain/money.js'
import type { OrderWay } from '../domain/report-order.js'
import type { Timeliness } from '../domain/report-timeliness.js'
import { stepLabel } from './es.js'

/** Words of the month's report. */

const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
] as const

/** "marzo de 2026" for `2026-03`. */
export const monthLabel = (month: string): string => {
  const [year = '', number = ''] = month.split('-')
  return `${MONTHS[Number(number) - 1] ?? number} de ${year}`
}

/** "2 al 8 de marzo", "31 de agosto". */
export const weekLabel = (firstDay: string, lastDay: string): string => {
  const [first, last] = [Number(firstDay.slice(8)), Number(lastDay.slice(8))]
  const month = MONTHS[Number(firstDay.slice(5, 7)) - 1] ?? ''
  return first === last ? `${first} de ${month}` : `${first} al ${last} de ${month}`
}

/** For the narrow places of a chart: "2–8 mar". */
export const shortWeekLabel = (firstDay: string, lastDay: string): string => {
  const [first, last] = [Number(firstDay.slice(8)), Number(lastDay.slice(8))]
  const month = (MONTHS[Number(firstDay.slice(5, 7)) - 1] ?? '').slice(0, 3)
  return first === last ? `${first} ${month}` : `${first}–${last} ${month}`
}

export const reportFilename = (month: string): string => `control-oc-${month}.xlsx`

export const reportTitle = (month: string): string => `Informe de ${monthLabel(month)}`

export const REPORT_AUTHOR = 'Control OC'
export const PAGE_FOOTER = 'Página &P de &N'

const TIMELINESS: Readonly<Record<Timeliness, string>> = {
  in_time: 'A tiempo',
  late: 'Fuera de plazo',
  running: 'En plazo',
  not_counted: 'No se cuenta',
}

export const timelinessLabel = (timeliness: Timeliness): string => TIMELINESS[timeliness]

const ORDER_WAYS: Readonly<Record<OrderWay, string>> = {
  mail: 'Por correo',
  staff: 'Marcada a mano',
  other_way: 'Por otra vía, al cerrar',
}

export const orderWayLabel = (way: OrderWay): string => ORDER_WAYS[way]

const CURRENCY_NAMES: Readonly<Record<Currency, string>> = {
  CLP: 'Pesos',
  USD: 'Dólares',
  EUR: 'Euros',
  UF: 'UF',
}

export const currencyName = (currency: Currency): string => CURRENCY_NAMES[currency]

/** In the middle of a sentence. */
export const inSentence = (currency: Currency): string =>
  currency === 'UF' ? currency : currencyName(currency).toLowerCase()

const CURRENCY_HEADINGS: Readonly<Record<Currency, string>> = { CLP: '$', USD: 'US$', EUR: '€', UF: 'UF' }

/** "Monto (US$)". */
export const inCurrency = (heading: string, currency: Currency): string =>
  `${heading} (${CURRENCY_HEADINGS[currency]})`

const SENT: readonly ClientMailKind[] = ['request', 'reminder', 'ultimatum', 'acknowledgement', 'rejection']

const ANSWERS: Readonly<Record<string, string>> = {
  auto_reply: 'Respuesta automática',
  promise: 'Promesa de enviar la OC',
  courtesy: 'Agradecimiento o acuse',
  delivery_delayed: 'Aviso de demora de un correo nuestro',
}

/** The kind of a mail as a reservation's history has it. */
export const reportedMailLabel = (kind: string): string => {
  const step = SENT.find((one) => one === kind)
  return step ? stepLabel(step) : (ANSWERS[kind] ?? kind)
}

export const DIRECTIONS = { sent: 'Enviado', received: 'Recibido' } as const

export const SYSTEM = 'Control OC'
export const YES = 'Sí'
export const NO = 'No'
export const TOTAL = 'Total'
export const NO_DATA = 'Sin datos en este mes'
