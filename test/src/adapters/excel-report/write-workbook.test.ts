import { loadImage } from '@napi-rs/canvas'
import { unzipSync, strFromU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeWorkbook } from '../../../../src/adapters/excel-report/write-workbook.js'
import type { ReportSheet } from '../../../../src/domain/report-workbook.js'
import {
  aColumn,
  aList,
  anOverview,
  aTable,
  aWorkbook,
  bars,
  columns,
  readBack,
  sheetIn,
} from './workbooks.js'

const written = async (...sheets: ReportSheet[]) => readBack(await writeWorkbook(aWorkbook(...sheets)))

const listOf = async (...given: Parameters<typeof aList>) =>
  sheetIn(await written(aList(...given)), 'Reservas')

describe('a list in the workbook', () => {
  it('has its note, its headings and its rows below each other', async () => {
    const sheet = await listOf(
      [aColumn('text', 'LOC'), aColumn('count', 'Noches')],
      ['AAA', 3],
      ['BBB', null],
    )
    expect(sheet.getCell('A1').value).toBe('Reservas del mes.')
    expect([sheet.getCell('A2').value, sheet.getCell('B2').value]).toEqual(['LOC', 'Noches'])
    expect([sheet.getCell('A3').value, sheet.getCell('B3').value]).toEqual(['AAA', 3])
    expect([sheet.getCell('A4').value, sheet.getCell('B4').value]).toEqual(['BBB', null])
  })

  it('keeps its headings in sight, filters by them and prints them on every page', async () => {
    const sheet = await listOf([aColumn('text'), aColumn('count')], ['AAA', 3], ['BBB', 1])
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 2 }])
    expect(sheet.autoFilter).toBe('A2:B4')
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, printTitlesRow: '1:2' })
  })

  it('adds up behind its rows, out of reach of the filter', async () => {
    const table = aTable({
      columns: [aColumn('text'), aColumn('CLP')],
      rows: [
        ['AAA', 100],
        ['BBB', 250],
      ],
      totals: ['Total', 350],
    })
    const sheet = sheetIn(await written({ ...aList([]), table }), 'Reservas')
    expect([sheet.getCell('A5').value, sheet.getCell('B5').value]).toEqual(['Total', 350])
    expect(sheet.getCell('B5').font).toMatchObject({ bold: true })
    expect(sheet.autoFilter).toBe('A2:B4')
  })

  it('says so where there is nothing in it', async () => {
    expect((await listOf([aColumn('text')])).getCell('A3').value).toBe('Sin datos en este mes')
  })
})

describe('values in the workbook', () => {
  it('are days and wall-clock times of the office, as dates that Excel can count with', async () => {
    const sheet = await listOf(
      [aColumn('day'), aColumn('instant')],
      ['2026-03-20', '2026-03-02T12:34:56.000Z'],
    )
    expect(sheet.getCell('A3').value).toEqual(new Date('2026-03-20T00:00:00Z'))
    expect(sheet.getCell('B3').value).toEqual(new Date('2026-03-02T09:34:00Z'))
    expect([sheet.getCell('A3').numFmt, sheet.getCell('B3').numFmt]).toEqual([
      'dd-mm-yyyy',
      'dd-mm-yyyy hh:mm',
    ])
  })

  it.each([
    ['CLP', 1_234_567, '[$-340A]"$"#,##0'],
    ['USD', 1250.5, '[$-340A]"US$"#,##0.00'],
    ['EUR', 99.99, '[$-340A]"€"#,##0.00'],
    ['UF', 12.5, '[$-340A]"UF "#,##0.00##'],
    ['count', 2000, '[$-340A]#,##0'],
    ['days', 2.3, '[$-340A]0.0'],
    ['share', 0.25, '0%'],
  ] as const)('of the kind %s are numbers, in the format of their kind', async (kind, value, format) => {
    const cell = (await listOf([aColumn(kind)], [value])).getCell('A3')
    expect([cell.value, cell.numFmt]).toEqual([value, format])
  })

  it('may be of another kind than their column', async () => {
    const cell = (await listOf([aColumn('count')], [{ kind: 'share', value: 0.5 }])).getCell('A3')
    expect([cell.value, cell.numFmt]).toEqual([0.5, '0%'])
  })
})

describe('hostile text in the workbook', () => {
  const HOSTILE = [
    '=HYPERLINK("http://evil.example","ver")',
    "=cmd|' /C calc'!A0",
    '+1+1',
    '-2+3',
    '@SUM(1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '  =1+1',
    '＝1+1',
    '＠SUM(1)',
  ]

  it.each(HOSTILE)('is read back as text behind an apostrophe: %j', async (text) => {
    const cell = (await listOf([aColumn('text')], [text])).getCell('A3')
    // XML brings every end of line to a line feed (XML 1.0, 2.11).
    expect(cell.value).toBe(`'${text.replace('\r', '\n')}`)
  })

  it('is no escape that turns into a formula', async () => {
    expect((await listOf([aColumn('text')], ['_x003D_1+1'])).getCell('A3').value).toBe('_x003D_1+1')
  })

  it('leaves no formula and no link in any sheet, wherever it stands', async () => {
    const [evil = ''] = HOSTILE
    const table = aTable({ title: evil, columns: [aColumn('text', evil)], rows: [[evil]], totals: [evil] })
    const overview = anOverview({
      title: evil,
      notes: [evil],
      beside: [table],
      below: [table],
      charts: [bars([evil, 1])],
    })
    const content = await writeWorkbook(aWorkbook(overview, { ...aList([]), note: evil, table }))
    const sheets = Object.entries(unzipSync(content)).filter(([name]) => name.startsWith('xl/worksheets/'))
    expect(sheets.length).toBeGreaterThanOrEqual(2)
    for (const [, xml] of sheets) expect(strFromU8(xml)).not.toMatch(/<f[ >]|<hyperlink|TargetMode/u)
  })

  it('does not break the file, whatever is in it', async () => {
    const text = 'a\u0000b\u001fc\ud800<&>"\ufffe]]>'
    expect((await listOf([aColumn('text')], [text])).getCell('A3').value).toBe('abc<&>"]]>')
  })
})

describe('the overview in the workbook', () => {
  it('has title, notes and tables with their titles', async () => {
    const below = [aTable({ title: 'Todas las agencias', rows: [['c']] })]
    const sheet = sheetIn(await written(anOverview({ below })), 'Resumen')
    const first = sheet.getColumn(1).values.filter(Boolean)
    expect(first).toEqual([
      'Oficina Ejemplo · Informe de marzo de 2026',
      'Reservas cuyo día 0 cae en marzo de 2026.',
      'Indicadores',
      'text',
      'a',
      'b',
      'Todas las agencias',
      'text',
      'c',
    ])
  })

  it('has its charts as pictures beside the tables, none over another and none over a table', async () => {
    const charts = [bars(['Uno', 3], ['Dos', 1]), columns(['1–7 mar', 2, 3])]
    const below = [aTable({ title: 'Todas las agencias', rows: [['c']] })]
    const book = await written(anOverview({ charts, below }))
    const sheet = sheetIn(book, 'Resumen')
    const [upper, lower] = sheet.getImages().map(({ range }) => range.tl)
    expect(upper?.nativeCol).toBeGreaterThanOrEqual(1)
    expect((lower?.nativeRow ?? 0) - (upper?.nativeRow ?? 0)).toBeGreaterThan(6)
    const title = sheet.getColumn(1).values.indexOf('Todas las agencias')
    expect(title).toBeGreaterThan((lower?.nativeRow ?? 0) + 14)
  })

  it('has pictures that can be decoded, with as much in them as they say', async () => {
    const book = await written(anOverview({ charts: [bars(['Uno', 3]), bars(), columns(['1–7 mar', 0, 0])] }))
    const pictures = await Promise.all(book.model.media.map(({ buffer }) => loadImage(Buffer.from(buffer))))
    expect(pictures.map(({ width }) => width)).toEqual([1400, 1400, 1400])
    expect(pictures.every(({ height }) => height > 200)).toBe(true)
  })
})
