import type { Random } from '../../random.js'
import { damaged } from './bytes.js'
import { changed, few, sometimes } from './chance.js'
import { fixtures } from './corpus.js'
import { disturbed, oddText } from './odd-text.js'

/** A PDF in latin1: a letter is a byte. */
type Change = (pdf: string, random: Random) => string

const replaced = (pdf: string, pattern: RegExp, random: Random, put: string): string => {
  const found = [...pdf.matchAll(pattern)]
  if (found.length === 0) return pdf
  const { index, 0: text } = random.pick(found)
  return pdf.slice(0, index) + put + pdf.slice(index + text.length)
}

const NUMBERS = ['0', '-1', '1', '65535', '2147483648', '99999999999999999999', '1e9', '0.0000001', 'NaN', '']
const NAMES = [
  '/Kids',
  '/Parent',
  '/Contents',
  '/Length',
  '/Filter',
  '/FlateDecode',
  '/ASCIIHexDecode',
  '/LZWDecode',
  '/RunLengthDecode',
  '/Crypt',
  '/Type',
  '/Pages',
  '/Count',
  '/Font',
  '/ToUnicode',
  '/Encoding',
  '/Identity-H',
  '/W',
  '/Widths',
  '/FirstChar',
  '/Root',
  '/Prev',
  '/Size',
  '/ObjStm',
  '/XRef',
  '/First',
  '/N',
  '/DecodeParms',
  '/Predictor',
  '/Columns',
  '/DescendantFonts',
  '/XObject',
  '/Form',
  '/Resources',
]

const numberChanged: Change = (pdf, random) =>
  replaced(pdf, /(?<=[\s[])\d+(?=[\s\]/>])/gu, random, random.pick(NUMBERS))
const nameChanged: Change = (pdf, random) => replaced(pdf, /\/[A-Z]\w+/gu, random, random.pick(NAMES))
const referenceChanged: Change = (pdf, random) =>
  replaced(pdf, /\d+ 0 R/gu, random, `${random.below(30)} ${random.below(2)} R`)
const crossReferenceChanged: Change = (pdf, random) =>
  replaced(pdf, /\d{10} \d{5} [nf]/gu, random, `${String(random.below(1e6)).padStart(10, '0')} 00000 n`)
const startChanged: Change = (pdf, random) =>
  pdf.replace(/startxref\s+\d+/u, `startxref\n${random.pick(NUMBERS)}`)
const keywordLost: Change = (pdf, random) =>
  replaced(
    pdf,
    /endstream|endobj|stream|xref|trailer|obj|%%EOF|<<|>>|\[|\]/gu,
    random,
    sometimes(random, 50) ? '' : 'x',
  )
const dictionaryDeep: Change = (pdf, random) =>
  replaced(pdf, />>/gu, random, `/X ${random.pick(['[', '<<', '<</A ', '('])}`.repeat(few(random, 5_000)))

const CHANGES: readonly Change[] = [
  numberChanged,
  numberChanged,
  numberChanged,
  nameChanged,
  nameChanged,
  referenceChanged,
  referenceChanged,
  crossReferenceChanged,
  startChanged,
  keywordLost,
  dictionaryDeep,
]

const escaped = (text: string): string =>
  Buffer.from(text, 'utf8')
    .toString('latin1')
    .replaceAll(/[\\()]/gu, String.raw`\$&`)

const LINES = [
  'CONFIRMACION DE RESERVA',
  'Localizador: AAKLMNO',
  'ID: 45000000',
  'Agencia: EMPRESA EJEMPLO S.A.',
  'Estado: Reservado',
  'Fecha de emision: 12/10/2026',
  'Hotel: Gran Hotel Ejemplo',
  'Check-in: 15/12/2026',
  'Check-out: 18/12/2026',
  'Noches: 3',
  'Total: CLP 528.701,00',
  'Habitacion 1: Twin',
  'ADT ANA EJEMPLO',
  'Fecha limite de cancelacion: 10/12/2026',
  'ORDEN DE COMPRA N 4500012345',
]

const PLACES = ['0', '72', '-5000', '1e7', '0.5', '99999999', '842', '-0']

const operator = (random: Random): string =>
  random.pick([
    () => `${random.pick(PLACES)} ${random.pick(PLACES)} Td`,
    () => `${random.pick(PLACES)} ${random.pick(PLACES)} ${random.pick(PLACES)} 1 0 0 Tm`,
    () => `/F1 ${random.pick(PLACES)} Tf`,
    () => `${random.pick(PLACES)} Tc ${random.pick(PLACES)} Tz`,
    () => 'q '.repeat(few(random, 3_000)),
    () => 'Q '.repeat(few(random, 50)),
    () => 'BT',
    () => 'ET',
    () => '/Fm Do',
    () => `[(${escaped(oddText(random, 40))}) ${random.pick(PLACES)} (x)] TJ`,
    () => 'BI /W 9 /H 9 /BPC 8 ID xxxx EI',
    () => `${random.pick(PLACES)} 0 0 ${random.pick(PLACES)} 0 0 cm`,
    () => oddText(random, 30),
  ])()

const textLine = (random: Random, line: string, at: number): string => {
  const text = sometimes(random, 30) ? disturbed(line, random) : line
  return `1 0 0 1 ${60 + (sometimes(random, 10) ? random.below(500) : 0)} ${780 - at * 20} Tm (${escaped(text.slice(0, 5_000))}) Tj`
}

const contentOf = (random: Random): string => {
  const lines = LINES.filter(() => sometimes(random, 85)).map((line, at) => textLine(random, line, at))
  const strange = Array.from({ length: few(random, 12) - 1 }, () => operator(random))
  return ['BT /F1 9 Tf', ...lines, 'ET', ...strange].join('\n')
}

const pageOf = (random: Random): string =>
  random.pick([
    '/MediaBox[0 0 595 842]',
    '/MediaBox[0 0 595 842]',
    '/MediaBox[0 0 595 842]',
    '/MediaBox[0 0 0 0]',
    '/MediaBox[1e9 0 -1e9 5]',
    '/MediaBox[0 0 595 842]/Rotate 45',
    '/MediaBox[0 0 595 842]/Rotate 90',
    '/MediaBox[0 0 595 842]/UserUnit 1e9',
    '',
  ])

/** A PDF of our own whose text is a confirmation or an order, more or less. */
const drawn = (random: Random): string => {
  const content = contentOf(random)
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[3 0 R${sometimes(random, 5) ? ' 2 0 R' : ''}]/Count ${sometimes(random, 5) ? random.pick(NUMBERS) : 1}>>`,
    `<</Type/Page/Parent 2 0 R${pageOf(random)}/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Fm 6 0 R>>>>>>`,
    `<</Length ${Buffer.byteLength(content, 'latin1')}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Fm 6 0 R>>>>/Length 6>>stream\n/Fm Do\nendstream',
  ]
  const body = objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('')
  return `%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n%%EOF`
}

const MOST_BYTES = 150_000

/** Makes bad PDFs out of those of all printers, and some from nothing. */
export const pdfMaker = (): ((random: Random) => Uint8Array) => {
  const corpus = [
    ...fixtures('confirmations', '.pdf', MOST_BYTES),
    ...fixtures('mails/papers', '.pdf', MOST_BYTES),
  ]
  return (random) => {
    if (sometimes(random, 30)) return damaged(random.pick(corpus), random)
    const pdf = sometimes(random, 45) ? drawn(random) : random.pick(corpus).toString('latin1')
    const changes = sometimes(random, 70) ? few(random, 10) : 0
    return Buffer.from(changed(random, pdf, changes, CHANGES), 'latin1')
  }
}
