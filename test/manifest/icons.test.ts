import { unzlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { colourIcon, outlineIcon } from '../../manifest/icons.js'

type Pixel = readonly [red: number, green: number, blue: number, opacity: number]

/** Width, height and colour type, as the header of a PNG says them (6: RGBA). */
const headerOf = (png: Buffer): readonly number[] => [
  png.readUInt32BE(16),
  png.readUInt32BE(20),
  png.readUInt8(25),
]

/** The pixels of an unfiltered RGBA picture with one IDAT, which follows the header. */
const pixelsOf = (png: Buffer): readonly Pixel[] => {
  const size = png.readUInt32BE(16)
  const raw = unzlibSync(png.subarray(41, 41 + png.readUInt32BE(33)))
  return Array.from({ length: size * size }, (_pixel, index) => {
    const at = Math.floor(index / size) * (size * 4 + 1) + 1 + (index % size) * 4
    return [raw[at] ?? 0, raw[at + 1] ?? 0, raw[at + 2] ?? 0, raw[at + 3] ?? 0]
  })
}

const isWhite = ([red, green, blue]: Pixel): boolean => red + green + blue === 3 * 255

describe('the icons', () => {
  test('have the sizes that Teams asks for', () => {
    expect(headerOf(colourIcon())).toEqual([192, 192, 6])
    expect(headerOf(outlineIcon())).toEqual([32, 32, 6])
  })

  test('fill their square with colour', () => {
    expect(pixelsOf(colourIcon()).every(([, , , opacity]) => opacity === 255)).toBe(true)
  })

  test('leave a margin for the corners that Teams cuts off', () => {
    const pixels = pixelsOf(colourIcon())
    const drawn = pixels.flatMap((pixel, index) => (isWhite(pixel) ? [index] : []))
    const columns = drawn.map((index) => index % 192)
    const rows = drawn.map((index) => Math.floor(index / 192))
    expect(Math.min(...columns, ...rows)).toBeGreaterThanOrEqual(36)
    expect(Math.max(...columns, ...rows)).toBeLessThan(156)
  })

  test('are white on nothing as an outline', () => {
    const pixels = pixelsOf(outlineIcon())
    expect(pixels.every(isWhite)).toBe(true)
    expect(new Set([pixels[0]?.[3], pixels.at(-1)?.[3]])).toEqual(new Set([0]))
    expect(pixels.filter(([, , , opacity]) => opacity === 255).length).toBeGreaterThan(100)
  })
})
