import type { Currency } from '../domain/money.js'

/** The Spanish that confirmations are printed in. Everything here is folded: lower case, no accents, plain hyphens. */

export type LabelName =
  | 'locator'
  | 'providerLocator'
  | 'bookingId'
  | 'agency'
  | 'bookingStatus'
  | 'issuedOn'
  | 'total'
  | 'amount'
  | 'phone'
  | 'checkIn'
  | 'checkOut'
  | 'arrivalTime'
  | 'departureTime'
  | 'nights'
  | 'roomCount'

export interface LabelRule {
  readonly name: LabelName
  /** Pattern of the label without its colon. */
  readonly pattern: string
  /** What must follow for a label without a colon to be one. */
  readonly bareValue: RegExp
}

const CODE = /^[a-z0-9]{4,15}(?:\s|$)/u
const MONEY = /^(?:[a-z]{2,3}\b\s*\$?|\$|€)?\s*\d/u
const DAY = /^(?:[a-z]+\s*,?\s*)?\d/u
const DIGITS = /^\d{1,3}(?:\s|$)/u
const TIME_OF_DAY = /^\d{1,2}(?:[:.h]\d{2}|\s*[ap]\.?\s*m|\s*h(?:rs?|oras?)?\b)/u

export const LABELS: readonly LabelRule[] = [
  { name: 'locator', pattern: 'loc(?:alizador|\\.)?\\s+interno', bareValue: CODE },
  { name: 'providerLocator', pattern: 'localizador', bareValue: CODE },
  { name: 'bookingId', pattern: 'id', bareValue: /^\d{4,12}(?:\s|$)/u },
  { name: 'agency', pattern: 'agencia', bareValue: /^\S/u },
  { name: 'bookingStatus', pattern: 'estado(?:\\s+reserva)?', bareValue: /^[a-z]+$/u },
  { name: 'issuedOn', pattern: 'fecha\\s+(?:de\\s+)?emision', bareValue: /^(?:inmediato|[a-z]*\s*,?\s*\d)/u },
  { name: 'total', pattern: '(?:monto|precio|valor)\\s+total|total\\s+a\\s+pagar|total', bareValue: MONEY },
  { name: 'amount', pattern: 'monto', bareValue: MONEY },
  { name: 'phone', pattern: 'telefono|fono|tel\\.?', bareValue: /^[+(]?\d/u },
  { name: 'checkIn', pattern: 'check\\s*-?\\s*in', bareValue: DAY },
  { name: 'checkOut', pattern: 'check\\s*-?\\s*out', bareValue: DAY },
  { name: 'arrivalTime', pattern: 'hora\\s+(?:de\\s+)?llegada', bareValue: TIME_OF_DAY },
  { name: 'departureTime', pattern: 'hora\\s+(?:de\\s+)?salida', bareValue: TIME_OF_DAY },
  { name: 'nights', pattern: 'noches', bareValue: DIGITS },
  { name: 'roomCount', pattern: 'habitaciones', bareValue: DIGITS },
]

export const TITLE = /^resumen\s+de\s+servicios/u
export const HOTELS_HEADING = /^hotel(?:es)?\s*:?$/u
export const ROOM_HEADING = /^habitacion\s*(?:n[°o.]*\s*)?\d{1,3}\b/u

export type SectionName = 'deadline' | 'hotelNotes' | 'advisorNotes' | 'end'

/** Headings of what follows the rooms; each fills its cell, or is followed by a colon. */
export const SECTIONS: readonly (readonly [SectionName, RegExp])[] = [
  ['deadline', /^limite\s+(?:de\s+)?cancelacion(?:\s+(?:de\s+)?(?:la\s+)?reserva)?\s*(?::|$)/u],
  ['hotelNotes', /^observaciones\s*(?::|$)/u],
  ['advisorNotes', /^notas\s+del\s+asesor\s*(?::|$)/u],
  ['end', /^(?:campos\s+gerenciales|datos\s+adicionales)\s*(?::|$)/u],
  // Without that heading, the line of the ID ends the notes.
  ['end', /^id\s*:\s*(?:[a-z0-9-]{4,15})?$/u],
]

export const NO_NOTES = /^sin\s+notas\s+del?\s+[a-z]+(?:\s+[a-z]+)?\s+informadas?\.?$/u
export const NO_ISSUE_DATE = /^inmediat[oa]/u
export const CANCELLED = /\b(?:cancelad|anulad)[oa]s?\b/u

export const ROOM_MARKS = {
  number: /^habitacion\s*(?:n[°o.]*\s*)?(\d{1,3})/u,
  category: /\bcategoria\b/u,
  occupancy: /\badt\s*\/\s*chd\b/u,
  mealPlan: /\bplan\s+(?:de\s+)?alimentacion\b/u,
} as const

export const GUEST_COLUMNS = { type: /^tipo$/u, firstName: /^nombres?$/u, lastName: /^apellidos?$/u } as const
export const GUEST_TYPE = /^(?:adt|chd|inf|adl|adulto|nino|nina|menor|infante)$/u

/** Full names, so that any abbreviation of three letters or more is the beginning of one. */
export const MONTH_NAMES: readonly (readonly [name: string, month: number])[] = [
  ['enero', 1],
  ['febrero', 2],
  ['marzo', 3],
  ['abril', 4],
  ['mayo', 5],
  ['junio', 6],
  ['julio', 7],
  ['agosto', 8],
  ['septiembre', 9],
  ['setiembre', 9],
  ['octubre', 10],
  ['noviembre', 11],
  ['diciembre', 12],
]

/** As they stand before or behind a figure, without spaces. */
export const CURRENCY_WORDS: ReadonlyMap<string, Currency> = new Map([
  ['$', 'CLP'],
  ['clp', 'CLP'],
  ['clp$', 'CLP'],
  ['peso', 'CLP'],
  ['pesos', 'CLP'],
  ['usd', 'USD'],
  ['usd$', 'USD'],
  ['us', 'USD'],
  ['us$', 'USD'],
  ['u$s', 'USD'],
  ['u$d', 'USD'],
  ['dolar', 'USD'],
  ['dolares', 'USD'],
  ['eur', 'EUR'],
  ['eur€', 'EUR'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['€', 'EUR'],
  ['uf', 'UF'],
])
