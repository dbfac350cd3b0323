import { PDF_LIMITS } from '../../../../src/adapters/pdf/pdf-reader.js'
import type { PageText, TextItem } from '../../../../src/domain/document.js'
import type { Random } from '../../random.js'
import { few, sometimes } from './chance.js'
import { disturbed, oddText } from './odd-text.js'

const LINES = [
  'CONFIRMACIÓN DE RESERVA',
  'Localizador: AAKLMNO',
  'LOC: AAFVDUA',
  'ID: 45000000',
  'Agencia: EMPRESA EJEMPLO S.A.',
  'Estado: Reservado',
  'Fecha de emisión: 12 de octubre de 2026',
  'Hotel: Gran Hotel Ejemplo',
  'Dirección: Av. Ejemplo 100',
  'Teléfono: +56 2 2345 6789',
  'Check-in: lunes 15/12/2026 15:00',
  'Check-out: 18-12-2026 12:00 hrs',
  'Noches: 3',
  'Habitaciones: 2',
  'Total: CLP 528.701,00',
  'Habitación 1: Twin',
  'ADT: ANA EJEMPLO',
  'CHD: LUIS EJEMPLO (7)',
  'Régimen: Desayuno incluido',
  'Fecha límite de cancelación: 10/12/2026',
  'Notas del hotel:',
  'Notas del asesor:',
  'ORDEN DE COMPRA N° 4500012345',
  'RUT: 76.123.456-0',
  'Cantidad  Descripción  Total',
  'Neto $ 444.287',
  'IVA 19% $ 84.414',
  'Total $ 528.701',
  'Proveedor: Hotel Sales',
  'Condición de pago: 30 días',
  'Solicitado por: Ana',
] as const

const PLACES = [0, -1, 60, 300, 594.9, 1e6, -1e6, NaN, Infinity, 0.1 + 0.2]

const placed = (random: Random, text: string, line: number): TextItem => {
  const strange = sometimes(random, 5)
  return {
    text,
    x: strange ? random.pick(PLACES) : 60 + random.below(3) * 150,
    y: strange ? random.pick(PLACES) : 60 + line * (sometimes(random, 90) ? 14 : random.next()),
    width: sometimes(random, 3) ? random.pick(PLACES) : text.length * 5,
    height: sometimes(random, 3) ? random.pick(PLACES) : 9,
    ...(sometimes(random, 30) ? { font: `f${random.below(3)}` } : {}),
  }
}

const lineText = (random: Random): string => {
  const line = random.pick(LINES)
  if (sometimes(random, 15)) return oddText(random, sometimes(random, 5) ? 100_000 : 2_000)
  return sometimes(random, 40) ? disturbed(line, random) : line
}

/** No reader of documents gives more. */
const MOST_CHARACTERS = PDF_LIMITS.maxCharacters

const page = (random: Random): PageText => {
  const lines = few(random, sometimes(random, 3) ? 8_000 : 120)
  const items: TextItem[] = []
  let characters = 0
  for (let line = 0; line < lines && characters < MOST_CHARACTERS / 4; line += 1) {
    const text = lineText(random)
    characters += text.length
    items.push(placed(random, text, line))
  }
  return {
    width: sometimes(random, 95) ? 595 : random.pick(PLACES),
    height: sometimes(random, 95) ? 842 : random.pick(PLACES),
    items,
  }
}

/** JSON has no word for them. */
const AS_TEXT = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
const FROM_TEXT = (key: string, value: unknown): unknown =>
  ['x', 'y', 'width', 'height'].includes(key) && typeof value === 'string' ? Number(value) : value

/** Pages as a reader of documents might give them, of whatever was in the file. As JSON. */
export const makePages = (random: Random): Uint8Array =>
  Buffer.from(
    JSON.stringify(
      Array.from({ length: few(random, 4) }, () => page(random)),
      AS_TEXT,
    ),
  )

export const pagesIn = (input: Uint8Array): readonly PageText[] =>
  JSON.parse(Buffer.from(input).toString('utf8'), FROM_TEXT) as readonly PageText[]
