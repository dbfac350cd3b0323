import type { ReportWorkbook } from '../../domain/report-workbook.js'

/** What the service and the process that makes a report say to each other: one request, one answer. */

export type ReportRequest = ReportWorkbook

export type ReportAnswer =
  | { readonly type: 'written'; readonly content: Uint8Array }
  | { readonly type: 'failed'; readonly error: string }
