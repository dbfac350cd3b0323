import { describe, expect, it } from 'vitest'
import type { Currency } from '../../../src/domain/money.js'
import { rankedByDays, rankedByLateShare, rankedByOpenAmount } from '../../../src/domain/report-agencies.js'
import { reportFigures } from '../../../src/domain/report-figures.js'
import { monthSpan } from '../../../src/domain/report-month.js'
import type { ReportRow } from '../../../src/domain/report-row.js'
import { reportSummary } from '../../../src/domain/report-summary.js'
import { santiago, ZONE } from '../../story/samples.js'

const march = monthSpan('2026-03', ZONE)

const order: ReportRow['order'] = {
  number: '4500012345',
  receivedAt: santiago('2026-03-05 10:00'),
  way: 'mail',
  by: null,
  note: null,
  mailId: 'mail-2',
}

const aRow = (changes: Partial<ReportRow> = {}): ReportRow => ({
  locator: 'AAKLMNO',
  bookingId: null,
  agency: 'Walvis',
  agencyId: 'walvis',
  hotels: ['Gran Hotel Ejemplo'],
  checkIn: '2026-03-20',
  checkOut: '2026-03-23',
  nights: 3,
  total: { minor: 100_000, currency: 'CLP' },
  state: 'requested',
  open: true,
  dayZero: santiago('2026-03-03 09:00'),
  sent: { request: null, reminder: null, ultimatum: null },
  order: null,
  daysToOrder: null,
  timeliness: 'running',
  closing: null,
  assignee: null,
  ...changes,
})

const received = (days: number | null, changes: Partial<ReportRow> = {}): ReportRow =>
  aRow({ state: 'received', open: false, order, daysToOrder: days, timeliness: 'in_time', ...changes })

const of = (agency: string, ...rows: ReportRow[]): ReportRow[] =>
  rows.map((row) => ({ ...row, agency, agencyId: agency.toLowerCase() }))

const owed = (minor: number, currency: Currency = 'CLP'): ReportRow => aRow({ total: { minor, currency } })

const late = aRow({ timeliness: 'late' })

const figures = (...rows: ReportRow[]) => reportFigures(rows, march)

describe('the figures of a month', () => {
  it('count every state, also those that there are none of', () => {
    const { byState, reservations } = figures(aRow(), received(1), aRow({ state: 'expired', open: false }))
    expect(reservations).toBe(3)
    expect(Object.fromEntries(byState.map(({ state, count }) => [state, count]))).toEqual({
      not_required: 0,
      pending: 0,
      requested: 1,
      received: 1,
      closed: 0,
      cancelled: 0,
      expired: 1,
    })
  })

  it('take the share in time of those that are decided, and leave the others out', () => {
    const cancelled = aRow({ state: 'cancelled', open: false, timeliness: 'not_counted' })
    const { punctuality } = figures(
      received(1),
      received(2),
      received(9, { timeliness: 'late' }),
      late,
      aRow(),
      cancelled,
    )
    expect(punctuality).toEqual({ inTime: 2, late: 2, running: 1, notCounted: 1, shareInTime: 0.5 })
  })

  it('give no share where nothing is decided', () => {
    expect(figures(aRow()).punctuality.shareInTime).toBeNull()
  })

  it('give median and mean of the days, without those that cannot be told', () => {
    expect(figures(received(1), received(2), received(9), received(null)).days).toEqual({
      count: 3,
      median: 2,
      mean: 4,
    })
    expect(figures(received(1), received(2)).days).toEqual({ count: 2, median: 1.5, mean: 1.5 })
  })

  it('add what is open by currency, and never one to another', () => {
    const rows = [owed(100), owed(250), owed(50_000, 'USD'), aRow({ total: null }), received(1)]
    expect(figures(...rows).open).toEqual({
      count: 4,
      amounts: [
        { currency: 'CLP', minor: 350, count: 2 },
        { currency: 'USD', minor: 50_000, count: 1 },
      ],
      withoutAmount: 1,
    })
  })

  it('lay reservations into the week of their day 0', () => {
    const monday = { dayZero: santiago('2026-03-09 00:00') }
    const sunday = { dayZero: santiago('2026-03-08 23:59') }
    const weeks = figures(
      aRow(sunday),
      received(1, monday),
      aRow(monday),
      aRow({ ...monday, state: 'cancelled', open: false }),
    ).weeks.filter(({ reservations }) => reservations > 0)
    expect(weeks.map(({ week, ...counts }) => [week.firstDay, counts])).toEqual([
      ['2026-03-02', { reservations: 1, received: 0, open: 1, others: 0 }],
      ['2026-03-09', { reservations: 3, received: 1, open: 1, others: 1 }],
    ])
  })

  it('are all empty for a month without reservations', () => {
    const empty = figures()
    expect(empty).toMatchObject({
      reservations: 0,
      received: 0,
      days: { count: 0, median: null, mean: null },
      open: { count: 0, amounts: [], withoutAmount: 0 },
      agencies: [],
    })
    expect(empty.weeks.every(({ reservations }) => reservations === 0)).toBe(true)
  })
})

describe('the figures of an agency', () => {
  it('are those of its own reservations, and agencies stand by name', () => {
    const { agencies } = figures(...of('Zeta', received(4)), ...of('Árbol', aRow(), received(2)))
    expect(agencies.map(({ name, reservations, received: got }) => [name, reservations, got])).toEqual([
      ['Árbol', 2, 1],
      ['Zeta', 1, 1],
    ])
  })

  it('rank by what is owed in each currency', () => {
    const { agencies } = figures(
      ...of('Uno', owed(100), owed(50_000, 'USD')),
      ...of('Dos', owed(80), owed(70)),
      ...of('Tres', received(1)),
    )
    const ranked = rankedByOpenAmount(agencies).map(({ currency, agencies: owing }) => [
      currency,
      owing.map(({ agency, minor }) => [agency.name, minor]),
    ])
    expect(ranked).toEqual([
      [
        'CLP',
        [
          ['Dos', 150],
          ['Uno', 100],
        ],
      ],
      ['USD', [['Uno', 50_000]]],
    ])
  })

  it('rank by the share that is late, only where there are enough to judge by', () => {
    const { agencies } = figures(
      ...of('Pocas', late, late),
      ...of('Mitad', late, late, received(1), received(1)),
      ...of('Casi', late, late, received(1)),
      ...of('Puntual', received(1), received(1), received(1)),
    )
    expect(rankedByLateShare(agencies).map(({ name }) => name)).toEqual(['Casi', 'Mitad'])
  })

  it('rank by the median of their days', () => {
    const { agencies } = figures(
      ...of('Rápida', received(1)),
      ...of('Lenta', received(8)),
      ...of('Nada', aRow()),
    )
    expect(rankedByDays(agencies).map(({ name }) => name)).toEqual(['Lenta', 'Rápida'])
  })
})

describe('the summary of a month', () => {
  it('holds what a card shows, at most five agencies of each kind', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F']
    const rows = names.flatMap((name, index) =>
      of(name, received(index + 1), owed(1000 * (index + 1)), late, late, late),
    )
    const summary = reportSummary(figures(...rows), 'marzo de 2026')
    expect(summary).toMatchObject({
      month: '2026-03',
      monthLabel: 'marzo de 2026',
      reservations: 30,
      received: 6,
      inTime: 6,
      late: 18,
      running: 6,
      shareInTime: 0.25,
      medianDays: 3.5,
      open: 24,
    })
    expect(summary.slowest.map(({ agency, medianDays }) => [agency, medianDays])).toEqual([
      ['F', 6],
      ['E', 5],
      ['D', 4],
      ['C', 3],
      ['B', 2],
    ])
    expect(summary.owingMost[0]?.agencies[0]).toEqual({
      agency: 'F',
      amount: { minor: 306_000, currency: 'CLP' },
    })
    expect(summary.latest[0]).toEqual({ agency: 'A', late: 3, of: 4 })
  })
})
