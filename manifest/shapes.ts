/** Distances to the rim of a shape, negative inside of it: what the icons are drawn with. One unit is the whole side. */

export interface Point {
  readonly x: number
  readonly y: number
}

export type Shape = (at: Point) => number

const distanceToLine = (at: Point, from: Point, to: Point): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const along = ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy)
  const clamped = Math.min(1, Math.max(0, along))
  return Math.hypot(at.x - from.x - clamped * dx, at.y - from.y - clamped * dy)
}

/** A pen of this width drawn from point to point, with round ends. */
export const stroke =
  (width: number, ...points: readonly Point[]): Shape =>
  (at) =>
    Math.min(...points.slice(1).map((to, index) => distanceToLine(at, points[index] ?? to, to) - width / 2))

export const disc =
  (centre: Point, radius: number): Shape =>
  (at) =>
    Math.hypot(at.x - centre.x, at.y - centre.y) - radius

/** A rectangle between two corners, rounded. */
const box =
  (from: Point, to: Point, radius: number): Shape =>
  (at) => {
    const dx = Math.abs(at.x - (from.x + to.x) / 2) - (to.x - from.x) / 2 + radius
    const dy = Math.abs(at.y - (from.y + to.y) / 2) - (to.y - from.y) / 2 + radius
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius
  }

/** A sheet of paper whose upper right corner is cut off at 45°, for the fold. */
export const sheet = (from: Point, to: Point, radius: number, fold: number): Shape => {
  const whole = box(from, to, radius)
  const cut: Shape = (at) => (at.x - (to.x - fold) - (at.y - from.y)) / Math.SQRT2
  return (at) => Math.max(whole(at), cut(at))
}

/** Only the rim, this wide, inside of the shape. */
export const rim =
  (shape: Shape, width: number): Shape =>
  (at) =>
    Math.max(shape(at), -width - shape(at))
