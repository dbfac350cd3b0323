import { rankedByDays, rankedByOpenAmount } from '../../../domain/report-agencies.js'
import type { ReportFigures } from '../../../domain/report-figures.js'
import { toUnits } from '../../../domain/money.js'
import type { ReportChart } from '../../../domain/report-workbook.js'
import { formatMoney } from '../../../texts/es.js'
import { CHARTS, daysText } from '../../../texts/report-headings.js'
import { inSentence, NO_DATA, shortWeekLabel } from '../../../texts/report.js'

/** More bars than these nobody reads. */
const MOST_BARS = 8

const daysChart = ({ agencies }: ReportFigures): ReportChart => ({
  kind: 'bars',
  ...CHARTS.days,
  bars: rankedByDays(agencies)
    .slice(0, MOST_BARS)
    .map(({ name, days: { median, count } }) => ({
      label: name,
      value: median ?? 0,
      text: daysText(median ?? 0, count),
    })),
  empty: NO_DATA,
})

const weeksChart = ({ weeks }: ReportFigures): ReportChart => ({
  kind: 'columns',
  ...CHARTS.weeks,
  groups: weeks.map(({ week, received, open }) => ({
    label: shortWeekLabel(week.firstDay, week.lastDay),
    values: [received, open],
  })),
  empty: NO_DATA,
})

const openCharts = ({ agencies }: ReportFigures): readonly ReportChart[] =>
  rankedByOpenAmount(agencies).map(({ currency, agencies: owing }) => ({
    kind: 'bars',
    title: CHARTS.open.title(inSentence(currency)),
    subtitle: CHARTS.open.subtitle,
    bars: owing.slice(0, MOST_BARS).map(({ agency, minor }) => ({
      label: agency.name,
      value: toUnits({ minor, currency }),
      text: formatMoney({ minor, currency }),
    })),
    empty: NO_DATA,
  }))

export const chartsOf = (figures: ReportFigures): readonly ReportChart[] => [
  weeksChart(figures),
  daysChart(figures),
  ...openCharts(figures),
]
