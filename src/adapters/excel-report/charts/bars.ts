import type { BarChart } from '../../../domain/report-workbook.js'
import { COLOURS, fitted, HEAD, MARGIN, newPaper, RULE, write, writeEmpty, writeHead } from './paper.js'
import type { Paper } from './paper.js'

const WIDTH = 700
const ROW = 25
const BAR = 15
const LABELS = 210
/** For the text behind the longest bar. */
const TEXTS = 120
const EMPTY_HEIGHT = 160

const LEFT = MARGIN + LABELS
const LONGEST = WIDTH - LEFT - TEXTS - MARGIN

const drawBar = (paper: Paper, bar: BarChart['bars'][number], index: number, most: number): void => {
  const middle = HEAD + ROW * index + ROW / 2
  const length = most > 0 ? Math.max(1, (bar.value / most) * LONGEST) : 1
  write(paper, fitted(paper, bar.label, LABELS - 12), LEFT - 10, middle, { align: 'right' })
  paper.context.fillStyle = COLOURS[0]
  paper.context.fillRect(LEFT, middle - BAR / 2, length, BAR)
  write(paper, bar.text, LEFT + length + 8, middle)
}

const drawBase = ({ context }: Paper, rows: number): void => {
  context.fillStyle = RULE
  context.fillRect(LEFT - 1, HEAD, 1, rows * ROW)
}

/** Each bar with its label on its left and its text at its end: no axis has to be read. */
export const drawBars = ({ title, subtitle, bars, empty }: BarChart): Paper => {
  const paper = newPaper(WIDTH, bars.length > 0 ? HEAD + bars.length * ROW + MARGIN : EMPTY_HEIGHT)
  const most = Math.max(0, ...bars.map(({ value }) => value))
  writeHead(paper, title, subtitle)
  if (bars.length === 0) writeEmpty(paper, empty)
  else drawBase(paper, bars.length)
  bars.forEach((bar, index) => drawBar(paper, bar, index, most))
  return paper
}
