import exceljs from 'exceljs'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { createClientSheet } from '../../../../src/adapters/client-sheet/index.js'
import { MAX_UNPACKED_BYTES } from '../../../../src/adapters/client-sheet/xlsx.js'

const COLUMNS = new Map([
  ['AGENCIA', 'name'],
  ['OC', 'oc'],
  ['CORREO', 'mail'],
  ['NOTAS', 'notes'],
])

const sheet = createClientSheet((cells) =>
  cells.includes('AGENCIA') && cells.includes('OC') ? cells.map((cell) => COLUMNS.get(cell) ?? null) : null,
)

const read = (content: Uint8Array) => sheet.read(content, 'clientes')

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le')

const sheetOf = (size: number): Uint8Array => zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(size) })

/** Its directory says of the one part that it is small. */
const lyingZip = (): Uint8Array => {
  const zip = Buffer.from(sheetOf(50 * MAX_UNPACKED_BYTES))
  zip.writeUInt32LE(1000, zip.indexOf('PK\x01\x02', 0, 'latin1') + 24)
  return zip
}

const EXPECTED = [
  { row: 2, cells: { name: 'Viajes Ñandú', oc: 'SI' } },
  { row: 3, cells: { name: 'Otra', oc: 'NO' } },
]

/** A workbook with something more behind its rows, or before them. */
const withXml = async (change: (xml: string) => string): Promise<Uint8Array> => {
  const book = new exceljs.Workbook()
  book.addWorksheet('Clientes').addRows([
    ['AGENCIA', 'OC'],
    ['Viajes Ñandú', 'SI'],
  ])
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()))
  const name = 'xl/worksheets/sheet1.xml'
  return zipSync({ ...parts, [name]: Buffer.from(change(Buffer.from(parts[name] ?? []).toString())) })
}

describe('a small workbook that speaks of a great many cells', () => {
  const impatient = createClientSheet(() => null, { timeoutMs: 1_500, maxGrowthBytes: 200 * 1024 * 1024 })

  it.each([
    ['merged', '</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'],
    ['far below', '</sheetData>', '<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>'],
    ['in columns', '<sheetData>', '<cols><col min="1" max="999999999" width="9"/></cols><sheetData>'],
  ])('%s, is given up, and holds nobody up', async (_, mark, put) => {
    const content = await withXml((xml) => xml.replace(mark, put))
    const started = performance.eventLoopUtilization()
    await expect(impatient.read(content, 'clientes')).rejects.toThrow('too_large')
    expect(performance.eventLoopUtilization(started).active).toBeLessThan(1_000)
  })
})

describe('a CSV file', () => {
  it.each([
    ['with semicolons in Windows-1252', latin('AGENCIA;OC\r\nViajes Ñandú;SI\r\nOtra;NO\r\n')],
    [
      'with semicolons in UTF-8 with a byte order mark',
      utf8('\uFEFFAGENCIA;OC\r\nViajes Ñandú;SI\r\nOtra;NO'),
    ],
    ['with commas and quotes', utf8('AGENCIA,OC\n"Viajes Ñandú",SI\n"Otra","NO"\n')],
    ['with tabs in UTF-16', utf16('AGENCIA\tOC\r\nViajes Ñandú\tSI\r\nOtra\tNO\r\n')],
    ['that names its delimiter', utf8('sep=|\r\nAGENCIA|OC\r\nViajes Ñandú|SI\r\nOtra|NO\r\n')],
  ])('%s is read', async (_, content) => {
    expect(await read(content)).toEqual(EXPECTED)
  })

  it('may have titles and blank lines above and between; rows keep their numbers', async () => {
    const content = utf8('CLIENTES 2026;\n;\nAGENCIA;OC\nUna;SI\n;\nOtra;NO\n')
    expect(await read(content)).toEqual([
      { row: 4, cells: { name: 'Una', oc: 'SI' } },
      { row: 6, cells: { name: 'Otra', oc: 'NO' } },
    ])
  })

  it('is not misled by semicolons inside the cells of a comma file', async () => {
    const content = utf8('AGENCIA,OC,CORREO\nUna,SI,a@b.example;c@b.example;d@b.example\n')
    expect(await read(content)).toEqual([
      { row: 2, cells: { name: 'Una', oc: 'SI', mail: 'a@b.example;c@b.example;d@b.example' } },
    ])
  })

  it('may have line breaks in a cell; the next row is one further down', async () => {
    const content = utf8('AGENCIA;OC;NOTAS\nUna;SI;"uno\ndos"\nOtra;NO;\n')
    expect((await read(content)).map(({ row }) => row)).toEqual([2, 3])
  })

  it('joins columns that mean the same, and leaves out unknown ones', async () => {
    const content = utf8('AGENCIA;RUT;OC;CORREO;CORREO\nUna;1-9;SI;a@b.example;c@b.example\nOtra;2-7;NO\n')
    expect(await read(content)).toEqual([
      { row: 2, cells: { name: 'Una', oc: 'SI', mail: 'a@b.example; c@b.example' } },
      { row: 3, cells: { name: 'Otra', oc: 'NO', mail: '' } },
    ])
  })
})

const workbook = async (fill: (book: exceljs.Workbook) => void): Promise<Uint8Array> => {
  const book = new exceljs.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('an Excel workbook', () => {
  it('is read from the first sheet with a header row, whatever stands above it', async () => {
    const content = await workbook((book) => {
      book.addWorksheet('Portada').addRow(['Clientes'])
      const page = book.addWorksheet('Lista')
      page.mergeCells('A1:D1')
      page.getCell('A1').value = 'AGENCIA'
      page.getCell('B3').value = 'AGENCIA'
      page.getCell('D3').value = 'OC'
      page.getCell('B5').value = 'Viajes Ñandú'
      page.getCell('D5').value = 'SI'
    })
    expect(await read(content)).toEqual([{ row: 5, cells: { name: 'Viajes Ñandú', oc: 'SI' } }])
  })

  it('gives what a person sees: results, links, rich text, numbers, truth values', async () => {
    const content = await workbook((book) => {
      const page = book.addWorksheet('Lista')
      page.addRow(['AGENCIA', 'OC', 'CORREO', 'NOTAS'])
      page.addRow([
        { richText: [{ text: 'Viajes ' }, { font: { bold: true }, text: 'Ñandú' }] },
        true,
        { text: 'ana@b.example', hyperlink: 'mailto:ana@b.example' },
        { formula: '1+1', result: 2 },
      ])
    })
    expect(await read(content)).toEqual([
      { row: 2, cells: { name: 'Viajes Ñandú', oc: 'true', mail: 'ana@b.example', notes: '2' } },
    ])
  })
})

describe('a file that holds no client sheet', () => {
  it.each([
    ['not_a_sheet', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0, 1, 2)],
    ['not_a_sheet', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9, 9)],
    ['old_or_protected_excel', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
    ['too_large', new Uint8Array(5 * 1024 * 1024 + 1)],
    ['too_large', sheetOf(MAX_UNPACKED_BYTES + 1)],
    ['not_a_sheet', lyingZip()],
    ['empty', utf8(' \n;;\n')],
    ['no_header_row', utf8('uno;dos\ntres;cuatro\n')],
  ])('is refused as %s', async (code, content) => {
    await expect(read(content)).rejects.toMatchObject({ code, message: code })
  })
})
