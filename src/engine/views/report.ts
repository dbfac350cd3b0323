import type { ReportMonth } from '../../domain/report-month.js'
import { reportSummary } from '../../domain/report-summary.js'
import type { ReportSummary } from '../../domain/report-summary.js'
import type { ReportWriter } from '../../ports.js'
import { monthLabel, reportFilename } from '../../texts/report.js'
import { collectReport } from './report/collect.js'
import type { CollectingWorld } from './report/collect.js'
import { reportWorkbook } from './report/workbook.js'

export type ReportWorld = CollectingWorld & { readonly reports: ReportWriter }

/** A month's report: the .xlsx file, and what a card shows of it. */
export interface MonthlyReport {
  readonly filename: string
  readonly content: Uint8Array
  readonly summary: ReportSummary
}

/**
 * The report of the month's reservations (those whose day 0 lies in it), as they stand now; null is this month.
 * @throws RangeError when `month` is no `YYYY-MM`, and what the writer throws
 */
export const report = async (month: ReportMonth | null, world: ReportWorld): Promise<MonthlyReport> => {
  const data = await collectReport(month, world)
  const content = await world.reports.write(await reportWorkbook(data, world.settings.company.name))
  const named = data.figures.span.month
  return {
    filename: reportFilename(named),
    content,
    summary: reportSummary(data.figures, monthLabel(named)),
  }
}
