export type PictureType = 'png' | 'jpeg' | 'webp' | 'tiff'

const startsWith = (content: Uint8Array, at: number, bytes: string): boolean =>
  Buffer.from(content.buffer, content.byteOffset + at, Math.min(bytes.length, content.length - at)).equals(
    Buffer.from(bytes, 'latin1'),
  )

const SIGNATURES: readonly (readonly [PictureType, at: number, bytes: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1A\n'],
  ['jpeg', 0, '\xFF\xD8\xFF'],
  ['webp', 8, 'WEBP'],
  ['tiff', 0, 'II*\0'],
  ['tiff', 0, 'MM\0*'],
]

/** By the first bytes: what a mail says of its attachments is not to be relied on. Null for what is no picture of these. */
export const pictureType = (content: Uint8Array): PictureType | null =>
  SIGNATURES.find(
    ([, at, bytes]) => content.length >= at + bytes.length && startsWith(content, at, bytes),
  )?.[0] ?? null
