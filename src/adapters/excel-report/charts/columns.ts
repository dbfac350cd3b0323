import type { ColumnChart } from '../../../domain/report-workbook.js'
import { COLOURS, FAINT, HEAD, MARGIN, newPaper, RULE, write, writeEmpty, writeHead } from './paper.js'
import type { Paper } from './paper.js'

const WIDTH = 700
const HEIGHT = 280
const LEGEND = 28
const LABELS = 34
/** Above the highest column, for its figure. */
const FIGURE = 20

const TOP = HEAD + LEGEND + FIGURE
const BASE = HEIGHT - LABELS - 10
const WIDEST_COLUMN = 44

const colourOf = (series: number): string => COLOURS[series % COLOURS.length] ?? COLOURS[0]

const drawLegend = (paper: Paper, series: readonly string[]): void => {
  let x = MARGIN
  series.forEach((name, index) => {
    paper.context.fillStyle = colourOf(index)
    paper.context.fillRect(x, HEAD + 2, 12, 12)
    write(paper, name, x + 18, HEAD + 8)
    x += paper.context.measureText(name).width + 44
  })
}

const drawGroup = (
  paper: Paper,
  group: ColumnChart['groups'][number],
  left: number,
  room: number,
  most: number,
) => {
  const column = Math.min(WIDEST_COLUMN, (room * 0.8) / Math.max(1, group.values.length))
  const start = left + (room - column * group.values.length) / 2
  group.values.forEach((value, index) => {
    const height = most > 0 ? (value / most) * (BASE - TOP) : 0
    const x = start + index * column
    paper.context.fillStyle = colourOf(index)
    paper.context.fillRect(x + 2, BASE - height, column - 4, height)
    write(paper, String(value), x + column / 2, BASE - height - 10, { align: 'center' })
  })
  write(paper, group.label, left + room / 2, BASE + 20, { align: 'center', colour: FAINT })
}

const drawGroups = (paper: Paper, groups: ColumnChart['groups']): void => {
  const room = (WIDTH - 2 * MARGIN) / groups.length
  const most = Math.max(...groups.flatMap(({ values }) => values))
  groups.forEach((group, index) => drawGroup(paper, group, MARGIN + index * room, room, most))
  paper.context.fillStyle = RULE
  paper.context.fillRect(MARGIN, BASE, WIDTH - 2 * MARGIN, 1)
}

/** Each column with its figure on top: no axis has to be read. */
export const drawColumns = ({ title, subtitle, series, groups, empty }: ColumnChart): Paper => {
  const paper = newPaper(WIDTH, HEIGHT)
  writeHead(paper, title, subtitle)
  if (groups.every(({ values }) => values.every((value) => value === 0))) {
    writeEmpty(paper, empty)
    return paper
  }
  drawLegend(paper, series)
  drawGroups(paper, groups)
  return paper
}
