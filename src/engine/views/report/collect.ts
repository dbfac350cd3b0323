import type { Client, ClientId } from '../../../domain/client.js'
import { reportFigures } from '../../../domain/report-figures.js'
import { mailsOf } from '../../../domain/report-mails.js'
import { monthAt, monthSpan } from '../../../domain/report-month.js'
import type { MonthSpan, ReportMonth } from '../../../domain/report-month.js'
import { orderAmount } from '../../../domain/report-order.js'
import { reportRow } from '../../../domain/report-row.js'
import type { ReportRow, RowContext } from '../../../domain/report-row.js'
import { officeDays } from '../../../domain/report-timeliness.js'
import type { Reservation } from '../../../domain/reservation.js'
import type { AuditEntry, Page, PageRequest } from '../../../ports.js'
import type { EngineWorld } from '../../world.js'
import type { MailLine, OrderLine, ReportData } from './data.js'
import { nextTurn } from './turns.js'

export type CollectingWorld = Pick<EngineWorld, 'settings' | 'store' | 'clock'>

/** Small, so that what is worked out at once stays short and nobody else has to wait for it. */
const PAGE = 50

/** Works a query's pages out one after the other; others have their turn in between. */
const eachPage = async <T, R>(
  query: (page: PageRequest) => Promise<Page<T>>,
  work: (items: readonly T[]) => readonly R[] | Promise<readonly R[]>,
): Promise<R[]> => {
  const results: R[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await query({ limit: PAGE, after })
    results.push(...(await work(page.items)))
    after = page.next
    await nextTurn()
  } while (after !== null)
  return results
}

interface Told {
  readonly row: ReportRow
  readonly mails: readonly MailLine[]
  readonly order: OrderLine | null
}

const orderLine = async (row: ReportRow, { store }: CollectingWorld): Promise<OrderLine | null> => {
  const { order } = row
  if (!order) return null
  const mail = order.mailId ? await store.mailRecord(order.mailId) : null
  return { ...row, order, orderAmount: orderAmount(mail) }
}

const tell = async (reservation: Reservation, context: RowContext, world: CollectingWorld): Promise<Told> => {
  const row = reportRow(reservation, context)
  const mails = mailsOf(reservation).map((mail) => ({ ...mail, agency: row.agency }))
  return { row, mails, order: await orderLine(row, world) }
}

const byDayZero = (a: Told, b: Told): number =>
  a.row.dayZero < b.row.dayZero || (a.row.dayZero === b.row.dayZero && a.row.locator < b.row.locator) ? -1 : 1

/** Each reservation once: one that was archived meanwhile may have come twice, the same both times. */
const tellAll = async (span: MonthSpan, world: CollectingWorld): Promise<readonly Told[]> => {
  const { store, clock, settings } = world
  const clients = new Map((await store.clients()).map((client): [ClientId, Client] => [client.id, client]))
  const context: RowContext = { ...officeDays(clock.now(), settings.policy.office), clients }
  const told = await eachPage(
    (page) => store.reservationsByDayZero(span, page),
    (found) => Promise.all(found.map((reservation) => tell(reservation, context, world))),
  )
  return [...new Map(told.map((one) => [one.row.locator, one])).values()].sort(byDayZero)
}

const byTime = (a: { readonly at: string }, b: { readonly at: string }): number => (a.at < b.at ? -1 : 1)

const byReceipt = (a: OrderLine, b: OrderLine): number => (a.order.receivedAt < b.order.receivedAt ? -1 : 1)

const auditOf = (span: MonthSpan, { store }: CollectingWorld): Promise<AuditEntry[]> =>
  eachPage(
    (page) => store.auditBetween(span, page),
    (entries) => entries,
  )

/** Everything that the report of a month shows, this month's where none is named. */
export const collectReport = async (
  month: ReportMonth | null,
  world: CollectingWorld,
): Promise<ReportData> => {
  const at = world.clock.now()
  const { zone } = world.settings.policy.office
  const span = monthSpan(month ?? monthAt(at, zone), zone)
  const told = await tellAll(span, world)
  const audit = await auditOf(span, world)
  const rows = told.map(({ row }) => row)
  return {
    at,
    zone,
    figures: reportFigures(rows, span),
    rows,
    mails: told.flatMap(({ mails }) => mails).sort(byTime),
    orders: told.flatMap(({ order }) => order ?? []).sort(byReceipt),
    audit,
  }
}
