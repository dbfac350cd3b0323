import exceljs from 'exceljs'
import { unzipSync } from 'fflate'
import type { Random } from '../../random.js'
import { damaged } from './bytes.js'
import { few, sometimes } from './chance.js'
import { disturbed, oddText } from './odd-text.js'
import { packageMaker, packedAlike } from './packages.js'

const HEADER = [
  'Cliente',
  'Requiere OC',
  'Contactos',
  'Recordatorio',
  'Ultimátum',
  'Notas',
  'RUT',
  'Idioma',
  'Activo',
]

const ROWS: readonly (readonly string[])[] = [
  [
    'EMPRESA EJEMPLO S.A.',
    'sí',
    'compras@empresa.example; jefe@empresa.example',
    '2',
    '4',
    'Exige centro de costo',
    '76.123.456-0',
    'es',
    'sí',
  ],
  ['Viajes Sin Orden Ltda.', 'no', '', '', '', '', '', 'en', 'no'],
  ['Minera Ficticia SpA', 'SI', 'oc@minera.example', '12h', '3 días', '', '', 'pt', ''],
]

const VALUES = [
  '',
  'sí',
  'no',
  'quizás',
  '-1',
  '0',
  '1e9',
  '99999h',
  'a@b',
  '@',
  '76.123.456-K',
  'xx',
  '=1+1',
  'NaN',
  'EMPRESA EJEMPLO SA',
]

const cell = (random: Random, text: string): string => {
  if (sometimes(random, 75)) return text
  return random.pick([() => random.pick(VALUES), () => oddText(random, 300), () => disturbed(text, random)])()
}

const csv = (random: Random): Buffer => {
  const delimiter = random.pick([';', ',', '\t', '|'])
  const rows = [HEADER, ...Array.from({ length: few(random, 60) }, () => random.pick(ROWS))]
  const quoted = (text: string): string => (sometimes(random, 30) ? `"${text}"` : text)
  const body = rows
    .map((row) => row.map((text) => quoted(cell(random, text))).join(delimiter))
    .join(random.pick(['\r\n', '\n', '\r']))
  const text = `${sometimes(random, 20) ? `sep=${delimiter}\r\n` : ''}${body}`
  return Buffer.from(text, random.pick(['utf8', 'latin1', 'utf16le'] as const))
}

const workbook = async (): Promise<Uint8Array> => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Clientes')
  sheet.addRow(['Clientes de la oficina'])
  sheet.mergeCells('A1:C1')
  sheet.addRows([HEADER, ...ROWS])
  sheet.getCell('C3').value = { text: 'compras@empresa.example', hyperlink: 'mailto:compras@empresa.example' }
  sheet.getCell('D3').value = { formula: '1+1', result: 2 }
  // Its own dates would make another file each time.
  book.created = book.modified = new Date('2026-01-01T00:00:00Z')
  return packedAlike(unzipSync(new Uint8Array(await book.xlsx.writeBuffer())), 1)
}

/** Makes bad sheets of clients, .xlsx and .csv. */
export const sheetMaker = async (): Promise<(random: Random) => Uint8Array> => {
  const xlsx = packageMaker([await workbook()])
  return (random) => {
    if (sometimes(random, 50)) return xlsx(random)
    return sometimes(random, 40) ? damaged(csv(random), random) : csv(random)
  }
}
