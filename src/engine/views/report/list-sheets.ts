import type { ListSheet } from '../../../domain/report-workbook.js'
import type { ReportRow } from '../../../domain/report-row.js'
import type { AuditEntry } from '../../../ports.js'
import { closingReasonLabel, stateLabel } from '../../../texts/es.js'
import { deedText } from '../../../texts/deeds.js'
import { auditDetail, auditSource, auditStand } from '../../../texts/report-audit.js'
import { belongsTo, LIST_NOTES } from '../../../texts/report-definitions.js'
import {
  AUDIT_HEADINGS,
  MAIL_HEADINGS,
  ORDER_HEADINGS,
  RESERVATION_HEADINGS,
  SHEETS,
} from '../../../texts/report-headings.js'
import {
  DIRECTIONS,
  NO,
  orderWayLabel,
  reportedMailLabel,
  SYSTEM,
  timelinessLabel,
  YES,
} from '../../../texts/report.js'
import type { MailLine, OrderLine, ReportData } from './data.js'
import { adding, amountColumns, column, listTable } from './list.js'
import type { ListColumn } from './list.js'

const NAME_WIDTH = 32
const SENTENCE_WIDTH = 40

const bookingColumns = (rows: readonly ReportRow[]): readonly ListColumn<ReportRow>[] => {
  const head = RESERVATION_HEADINGS
  return [
    column(head.locator, 'text', (row) => row.locator, 11),
    column(head.bookingId, 'text', (row) => row.bookingId, 12),
    column(head.agency, 'text', (row) => row.agency, NAME_WIDTH),
    column(head.hotels, 'text', (row) => row.hotels.join(' · '), NAME_WIDTH),
    column(head.checkIn, 'day', (row) => row.checkIn),
    column(head.checkOut, 'day', (row) => row.checkOut),
    adding(column(head.nights, 'count', (row) => row.nights)),
    ...amountColumns(head.amount, rows, (row) => row.total),
  ]
}

const chaseColumns = (): readonly ListColumn<ReportRow>[] => {
  const head = RESERVATION_HEADINGS
  return [
    column(head.state, 'text', (row) => stateLabel(row.state), 18),
    column(head.dayZero, 'instant', (row) => row.dayZero),
    column(head.request, 'instant', (row) => row.sent.request),
    column(head.reminder, 'instant', (row) => row.sent.reminder),
    column(head.ultimatum, 'instant', (row) => row.sent.ultimatum),
    column(head.ocNumber, 'text', (row) => row.order?.number ?? null),
    column(head.receivedAt, 'instant', (row) => row.order?.receivedAt ?? null),
    column(head.daysToOrder, 'days', (row) => row.daysToOrder),
    column(head.timeliness, 'text', (row) => timelinessLabel(row.timeliness), 15),
    column(head.closingReason, 'text', (row) => row.closing && closingReasonLabel(row.closing.reason), 26),
    column(head.closingNote, 'text', (row) => row.closing?.note ?? null, SENTENCE_WIDTH),
    column(head.assignee, 'text', (row) => row.assignee),
  ]
}

export const reservationsSheet = ({ rows, figures, zone }: ReportData): ListSheet => ({
  kind: 'list',
  name: SHEETS.reservations,
  note: belongsTo(figures.span.month, zone),
  table: listTable(rows, [...bookingColumns(rows), ...chaseColumns()]),
})

const mailColumns = (): readonly ListColumn<MailLine>[] => {
  const head = MAIL_HEADINGS
  return [
    column(head.at, 'instant', (mail) => mail.at),
    column(head.locator, 'text', (mail) => mail.locator, 11),
    column(head.agency, 'text', (mail) => mail.agency, NAME_WIDTH),
    column(head.direction, 'text', (mail) => DIRECTIONS[mail.direction], 11),
    column(head.kind, 'text', (mail) => reportedMailLabel(mail.kind), 30),
    column(head.recipients, 'text', (mail) => mail.recipients, SENTENCE_WIDTH),
    column(head.repeated, 'text', (mail) => (mail.repeated ? YES : NO), 12),
    column(head.askedBy, 'text', (mail) => mail.askedBy ?? (mail.direction === 'sent' ? SYSTEM : null)),
  ]
}

export const mailsSheet = ({ mails }: ReportData): ListSheet => ({
  kind: 'list',
  name: SHEETS.mails,
  note: LIST_NOTES.mails,
  table: listTable(mails, mailColumns()),
})

const orderColumns = (orders: readonly OrderLine[]): readonly ListColumn<OrderLine>[] => {
  const head = ORDER_HEADINGS
  return [
    column(head.receivedAt, 'instant', ({ order }) => order.receivedAt),
    column(head.locator, 'text', (line) => line.locator, 11),
    column(head.agency, 'text', (line) => line.agency, NAME_WIDTH),
    column(head.number, 'text', ({ order }) => order.number),
    column(head.way, 'text', ({ order }) => orderWayLabel(order.way), 24),
    column(head.by, 'text', ({ order }) => order.by ?? SYSTEM),
    ...amountColumns(head.orderAmount, orders, (line) => line.orderAmount),
    ...amountColumns(head.amount, orders, (line) => line.total),
    column(head.daysToOrder, 'days', (line) => line.daysToOrder),
    column(head.timeliness, 'text', (line) => timelinessLabel(line.timeliness), 15),
    column(head.note, 'text', ({ order }) => order.note, SENTENCE_WIDTH),
  ]
}

export const ordersSheet = ({ orders }: ReportData): ListSheet => ({
  kind: 'list',
  name: SHEETS.orders,
  note: LIST_NOTES.orders,
  table: listTable(orders, orderColumns(orders)),
})

const auditColumns = (zone: string): readonly ListColumn<AuditEntry>[] => {
  const head = AUDIT_HEADINGS
  return [
    column(head.at, 'instant', (entry) => entry.at),
    column(head.who, 'text', (entry) => entry.name ?? entry.actor, 24),
    column(head.action, 'text', (entry) => deedText(entry.action), 28),
    column(head.locator, 'text', (entry) => entry.locator, 11),
    column(head.detail, 'text', (entry) => auditDetail(entry.action, entry.detail), SENTENCE_WIDTH),
    column(head.before, 'text', (entry) => auditStand(entry.before ?? null, zone), SENTENCE_WIDTH),
    column(head.after, 'text', (entry) => auditStand(entry.after ?? null, zone), SENTENCE_WIDTH),
    column(head.from, 'text', (entry) => auditSource(entry.from ?? null), 20),
  ]
}

export const auditSheet = ({ audit, figures, zone }: ReportData): ListSheet => ({
  kind: 'list',
  name: SHEETS.audit,
  note: LIST_NOTES.audit(figures.span.month),
  table: listTable(audit, auditColumns(zone)),
})
