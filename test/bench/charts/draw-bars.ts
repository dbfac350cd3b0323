import type { Bar, BarChart } from './chart.js'
import { numberText } from './scale.js'
import { box, colourOf, picture, rule, text } from './svg.js'

const [WIDTH, TOP, ROW, BAR] = [720, 44, 30, 18]
/** Where bars begin, and how long the longest is: names stand on the left, values on the right. */
const [FROM, LONGEST] = [250, 380]

const row = ({ label, value, goal }: Bar, index: number, most: number): readonly string[] => {
  const y = TOP + index * ROW
  const lengthOf = (quantity: number): number => (most > 0 ? (quantity / most) * LONGEST : 0)
  const goalAt = FROM + lengthOf(goal ?? 0)
  return [
    text(FROM - 10, y + 13, label, { anchor: 'end' }),
    box(FROM, y, Math.max(1, lengthOf(value)), BAR, colourOf(index)),
    ...(goal === undefined ? [] : [rule(goalAt, y - 4, goalAt, y + BAR + 4, true)]),
    text(FROM + Math.max(lengthOf(value), lengthOf(goal ?? 0)) + 8, y + 13, numberText(value)),
  ]
}

/** A row for each; a stroke across it is its goal. */
export const drawBars = ({ title, bars }: BarChart): string => {
  const most = Math.max(...bars.flatMap(({ value, goal }) => [value, goal ?? 0]))
  return picture(
    WIDTH,
    TOP + bars.length * ROW + 8,
    title,
    bars.flatMap((bar, index) => row(bar, index, most)),
  )
}
