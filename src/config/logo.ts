import type { Picture } from '../domain/company.js'
import { logoTooLarge, noPicture, unreadableFile, type ConfigFault } from '../texts/config-faults.js'
import { readPicture } from './picture.js'
import type { ReadFile } from './understand.js'

export type Logo =
  { readonly ok: true; readonly picture: Picture } | { readonly ok: false; readonly fault: ConfigFault }

/** It travels with every mail. */
const LARGEST_BYTES = 200 * 1024

const bytesOf = (path: string, readFile: ReadFile): Uint8Array | null => {
  try {
    return readFile(path)
  } catch {
    return null
  }
}

/** The picture of a variable that names a file. */
export const readLogo = (name: string, path: string, readFile: ReadFile): Logo => {
  const bytes = bytesOf(path, readFile)
  if (bytes === null) return { ok: false, fault: unreadableFile(name, path) }
  if (bytes.byteLength > LARGEST_BYTES)
    return { ok: false, fault: logoTooLarge(name, path, Math.ceil(bytes.byteLength / 1024)) }
  const found = readPicture(bytes)
  if (found === null) return { ok: false, fault: noPicture(name, path) }
  return { ok: true, picture: { ...found, base64: Buffer.from(bytes).toString('base64') } }
}
