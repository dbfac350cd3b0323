import { encodePng, type Colour } from './png.js'
import { disc, rim, sheet, stroke, type Point, type Shape } from './shapes.js'

/** The icon is an order on paper, with a tick that says it is here: shapes in layers, the uppermost last. */
type Layer = readonly [shape: Shape, paint: Paint]

type Paint = (at: Point) => Colour

const WHITE: Colour = [255, 255, 255, 255]
const GREY: Colour = [0xb9, 0xc7, 0xda, 255]
const FOLD: Colour = [0xd5, 0xdf, 0xec, 255]
const GREEN: Colour = [0x1f, 0x9d, 0x57, 255]
const CLEAR: Colour = [255, 255, 255, 0]

const TOP = [0x2a, 0x6f, 0xbf] as const
const BOTTOM = [0x18, 0x4d, 0x8a] as const

/** A calm fall from light to dark blue; in the middle it is the manifest's accent colour. */
const background: Paint = ({ y }) => {
  const part = (index: 0 | 1 | 2): number => Math.round(TOP[index] + (BOTTOM[index] - TOP[index]) * y)
  return [part(0), part(1), part(2), 255]
}

/** Within the middle five eighths, since Teams cuts the square's corners off (its guidelines for icons). */
const PAPER = sheet({ x: 0.22, y: 0.19 }, { x: 0.68, y: 0.81 }, 0.035, 0.15)
/** What was cut off, folded over onto the sheet. */
const CORNER = sheet({ x: 0.53, y: 0.19 }, { x: 0.68, y: 0.34 }, 0.035, 0.15)
const LINES = [0.42, 0.52, 0.62].map((y, index) =>
  stroke(0.038, { x: 0.31, y }, { x: index === 2 ? 0.42 : 0.58, y }),
)
const BADGE = disc({ x: 0.66, y: 0.66 }, 0.15)
const BADGE_EDGE = disc({ x: 0.66, y: 0.66 }, 0.178)
const TICK = stroke(0.042, { x: 0.59, y: 0.665 }, { x: 0.64, y: 0.715 }, { x: 0.73, y: 0.61 })

const COLOUR_LAYERS: readonly Layer[] = [
  [PAPER, () => WHITE],
  ...LINES.map((line): Layer => [line, () => GREY]),
  [CORNER, () => FOLD],
  [BADGE_EDGE, background],
  [BADGE, () => GREEN],
  [TICK, () => WHITE],
]

/** A pixel of the outline icon; its edges stand on whole ones, so that they are sharp. */
const px = (count: number): number => count / 32

const OUTLINE_PAPER = rim(sheet({ x: px(5), y: px(3) }, { x: px(24), y: px(28) }, px(2), px(7)), px(2))
const OUTLINE_LINES = [13, 18].map((y, index) =>
  stroke(px(2), { x: px(10), y: px(y) }, { x: px(index === 0 ? 19 : 14), y: px(y) }),
)
const OUTLINE_BADGE = disc({ x: px(22), y: px(22) }, px(7))
const OUTLINE_BADGE_EDGE = disc({ x: px(22), y: px(22) }, px(9))
const OUTLINE_TICK = stroke(
  px(2),
  { x: px(18.7), y: px(22.2) },
  { x: px(21), y: px(24.5) },
  { x: px(25.3), y: px(19.7) },
)

/** White on nothing, as Teams asks of the outline icon. */
const OUTLINE_LAYERS: readonly Layer[] = [
  ...[OUTLINE_PAPER, ...OUTLINE_LINES].map((shape): Layer => [shape, () => WHITE]),
  [OUTLINE_BADGE_EDGE, () => CLEAR],
  [OUTLINE_BADGE, () => WHITE],
  [OUTLINE_TICK, () => CLEAR],
]

/** How much of the pixel the shape covers, so that slanted lines are smooth. */
const coverage = (shape: Shape, at: Point, size: number): number =>
  Math.min(1, Math.max(0, 0.5 - shape(at) * size))

const mixed = (under: Colour, over: Colour, part: number): Colour => {
  if (part === 0 || part === 1) return part === 0 ? under : over
  const mix = (index: 0 | 1 | 2 | 3): number => Math.round(under[index] + (over[index] - under[index]) * part)
  return [mix(0), mix(1), mix(2), mix(3)]
}

const painted = (size: number, ground: Paint, layers: readonly Layer[]): Buffer =>
  encodePng(size, (x, y) => {
    const at = { x: (x + 0.5) / size, y: (y + 0.5) / size }
    return layers.reduce(
      (under, [shape, paint]) => mixed(under, paint(at), coverage(shape, at, size)),
      ground(at),
    )
  })

/** 192 × 192, full colour. */
export const colourIcon = (): Buffer => painted(192, background, COLOUR_LAYERS)

/** 32 × 32, white and transparent. */
export const outlineIcon = (): Buffer => painted(32, () => CLEAR, OUTLINE_LAYERS)
