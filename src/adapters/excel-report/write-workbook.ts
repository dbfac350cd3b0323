import type { Workbook } from 'exceljs'
import type { ReportSheet, ReportWorkbook } from '../../domain/report-workbook.js'
import { putList } from './list-sheet.js'
import { putOverview } from './overview-sheet.js'
import { wallClockIn } from './wall-clock.js'
import type { WallClock } from './wall-clock.js'

const A4 = 9

const newSheet = (book: Workbook, name: string, footer: string) =>
  book.addWorksheet(name, {
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&L&A&R${footer}` },
  })

const putSheet = (book: Workbook, given: ReportSheet, footer: string, wallClock: WallClock): void => {
  const sheet = newSheet(book, given.name, footer)
  switch (given.kind) {
    case 'list':
      return putList(sheet, given, wallClock)
    case 'overview':
      return putOverview(book, sheet, given, wallClock)
  }
}

/** The report as the bytes of an .xlsx file. Takes a second for thousands of rows: to be called in a process of its own. */
export const writeWorkbook = async (report: ReportWorkbook): Promise<Uint8Array> => {
  const { default: exceljs } = await import('exceljs')
  const book = new exceljs.Workbook()
  book.title = report.title
  book.creator = report.author
  book.created = new Date(report.createdAt)
  book.modified = new Date(report.createdAt)
  const wallClock = wallClockIn(report.zone)
  for (const sheet of report.sheets) putSheet(book, sheet, report.footer, wallClock)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
