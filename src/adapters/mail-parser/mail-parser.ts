import type { ParsedMail } from '../../domain/mail.js'
import type { MailParser } from '../../ports.js'

/** A mail of 25 MB takes a few seconds; one that is not read by then never will be, and others wait behind it. */
export const PARSE_LIMIT_MS = 60_000

const inTime = async <T>(work: Promise<T>, limitMs: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`this mail was not read within ${limitMs} ms`)), limitMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Its libraries are loaded for the first mail. */
const parseWhenLoaded = async (source: Uint8Array): Promise<ParsedMail> => {
  const { parseMail } = await import('./parse-mail.js')
  return parseMail(source)
}

/**
 * Reads RFC 5322 mails with mailparser, a piece at a time, so that a large one does not hold the others up. Rejects what is
 * no mail, and what is not read in time.
 */
export const createMailParser = ({ limitMs = PARSE_LIMIT_MS } = {}): MailParser => ({
  parse: (source) => inTime(parseWhenLoaded(source), limitMs),
})
