import { describe, expect, it } from 'vitest'
import { createExcelReport } from '../../../../src/adapters/excel-report/index.js'
import type { Reservation } from '../../../../src/domain/reservation.js'
import type {
  ListSheet,
  OverviewSheet,
  ReportCell,
  ReportTable,
} from '../../../../src/domain/report-workbook.js'
import { report } from '../../../../src/engine/views/report.js'
import type { ReportWorld } from '../../../../src/engine/views/report.js'
import type { AuditEntry, ReportWriter } from '../../../../src/ports.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { newTestStore } from '../../../stores/test-store.js'
import { FakeReportWriter } from '../../../fakes/report-writer.js'
import { aClient, aMailRecord, aReservation } from '../../../ports/records.js'
import { SETTINGS } from '../../../story/settings.js'
import { santiago } from '../../../story/samples.js'
import { readBack, sheetIn } from '../../adapters/excel-report/workbooks.js'

const march = (text: string): string => santiago(`2026-03-${text}`)

/** Asked on the 3rd, its OC by mail on the 5th. */
const received = (locator: string, changes: Partial<Reservation> = {}): Reservation =>
  aReservation(locator, {
    state: 'received',
    dayZero: march('03 09:00'),
    steps: { request: { queuedAt: march('03 09:00'), sentAt: march('03 09:00') } },
    purchaseOrder: { number: '4500012345', receivedAt: march('05 09:00'), files: [], mailId: 'order' },
    settledAt: march('05 09:00'),
    history: [
      { at: march('03 09:00'), event: 'MailQueued', actor: null, detail: 'request' },
      { at: march('03 09:00'), event: 'MailLeft', actor: null, detail: 'request → compras@cliente.example' },
      { at: march('05 09:00'), event: 'PurchaseOrderReceived', actor: null, detail: '4500012345' },
    ],
    ...changes,
  })

const anOffice = (now: string, reports: ReportWriter = new FakeReportWriter()) => {
  const store = newTestStore()
  const world: ReportWorld = { settings: SETTINGS, store, clock: new ManualClock(now), reports }
  const put = (...reservations: Reservation[]) =>
    store.transact({}, (tx) => reservations.forEach((one) => tx.putReservation(one)))
  const audited = (...entries: AuditEntry[]) =>
    store.transact({}, (tx) => entries.forEach((entry) => tx.audit(entry)))
  return { store, world, put, audited }
}

/** Makes the report and gives its sheets by name. */
const sheetsOf = async (world: ReportWorld, month: string | null = '2026-03') => {
  const writer = new FakeReportWriter()
  await report(month, { ...world, reports: writer })
  const sheets = writer.written.flatMap((workbook) => workbook.sheets)
  const list = (name: string): ListSheet => {
    const found = sheets.find((sheet) => sheet.name === name)
    if (found?.kind !== 'list') throw new Error(`there is no list ${name}`)
    return found
  }
  const overview = sheets.find((sheet): sheet is OverviewSheet => sheet.kind === 'overview')
  if (!overview) throw new Error('there is no overview')
  return { names: sheets.map(({ name }) => name), list, overview }
}

/** What a table says below a heading, row by row. */
const below = ({ columns, rows }: ReportTable, heading: string): readonly (ReportCell | undefined)[] =>
  rows.map((cells) => cells[columns.findIndex((column) => column.heading === heading)])

const LATER = santiago('2026-06-01 10:00')

describe('the report of a month', () => {
  it('finds reservations of its day 0, open, settled, and archived in another month', async () => {
    const { store, world, put } = anOffice(LATER)
    await put(
      received('OLD', { settledAt: santiago('2026-05-20 10:00') }),
      received('APRIL', { dayZero: santiago('2026-04-01 00:00') }),
    )
    await store.archiveSettled(LATER)
    await put(aReservation('OPEN', { dayZero: march('31 23:59') }))
    const { list } = await sheetsOf(world)
    expect(below(list('Reservas').table, 'LOC')).toEqual(['OLD', 'OPEN'])
  })

  it('is of this month where none is named, by the clock of the office', async () => {
    const { world, put } = anOffice(march('31 23:30'))
    await put(received('AAA'))
    const { filename, summary } = await report(null, world)
    expect(filename).toBe('control-oc-2026-03.xlsx')
    expect(summary).toMatchObject({ month: '2026-03', monthLabel: 'marzo de 2026', reservations: 1 })
  })

  it('is refused for what is no month', async () => {
    await expect(report('marzo', anOffice(LATER).world)).rejects.toThrow(RangeError)
  })

  it('has six sheets, and says on the first which reservations are in it', async () => {
    const { names, overview } = await sheetsOf(anOffice(LATER).world)
    expect(names).toEqual(['Resumen', 'Reservas', 'Correos', 'OC', 'Auditoría', 'Definiciones'])
    expect(overview.title).toBe('Oficina Ejemplo · Informe de marzo de 2026')
    expect(overview.notes[0]).toBe(
      'Reservas cuyo día 0 cae en marzo de 2026, según la hora de la oficina (America/Santiago).',
    )
  })

  it('of a month without anything has all its sheets, and charts that say so', async () => {
    const { list, overview } = await sheetsOf(anOffice(LATER).world)
    const lists = ['Reservas', 'Correos', 'OC', 'Auditoría'].map((name) => list(name).table.rows)
    expect(lists).toEqual([[], [], [], []])
    expect(overview.charts.map(({ title }) => title)).toEqual([
      'Con OC y abiertas por semana',
      'Días hasta la OC por agencia',
    ])
  })
})

describe('its list of reservations', () => {
  it('shows the story of each in words of staff', async () => {
    const { world, put } = anOffice(LATER)
    const closing = { reason: 'suspended', note: 'avisan en mayo' } as const
    await put(
      received('AAA', { assignee: { id: 'marta-id', name: 'Marta' } }),
      aReservation('BBB', {
        state: 'closed',
        closing,
        settledAt: march('09 09:00'),
        dayZero: march('04 09:00'),
      }),
    )
    const { table } = (await sheetsOf(world)).list('Reservas')
    expect(below(table, 'Estado')).toEqual(['RECIBIDA', 'CERRADA'])
    expect(below(table, 'N.º de OC')).toEqual(['4500012345', null])
    expect(below(table, 'Días hasta la OC')).toEqual([2, null])
    expect(below(table, 'Plazo')).toEqual(['A tiempo', 'No se cuenta'])
    expect(below(table, 'Motivo de cierre')).toEqual([null, 'Suspendida'])
    expect(below(table, 'Nota de cierre')).toEqual([null, 'avisan en mayo'])
    expect(below(table, 'A cargo')).toEqual(['Marta', null])
  })

  it('has a column of its own for each currency, each with its own sum', async () => {
    const { world, put } = anOffice(LATER)
    const costing = (locator: string, total: Reservation['booking']['total']) =>
      received(locator, { booking: { ...aReservation(locator).booking, total } })
    await put(
      costing('AAA', { minor: 100_000, currency: 'CLP' }),
      costing('BBB', { minor: 125_050, currency: 'USD' }),
      costing('CCC', { minor: 20_000, currency: 'CLP' }),
      costing('DDD', null),
    )
    const { table } = (await sheetsOf(world)).list('Reservas')
    expect(below(table, 'Monto ($)')).toEqual([100_000, null, 20_000, null])
    expect(below(table, 'Monto (US$)')).toEqual([null, 1250.5, null, null])
    const headings = table.columns.map(({ heading }) => heading)
    const total = (heading: string) => table.totals?.[headings.indexOf(heading)]
    expect([total('LOC'), total('Monto ($)'), total('Monto (US$)')]).toEqual(['Total', 120_000, 1250.5])
    expect(headings.filter((heading) => heading.startsWith('Monto'))).toHaveLength(2)
  })

  it('names clients as the office does', async () => {
    const { store, world, put } = anOffice(LATER)
    await store.transact({}, (tx) => tx.putClient(aClient('empresa ejemplo', { name: 'Empresa Ejemplo' })))
    await put(received('AAA'))
    expect(below((await sheetsOf(world)).list('Reservas').table, 'Agencia')).toEqual(['Empresa Ejemplo'])
  })
})

describe('its other lists', () => {
  it('have the mails of the reservations of the month', async () => {
    const { world, put } = anOffice(LATER)
    await put(received('AAA'))
    const { table } = (await sheetsOf(world)).list('Correos')
    expect(below(table, 'Correo')).toEqual(['Solicitud'])
    expect(below(table, 'Destinatarios')).toEqual(['compras@cliente.example'])
    expect(below(table, 'Pedido por')).toEqual(['Control OC'])
  })

  it('have the OCs with their amount while the record of their mail is there', async () => {
    const { store, world, put } = anOffice(LATER)
    const amount = { signal: 'amount_near', value: 'CLP 1234000', where: 'document', weight: 10 }
    await store.transact({}, (tx) =>
      tx.recordMail(aMailRecord('order', { locators: ['AAA'], evidence: [amount] })),
    )
    const byHand = { number: null, receivedAt: march('06 09:00'), files: [], mailId: null }
    await put(received('AAA'), received('BBB', { purchaseOrder: byHand }))
    const { table } = (await sheetsOf(world)).list('OC')
    expect(below(table, 'Monto de la OC ($)')).toEqual([1_234_000, null])
    expect(below(table, 'Cómo llegó')).toEqual(['Por correo', 'Marcada a mano'])
  })

  it('have what people did in the month, in lines of today and of before', async () => {
    const { world, audited } = anOffice(LATER)
    const line = { locator: 'ZZZ', actor: 'marta-id', action: 'close', detail: 'suspended: avisan' }
    await audited(
      { ...line, at: march('01 00:00') },
      {
        ...line,
        at: march('31 23:59'),
        name: 'Marta',
        before: 'requested; assigned to Ana',
        after: 'closed; closed as suspended',
        from: 'command:cerrar',
      },
      { ...line, at: santiago('2026-04-01 00:00') },
    )
    const { table } = (await sheetsOf(world)).list('Auditoría')
    expect(below(table, 'Quién')).toEqual(['marta-id', 'Marta'])
    expect(below(table, 'Qué hizo')).toEqual(['Cerró la reserva', 'Cerró la reserva'])
    expect(below(table, 'Detalle')).toEqual(['Suspendida: avisan', 'Suspendida: avisan'])
    expect(below(table, 'Antes')).toEqual([null, 'SOLICITADA; a cargo de Ana'])
    expect(below(table, 'Después')).toEqual([null, 'CERRADA; Suspendida'])
    expect(below(table, 'Desde')).toEqual([null, 'Comando cerrar'])
  })

  it('have the meaning of every figure', async () => {
    const { table } = (await sheetsOf(anOffice(LATER).world)).list('Definiciones')
    expect(below(table, 'Término')).toEqual(
      expect.arrayContaining(['A tiempo', 'Días hasta la OC', '% a tiempo']),
    )
  })
})

describe('its first sheet', () => {
  const tableIn = (overview: OverviewSheet, title: string): ReportTable => {
    const found = [...overview.beside, ...overview.below].find((table) => table.title === title)
    if (!found) throw new Error(`there is no table ${title}`)
    return found
  }

  it('has the figures of the month, of each currency, of each week and of each agency', async () => {
    const { world, put } = anOffice(LATER)
    await put(received('AAA'), aReservation('BBB', { dayZero: march('10 09:00') }))
    const { overview } = await sheetsOf(world)
    const figures = tableIn(overview, 'Indicadores')
    expect(below(figures, 'Valor')).toEqual([
      2,
      1,
      1,
      1,
      0,
      { kind: 'share', value: 0.5 },
      { kind: 'days', value: 2 },
      { kind: 'days', value: 2 },
    ])
    expect(tableIn(overview, 'Monto abierto por moneda').rows).toEqual([
      ['Pesos', { kind: 'CLP', value: 1_234_567 }, 1],
    ])
    expect(tableIn(overview, 'Por semana del día 0').totals).toEqual(['Total', 2, 1, 1, 0])
    expect(below(tableIn(overview, 'Todas las agencias'), 'Agencia')).toEqual(['EMPRESA EJEMPLO S.A.'])
  })

  it('has a chart of what is open for each currency, with the amount at each bar', async () => {
    const { world, put } = anOffice(LATER)
    await put(aReservation('BBB', { dayZero: march('10 09:00') }))
    const chart = (await sheetsOf(world)).overview.charts.find(({ title }) => title.includes('en pesos'))
    expect(chart).toMatchObject({ bars: [{ label: 'EMPRESA EJEMPLO S.A.', text: '$1.234.567' }] })
  })
})

describe('the file of a report', () => {
  it('holds all of it, with pictures, dates of the office and text that stays text', async () => {
    const { world, put } = anOffice(LATER, createExcelReport())
    const { booking } = aReservation('AAA')
    await put(received('AAA', { clientId: null, booking: { ...booking, agency: '=1+1' } }))
    const book = await readBack((await report('2026-03', world)).content)
    const row = sheetIn(book, 'Reservas').getRow(3)
    expect(row.getCell(3).value).toBe("'=1+1")
    expect(sheetIn(book, 'OC').getCell('A3').value).toEqual(new Date('2026-03-05T09:00:00Z'))
    expect(sheetIn(book, 'Resumen').getImages()).toHaveLength(2)
  })
})
