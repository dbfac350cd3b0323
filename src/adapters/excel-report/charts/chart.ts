import type { ReportChart } from '../../../domain/report-workbook.js'
import { drawBars } from './bars.js'
import { drawColumns } from './columns.js'
import { loadLetters } from './letters.js'
import { pictureOf } from './paper.js'
import type { Picture } from './paper.js'

let lettersLoaded = false

/** A chart as a PNG picture. */
export const drawChart = (chart: ReportChart): Picture => {
  if (!lettersLoaded) loadLetters()
  lettersLoaded = true
  switch (chart.kind) {
    case 'bars':
      return pictureOf(drawBars(chart))
    case 'columns':
      return pictureOf(drawColumns(chart))
  }
}
