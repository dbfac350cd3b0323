import type { Line, LineChart } from './chart.js'
import { numberText, ticksTo } from './scale.js'
import { colourOf, dot, picture, polyline, rule, text } from './svg.js'

const [WIDTH, HEIGHT] = [720, 320]
/** The plane between its axes. */
const PLANE = { left: 70, right: 540, top: 48, bottom: 260 }

/** From quantities to places on the picture. */
interface Scale {
  x(quantity: number): number
  y(quantity: number): number
}

const scaleTo = (mostX: number, mostY: number): Scale => ({
  x: (quantity) => PLANE.left + (quantity / mostX) * (PLANE.right - PLANE.left),
  y: (quantity) => PLANE.bottom - (quantity / mostY) * (PLANE.bottom - PLANE.top),
})

const grid = (xs: readonly number[], ys: readonly number[], scale: Scale): readonly string[] => [
  ...ys.flatMap((tick) => [
    rule(PLANE.left, scale.y(tick), PLANE.right, scale.y(tick)),
    text(PLANE.left - 8, scale.y(tick) + 4, numberText(tick), { anchor: 'end' }),
  ]),
  ...xs.map((tick) => text(scale.x(tick), PLANE.bottom + 20, numberText(tick), { anchor: 'middle' })),
]

const curve = ({ label, points }: Line, index: number, scale: Scale): readonly string[] => {
  const placed = points.map(([x, y]) => [scale.x(x), scale.y(y)] as const)
  const y = PLANE.top + 12 + index * 22
  return [
    polyline(placed, colourOf(index)),
    ...placed.map(([px, py]) => dot(px, py, colourOf(index))),
    dot(PLANE.right + 20, y - 4, colourOf(index)),
    text(PLANE.right + 30, y, label),
  ]
}

/** Both axes begin at 0: what grows little looks as if it did. */
export const drawLines = ({ title, along, lines }: LineChart): string => {
  const points = lines.flatMap((line) => line.points)
  const xs = ticksTo(Math.max(...points.map(([x]) => x)))
  const ys = ticksTo(Math.max(...points.map(([, y]) => y)))
  const scale = scaleTo(xs.at(-1) ?? 1, ys.at(-1) ?? 1)
  return picture(WIDTH, HEIGHT, title, [
    ...grid(xs, ys, scale),
    ...lines.flatMap((line, index) => curve(line, index, scale)),
    text((PLANE.left + PLANE.right) / 2, PLANE.bottom + 44, along, { anchor: 'middle' }),
  ])
}
