import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'

/** Blocks across the page, of which each has one brightness. */
const BLOCKS = 48
/** How many blocks around count: a dark band that is narrower stays dark. */
const REACH = 3
/** Parts of the paper's own brightness: darker is ink, brighter is paper, and what is between is the edge of a letter. */
const INK = 0.4
const PAPER = 0.85

type Grey = Float32Array

const brightness = (pixels: Uint8ClampedArray, at: number): number =>
  0.3 * (pixels[at] ?? 0) + 0.59 * (pixels[at + 1] ?? 0) + 0.11 * (pixels[at + 2] ?? 0)

/** The brightest block near each one: paper, unless there is none far and wide. */
const brightestAround = (blocks: Grey, width: number, height: number): Grey =>
  blocks.map((_, index) => {
    const [column, row] = [index % width, Math.floor(index / width)]
    let most = 1
    for (let y = Math.max(0, row - REACH); y <= Math.min(height - 1, row + REACH); y += 1)
      for (let x = Math.max(0, column - REACH); x <= Math.min(width - 1, column + REACH); x += 1)
        most = Math.max(most, blocks[y * width + x] ?? 0)
    return most
  })

/** How bright the paper is at each pixel, drawn small and then large again, which makes it smooth. */
const paperOf = (context: SKRSContext2D, width: number, height: number): Uint8ClampedArray => {
  const [columns, rows] = [BLOCKS, Math.max(1, Math.round((BLOCKS * height) / width))]
  const small = createCanvas(columns, rows)
  const smallContext = small.getContext('2d')
  smallContext.imageSmoothingQuality = 'high'
  smallContext.drawImage(context.canvas, 0, 0, columns, rows)
  const image = smallContext.getImageData(0, 0, columns, rows)
  const blocks = Float32Array.from({ length: columns * rows }, (_, block) =>
    brightness(image.data, block * 4),
  )
  brightestAround(blocks, columns, rows).forEach((value, block) =>
    image.data.fill(value, block * 4, block * 4 + 3),
  )
  smallContext.putImageData(image, 0, 0)
  const large = createCanvas(width, height).getContext('2d')
  large.imageSmoothingQuality = 'high'
  large.drawImage(small, 0, 0, width, height)
  return large.getImageData(0, 0, width, height).data
}

/**
 * Takes shadows, yellowed paper and the specks of a sensor away: Tesseract reads much into grey. Changes the canvas.
 */
export const evenLight = (context: SKRSContext2D, width: number, height: number): void => {
  const paper = paperOf(context, width, height)
  const image = context.getImageData(0, 0, width, height)
  const { data } = image
  for (let at = 0; at < data.length; at += 4) {
    const part = brightness(data, at) / Math.max(1, paper[at] ?? 255)
    data.fill(((part - INK) / (PAPER - INK)) * 255, at, at + 3)
  }
  context.putImageData(image, 0, 0)
}
