import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { OldDocument } from '../../ports.js'

/** As large as a mail may be. */
const MAX_BYTES = 25 * 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The old system may have run on Windows. */
const bareName = (named: string): string => path.posix.basename(named.replaceAll('\\', '/'))

/** As it is named, from the folder of the database, or beside the database by its bare name. */
const placesOf = (named: string, folder: string): readonly string[] => [
  path.resolve(folder, named.replaceAll('\\', '/')),
  path.join(folder, bareName(named)),
]

const sizeOf = async (file: string): Promise<number | null> => {
  const found = await stat(file).catch(() => null)
  return found?.isFile() ? found.size : null
}

/** Looks for the document that a row names. Only documents are opened: a row may name any file of this machine. */
export const findDocument = async (named: string, folder: string): Promise<OldDocument> => {
  const filename = bareName(named)
  const contentType = TYPES[path.extname(filename).toLowerCase()]
  if (contentType === undefined || named.includes('\0')) return { kind: 'refused' }
  for (const place of placesOf(named, folder)) {
    const size = await sizeOf(place)
    if (size === null) continue
    if (size === 0 || size > MAX_BYTES) return { kind: 'refused' }
    const content = await readFile(place).catch(() => null)
    return content ? { kind: 'found', content, filename, contentType } : { kind: 'missing' }
  }
  return { kind: 'missing' }
}
