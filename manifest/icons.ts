import { encodePng, type Colour } from './png.js'

/** The icon is a sheet of paper with a tick, drawn on a square from 0 to 1: a function says what lies at each point. */

interface Point {
  readonly x: number
  readonly y: number
}

const distanceToLine = (at: Point, from: Point, to: Point): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy)
  const clamped = Math.min(1, Math.max(0, along))
  return Math.hypot(at.x - from.x - clamped * dx, at.y - from.y - clamped * dy)
}

const TICK: readonly Point[] = [
  { x: 0.36, y: 0.66 },
  { x: 0.46, y: 0.76 },
  { x: 0.66, y: 0.52 },
]

const LINES: readonly (readonly [Point, Point])[] = [
  [
    { x: 0.36, y: 0.3 },
    { x: 0.64, y: 0.3 },
  ],
  [
    { x: 0.36, y: 0.41 },
    { x: 0.56, y: 0.41 },
  ],
]

const near = (at: Point, path: readonly Point[], width: number): boolean =>
  path.slice(1).some((to, index) => distanceToLine(at, path[index] ?? to, to) <= width / 2)

/** Distance to the rim of the sheet, negative inside: a rectangle with round corners. */
const outsideOfSheet = ({ x, y }: Point): number => {
  const radius = 0.05
  const dx = Math.abs(x - 0.5) - (0.27 - radius)
  const dy = Math.abs(y - 0.52) - (0.36 - radius)
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius
}

const BLUE: Colour = [0x1f, 0x5f, 0xa8, 255]
const WHITE: Colour = [255, 255, 255, 255]
const GREY: Colour = [0xb4, 0xc4, 0xd8, 255]
const GREEN: Colour = [0x1e, 0x8e, 0x4f, 255]
const CLEAR: Colour = [255, 255, 255, 0]

const colourArt = (at: Point): Colour => {
  if (near(at, TICK, 0.075)) return GREEN
  if (LINES.some((line) => near(at, line, 0.045))) return GREY
  return outsideOfSheet(at) <= 0 ? WHITE : BLUE
}

/** White on nothing, as Teams asks of the outline icon. */
const outlineArt = (at: Point): Colour => {
  const rim = Math.abs(outsideOfSheet(at)) <= 0.035
  return rim || near(at, TICK, 0.085) || LINES.some((line) => near(at, line, 0.06)) ? WHITE : CLEAR
}

const SAMPLES = 4

/** The mean of sixteen points of the pixel, so that slanted lines are smooth. */
const smoothed =
  (art: (at: Point) => Colour, size: number) =>
  (x: number, y: number): Colour => {
    const steps = Array.from({ length: SAMPLES }, (_step, index) => (index + 0.5) / SAMPLES)
    const colours = steps.flatMap((dy) => steps.map((dx) => art({ x: (x + dx) / size, y: (y + dy) / size })))
    const mean = (part: 0 | 1 | 2 | 3): number =>
      Math.round(colours.reduce((sum, colour) => sum + colour[part], 0) / colours.length)
    return [mean(0), mean(1), mean(2), mean(3)]
  }

/** 192 × 192, full colour. */
export const colourIcon = (): Buffer => encodePng(192, smoothed(colourArt, 192))

/** 32 × 32, white and transparent. */
export const outlineIcon = (): Buffer => encodePng(32, smoothed(outlineArt, 32))
