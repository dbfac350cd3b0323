import { FEWEST_TO_RANK } from '../../../domain/report-agencies.js'
import type {
  ListSheet,
  OverviewSheet,
  ReportSheet,
  ReportWorkbook,
} from '../../../domain/report-workbook.js'
import { formatInstant } from '../../../texts/es.js'
import {
  asOf,
  belongsTo,
  DEFINITION_HEADINGS,
  definitions,
  LIST_NOTES,
} from '../../../texts/report-definitions.js'
import { SHEETS } from '../../../texts/report-headings.js'
import { NO_DATA, PAGE_FOOTER, REPORT_AUTHOR, reportTitle } from '../../../texts/report.js'
import { agencyTable, worstTables } from './agency-tables.js'
import { chartsOf } from './charts.js'
import type { ReportData } from './data.js'
import { auditSheet, mailsSheet, ordersSheet, reservationsSheet } from './list-sheets.js'
import { monthTables } from './overview-tables.js'
import { inTurns } from './turns.js'

const TERM_WIDTH = 28
const MEANING_WIDTH = 120

const overview = ({ figures, at, zone }: ReportData, company: string): OverviewSheet => ({
  kind: 'overview',
  name: SHEETS.overview,
  title: `${company} · ${reportTitle(figures.span.month)}`,
  notes: [belongsTo(figures.span.month, zone), asOf(formatInstant(at, zone))],
  beside: [...monthTables(figures), ...worstTables(figures)],
  charts: chartsOf(figures),
  below: [agencyTable(figures)],
})

const definitionsSheet = ({ figures, zone }: ReportData): ListSheet => ({
  kind: 'list',
  name: SHEETS.definitions,
  note: LIST_NOTES.definitions,
  table: {
    title: null,
    columns: DEFINITION_HEADINGS.map((heading, index) => ({
      heading,
      kind: 'text',
      width: index === 0 ? TERM_WIDTH : MEANING_WIDTH,
    })),
    rows: definitions(figures.span.month, zone, FEWEST_TO_RANK).map(({ term, meaning }) => [term, meaning]),
    totals: null,
    empty: NO_DATA,
  },
})

/** The report of a month as sheets with words in them. */
export const reportWorkbook = async (data: ReportData, company: string): Promise<ReportWorkbook> => ({
  title: reportTitle(data.figures.span.month),
  author: REPORT_AUTHOR,
  createdAt: data.at,
  zone: data.zone,
  footer: PAGE_FOOTER,
  sheets: await inTurns<ReportSheet>([
    () => overview(data, company),
    () => reservationsSheet(data),
    () => mailsSheet(data),
    () => ordersSheet(data),
    () => auditSheet(data),
    () => definitionsSheet(data),
  ]),
})
