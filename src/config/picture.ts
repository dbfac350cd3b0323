import type { Picture } from '../domain/company.js'

type Found = Omit<Picture, 'base64'>

const measured = (contentType: Found['contentType'], width: number, height: number): Found | null =>
  width > 0 && height > 0 ? { contentType, width, height } : null

const PNG_HIGH = 0x89504e47
const PNG_LOW = 0x0d0a1a0a
const IHDR = 0x49484452

const isPng = (view: DataView): boolean =>
  view.byteLength >= 24 &&
  view.getUint32(0) === PNG_HIGH &&
  view.getUint32(4) === PNG_LOW &&
  view.getUint32(12) === IHDR

const isJpeg = (view: DataView): boolean => view.byteLength >= 4 && view.getUint16(0) === 0xffd8

/** SOF0 to SOF15 bear the size; DHT, JPG and DAC stand among their numbers (ITU T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)

/** Goes from segment to segment, each of which says how long it is, to the one with the size. */
const jpegSize = (view: DataView): Found | null => {
  let at = 2
  while (at + 9 <= view.byteLength) {
    const marker = view.getUint16(at)
    if (isFrame(marker)) return measured('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    if (marker < 0xffc0 || marker === 0xffda) return null
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** What a PNG or JPEG is by its own first bytes; null for anything else, whatever its name. */
export const readPicture = (bytes: Uint8Array): Found | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isPng(view)) return measured('image/png', view.getUint32(16), view.getUint32(20))
  return isJpeg(view) ? jpegSize(view) : null
}
