import type { DocumentFault } from '../domain/document.js'
import type { MissingField, ReadingProblem, ReadingProblemCode } from '../domain/reading-problem.js'
import { formatShortDay } from './dates.js'
import { formatPlainAmount } from './money.js'

/** Spanish for what is wrong with a confirmation or its file. */

const FIELD_NAMES: Readonly<Record<MissingField, string>> = {
  locator: 'LOC interno',
  agency: 'agencia',
  bookingStatus: 'estado',
  stays: 'datos de la estadía',
  hotel: 'nombre del hotel',
  checkIn: 'fecha de check in',
  checkOut: 'fecha de check out',
  total: 'total',
}

const isField = (name: string): name is MissingField => Object.hasOwn(FIELD_NAMES, name)

const fieldNames = (detail: string): string =>
  detail
    .split(', ')
    .map((name) => (isField(name) ? FIELD_NAMES[name] : name))
    .join(', ')

const parts = (detail: string): readonly [printed: string, counted: string] => {
  const [printed = '', counted = ''] = detail.split('/')
  return [printed, counted]
}

const counted = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`

const nights = (detail: string): string => {
  const [printed, found] = parts(detail)
  const said = printed === '-' ? 'no dice cuántas noches son' : `dice ${counted(printed, 'noche', 'noches')}`
  return `El documento ${said}, pero entre las fechas hay ${found}.`
}

const rooms = (detail: string): string => {
  const [printed, listed] = parts(detail)
  return `El documento dice ${counted(printed, 'habitación', 'habitaciones')}, pero detalla ${listed}.`
}

const guests = (detail: string): string => {
  const [room, numbers = ''] = detail.split(': ')
  const [printed, listed] = parts(numbers)
  const said = printed === '1' ? 'figura 1 persona' : `figuran ${printed} personas`
  return `En la habitación ${room} ${said}, pero se ${listed === '1' ? 'nombra' : 'nombran'} ${listed}.`
}

const total = (detail: string): string => {
  const [printed, sum] = parts(detail).map((amount) => formatPlainAmount(amount) ?? amount)
  return `El total impreso es ${printed}, pero los hoteles suman ${sum}.`
}

const deadline = (detail: string): string => {
  const [limit, checkIn] = parts(detail).map(formatShortDay)
  return `El límite de cancelación (${limit}) es posterior al check in (${checkIn}).`
}

const WORDINGS: Readonly<Record<ReadingProblemCode, (detail: string) => string>> = {
  not_a_confirmation: () => 'El documento no es una confirmación («Resumen de servicios»).',
  incomplete: (detail) => `Faltan datos en la confirmación: ${fieldNames(detail)}.`,
  several_locators: (detail) => `El documento trae varias reservas: ${detail}.`,
  ambiguous_amount: (detail) => `El monto «${detail}» se puede leer de más de una manera.`,
  nights_mismatch: nights,
  rooms_mismatch: rooms,
  guests_mismatch: guests,
  total_mismatch: total,
  deadline_after_checkin: deadline,
}

export const READING_PROBLEM_CODES: readonly string[] = Object.keys(WORDINGS)

export const isReadingProblemCode = (code: string): code is ReadingProblemCode =>
  Object.hasOwn(WORDINGS, code)

export const readingProblemText = (problem: Pick<ReadingProblem, 'code' | 'detail'>): string =>
  WORDINGS[problem.code](problem.detail ?? '')

/** "Ojo: el documento dice 4 noches, pero entre las fechas hay 3." — of a confirmation that is acted on all the same. */
export const cautionText = (problem: Pick<ReadingProblem, 'code' | 'detail'>): string => {
  const sentence = readingProblemText(problem)
  return `Ojo: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
}

/** `confidence`: 0 to 100. */
export const recognisedText = (confidence: number): string =>
  `El documento está escaneado: lo que figura se leyó por OCR (seguridad ${confidence} %) y una persona debe confirmarlo.`

const FAULTS: Readonly<Record<DocumentFault, string>> = {
  scanned: 'El PDF no tiene texto: es una imagen o un documento escaneado.',
  encrypted: 'El PDF está protegido con contraseña.',
  damaged: 'El PDF está dañado y no se puede abrir.',
  empty: 'El archivo está vacío.',
  wrong_type: 'El archivo no es un PDF ni otro documento que se pueda leer.',
  too_large: 'El PDF es demasiado grande para leerlo.',
  too_slow: 'El PDF tarda demasiado en leerse.',
}

export const isDocumentFault = (fault: string): fault is DocumentFault => Object.hasOwn(FAULTS, fault)

export const documentFaultText = (fault: DocumentFault): string => FAULTS[fault]
