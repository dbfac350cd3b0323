import { zlibSync } from 'fflate'
import { crc32 } from 'node:zlib'

/** Red, green, blue and opacity, each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number]

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

const header = (size: number): Buffer => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(size, 0)
  data.writeUInt32BE(size, 4)
  data.set([8, 6, 0, 0, 0], 8)
  return data
}

/**
 * A square picture of 8-bit RGBA, unfiltered (W3C PNG, third edition, sections 11.2 and 9). Packed by fflate, whose
 * bytes are the same with every version of Node.
 */
export const encodePng = (size: number, colourAt: (x: number, y: number) => Colour): Buffer => {
  const rows = Array.from({ length: size }, (_row, y) =>
    Buffer.from([0, ...Array.from({ length: size }, (_column, x) => colourAt(x, y)).flat()]),
  )
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(size)),
    chunk('IDAT', Buffer.from(zlibSync(Buffer.concat(rows), { level: 9 }))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
