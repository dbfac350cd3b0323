import type { DocumentFault } from '../domain/document.js'
import type { MissingField, ReadingProblem, ReadingProblemCode } from '../domain/reading-problem.js'

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

const nights = (detail: string): string => {
  const [printed, counted] = parts(detail)
  const said = printed === '-' ? 'no dice cuántas noches son' : `dice ${printed} noches`
  return `El documento ${said}, pero entre las fechas hay ${counted}.`
}

const guests = (detail: string): string => {
  const [room, numbers = ''] = detail.split(': ')
  const [printed, listed] = parts(numbers)
  return `En la habitación ${room} figuran ${printed} personas, pero se nombran ${listed}.`
}

const WORDINGS: Readonly<Record<ReadingProblemCode, (detail: string) => string>> = {
  not_a_confirmation: () => 'El documento no es una confirmación («Resumen de servicios»).',
  incomplete: (detail) => `Faltan datos en la confirmación: ${fieldNames(detail)}.`,
  ambiguous_amount: (detail) => `El monto «${detail}» se puede leer de más de una manera.`,
  nights_mismatch: nights,
  rooms_mismatch: (detail) =>
    `El documento dice ${parts(detail)[0]} habitaciones, pero detalla ${parts(detail)[1]}.`,
  guests_mismatch: guests,
  total_mismatch: (detail) =>
    `El total impreso es ${parts(detail)[0]}, pero los hoteles suman ${parts(detail)[1]}.`,
  deadline_after_checkin: (detail) =>
    `El límite de cancelación (${parts(detail)[0]}) es posterior al check in (${parts(detail)[1]}).`,
}

export const readingProblemText = (problem: ReadingProblem): string =>
  WORDINGS[problem.code](problem.detail ?? '')

const FAULTS: Readonly<Record<DocumentFault, string>> = {
  scanned: 'El PDF no tiene texto: es una imagen o un documento escaneado.',
  encrypted: 'El PDF está protegido con contraseña.',
  damaged: 'El PDF está dañado y no se puede abrir.',
  empty: 'El archivo está vacío.',
  wrong_type: 'El archivo no es un PDF.',
  too_large: 'El PDF es demasiado grande para leerlo.',
  too_slow: 'El PDF tarda demasiado en leerse.',
}

export const documentFaultText = (fault: DocumentFault): string => FAULTS[fault]
