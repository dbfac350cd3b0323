import { join } from 'node:path'
import type { ExportEntry } from '../../ports.js'
import { namesIn } from './disk.js'
import { safeName } from './safe-name.js'

/** The mail itself, in the folder of its entry. */
export const MAIL_FILE = 'mail.eml'

const MONTH = /^\d{4}-\d{2}$/u
const KEY = /^[\da-z]+$/u
const ENTRY = /^(?<locator>.+)-(?:confirmation|oc)-[\da-z]+$/u

export const exportRoot = (dataDir: string): string => join(dataDir, 'export')

/** By what an entry is found in whichever month it lies. */
export const entryName = ({ locator, kind, key }: Pick<ExportEntry, 'locator' | 'kind' | 'key'>): string =>
  `${safeName(locator)}-${kind}-${key}`

/** `2026-11/AAKLMNO-oc-0123456789abcdef`. @throws for a month or a key that is none */
export const entryPath = (entry: ExportEntry): string => {
  const { month, key } = entry
  if (!MONTH.test(month) || !KEY.test(key)) throw new Error(`no place in the export: ${month} ${key}`)
  return `${month}/${entryName(entry)}`
}

/** Whether an entry's folder is of one of these reservations. */
export const isOf = (path: string, safeLocators: ReadonlySet<string>): boolean => {
  const { locator } = ENTRY.exec(path.slice(path.indexOf('/') + 1))?.groups ?? {}
  return locator !== undefined && safeLocators.has(locator)
}

/** Every entry below the root, by month. What else people may have put there is passed over. */
export async function* entriesIn(root: string): AsyncGenerator<string> {
  for (const month of (await namesIn(root)).filter((name) => MONTH.test(name)))
    for (const name of await namesIn(join(root, month))) if (ENTRY.test(name)) yield `${month}/${name}`
}
