import type { Money } from '../../../domain/money.js'
import type { ReportFigures } from '../../../domain/report-figures.js'
import type { ReportedMail } from '../../../domain/report-mails.js'
import type { ReportRow } from '../../../domain/report-row.js'
import type { Instant } from '../../../domain/time.js'
import type { AuditEntry } from '../../../ports.js'

export interface MailLine extends ReportedMail {
  readonly agency: string
}

/** A reservation with its purchase order, and what that amounts to where it is known. */
export type OrderLine = ReportRow & {
  readonly order: NonNullable<ReportRow['order']>
  readonly orderAmount: Money | null
}

/** All that a month's report shows. */
export interface ReportData {
  readonly at: Instant
  readonly zone: string
  readonly figures: ReportFigures
  readonly rows: readonly ReportRow[]
  readonly mails: readonly MailLine[]
  readonly orders: readonly OrderLine[]
  readonly audit: readonly AuditEntry[]
}
