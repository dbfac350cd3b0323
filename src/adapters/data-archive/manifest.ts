import { z } from 'zod'

/** Grows when an older product could not restore what a newer one archives. */
export const ARCHIVE_FORMAT = 3

/** An older product would not know the journal beside the live file. Before there was one, it was 1. */
export const FORMAT_WITH_STORE = 3
/** An older product would make an empty store of it, and ask every client again. */
export const FORMAT_WITHOUT_STORE = 2

export const MANIFEST_FILE = 'manifest.json'
/** As `sha256sum` writes it, so that an archive unpacked by hand can be checked without us. */
export const SUMS_FILE = 'SHA256SUMS'
/** What was in the data folder stands below this in the archive. */
export const CONTENT = 'data/'

export const manifestShape = z.object({
  format: z.number().int(),
  /** Of the product. */
  version: z.string(),
  /** When the store was read; an instant. */
  at: z.string(),
  files: z.number().int(),
  bytes: z.number().int(),
  /** Of `SHA256SUMS`. */
  sums: z.string(),
})

export type Manifest = z.infer<typeof manifestShape>

const LINE = /^(?<sum>[0-9a-f]{64}) {2}(?<path>.+)$/u

export const sumLine = (sum: string, path: string): string => `${sum}  ${path}\n`

/** Path → SHA-256. Null where a line is none. */
export const parseSums = (text: string): ReadonlyMap<string, string> | null => {
  const sums = new Map<string, string>()
  for (const line of text.split('\n').filter(Boolean)) {
    const { sum, path } = LINE.exec(line)?.groups ?? {}
    if (!sum || !path) return null
    sums.set(path, sum)
  }
  return sums
}
