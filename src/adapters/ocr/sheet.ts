import { createCanvas, loadImage } from '@napi-rs/canvas'
import { evenLight } from './even-light.js'

/** Quarter turns clockwise that a picture needs to stand upright. */
export type Turn = 0 | 1 | 2 | 3

/** A page to be recognised: a picture, and how large it is in pixels and in points. */
export interface Sheet {
  readonly picture: Uint8Array
  /** Points per pixel. */
  readonly scale: number
  readonly width: number
  readonly height: number
}

/** Longest side in pixels. Tesseract wants letters of 20 to 40 pixels: A4 at 200 to 300 dpi; more only takes longer. */
const LONGEST = 3000
const SHORTEST = 2200
const MOST_ENLARGED = 3
/** Longest side of A4 in points: what a picture without any size of its own is taken for. */
const PAGE_LENGTH = 842

const zoomFor = (longest: number): number => {
  if (longest > LONGEST) return LONGEST / longest
  return longest < SHORTEST ? Math.min(SHORTEST / longest, MOST_ENLARGED) : 1
}

type Picture = Awaited<ReturnType<typeof loadImage>>

const draw = (picture: Picture, zoom: number, turn: Turn): Uint8Array => {
  const [width, height] = [Math.round(picture.width * zoom), Math.round(picture.height * zoom)]
  const canvas = turn % 2 === 0 ? createCanvas(width, height) : createCanvas(height, width)
  const context = canvas.getContext('2d')
  // What is transparent would come out black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turn * Math.PI) / 2)
  context.drawImage(picture, -width / 2, -height / 2, width, height)
  evenLight(context, canvas.width, canvas.height)
  return canvas.toBuffer('image/png')
}

/**
 * A picture at the size and the way up that text is recognised at; the way that a phone was held (EXIF) is seen to by the
 * decoder. `length` is that of the longest side in points. Null where it has more pixels than `maxPixels`.
 */
export const sheetOf = async (
  content: Uint8Array,
  turn: Turn,
  maxPixels: number,
  length: number = PAGE_LENGTH,
): Promise<Sheet | null> => {
  const picture = await loadImage(content)
  const longest = Math.max(picture.width, picture.height)
  if (longest === 0 || picture.width * picture.height > maxPixels) return null
  const zoom = zoomFor(longest)
  const scale = length / (longest * zoom)
  const [width, height] = [picture.width * zoom * scale, picture.height * zoom * scale]
  const size = turn % 2 === 0 ? { width, height } : { width: height, height: width }
  return { picture: draw(picture, zoom, turn), scale, ...size }
}
