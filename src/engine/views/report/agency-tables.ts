import { FEWEST_TO_RANK, rankedByLateShare, rankedByOpenAmount } from '../../../domain/report-agencies.js'
import type { AgencyFigures } from '../../../domain/report-agencies.js'
import type { ReportFigures } from '../../../domain/report-figures.js'
import { CURRENCIES, toUnits } from '../../../domain/money.js'
import type { Currency } from '../../../domain/money.js'
import type { ReportTable } from '../../../domain/report-workbook.js'
import {
  AGENCY_HEADINGS,
  ALL_AGENCIES,
  WORST_BY_AMOUNT,
  WORST_BY_SHARE,
  WORST_HEADINGS,
  WORST_SHARE_HEADINGS,
} from '../../../texts/report-headings.js'
import { inCurrency, inSentence } from '../../../texts/report.js'
import { adding, column, listTable } from './list.js'
import type { ListColumn } from './list.js'
import { cell, figureTable } from './overview-tables.js'

const WORST = 5
const NAME_WIDTH = 38
const FIGURE_WIDTH = 15

const worstByAmount = ({ agencies }: ReportFigures): readonly ReportTable[] =>
  rankedByOpenAmount(agencies).map(({ currency, agencies: owing }) =>
    figureTable(
      { title: WORST_BY_AMOUNT(inSentence(currency)), headings: WORST_HEADINGS },
      owing
        .slice(0, WORST)
        .map(({ agency, minor }) => [
          agency.name,
          cell(currency, toUnits({ minor, currency })),
          agency.open.amounts.find((sum) => sum.currency === currency)?.count ?? 0,
        ]),
    ),
  )

const worstByShare = ({ agencies }: ReportFigures): ReportTable =>
  figureTable(
    { title: WORST_BY_SHARE(FEWEST_TO_RANK), headings: WORST_SHARE_HEADINGS },
    rankedByLateShare(agencies)
      .slice(0, WORST)
      .map(({ name, punctuality: { inTime, late } }) => [
        name,
        cell('share', late / (inTime + late)),
        late,
        inTime + late,
      ]),
  )

const figure = (
  heading: string,
  kind: 'count' | 'days' | 'share' | Currency,
  value: (agency: AgencyFigures) => number | null,
): ListColumn<AgencyFigures> => column(heading, kind, value, FIGURE_WIDTH)

const openIn = ({ open }: AgencyFigures, currency: Currency): number | null => {
  const sum = open.amounts.find((one) => one.currency === currency)
  return sum ? toUnits(sum) : null
}

const agencyColumns = (currencies: readonly Currency[]): readonly ListColumn<AgencyFigures>[] => {
  const head = AGENCY_HEADINGS
  return [
    column(head.agency, 'text', ({ name }) => name, NAME_WIDTH),
    adding(figure(head.reservations, 'count', ({ reservations }) => reservations)),
    adding(figure(head.received, 'count', ({ received }) => received)),
    adding(figure(head.inTime, 'count', ({ punctuality }) => punctuality.inTime)),
    adding(figure(head.late, 'count', ({ punctuality }) => punctuality.late)),
    adding(figure(head.running, 'count', ({ punctuality }) => punctuality.running)),
    figure(head.shareInTime, 'share', ({ punctuality }) => punctuality.shareInTime),
    figure(head.medianDays, 'days', ({ days }) => days.median),
    figure(head.meanDays, 'days', ({ days }) => days.mean),
    adding(figure(head.open, 'count', ({ open }) => open.count)),
    ...currencies.map((currency) =>
      adding(figure(inCurrency(head.openAmount, currency), currency, (agency) => openIn(agency, currency))),
    ),
  ]
}

/** Who owes most and who is late most often. */
export const worstTables = (figures: ReportFigures): readonly ReportTable[] => [
  ...worstByAmount(figures),
  worstByShare(figures),
]

/** All of them by name. */
export const agencyTable = ({ agencies, open }: ReportFigures): ReportTable => {
  const used = CURRENCIES.filter((currency) => open.amounts.some((sum) => sum.currency === currency))
  return listTable(agencies, agencyColumns(used), ALL_AGENCIES)
}
