import { describe, expect, it } from 'vitest'
import { createExcelReport } from '../../../../src/adapters/excel-report/index.js'
import { aColumn, aList, aWorkbook, readBack, sheetIn } from './workbooks.js'

const list = aList([aColumn('text', 'LOC'), aColumn('CLP', 'Monto')], ['AAA', 1000])

describe('the writer of reports', () => {
  it('gives a workbook that was made in another process', async () => {
    const content = await createExcelReport().write(aWorkbook(list))
    const sheet = sheetIn(await readBack(content), 'Reservas')
    expect([sheet.getCell('A3').value, sheet.getCell('B3').value]).toEqual(['AAA', 1000])
  })

  it('makes several at once, each its own', async () => {
    const reports = createExcelReport()
    const named = (name: string) => reports.write(aWorkbook({ ...list, name }))
    const books = await Promise.all([named('Uno').then(readBack), named('Dos').then(readBack)])
    expect(books.map(({ worksheets }) => worksheets.map(({ name }) => name))).toEqual([['Uno'], ['Dos']])
  })

  it('tells what was wrong with one that cannot be made', async () => {
    const twice = createExcelReport().write(aWorkbook(list, list))
    await expect(twice).rejects.toThrow('already exists')
  })

  it('ends one that takes too long', async () => {
    const write = createExcelReport({ timeLimitMs: 1 }).write(aWorkbook(list))
    await expect(write).rejects.toThrow('SIGKILL')
  })

  it('ends what is under way when it is stopped', async () => {
    const reports = createExcelReport()
    const write = reports.write(aWorkbook(list))
    const outcome = write.catch((error: unknown) => String(error))
    await reports.stop()
    expect(await outcome).toContain('ended without one')
  })
})
