import { createHash, timingSafeEqual } from 'node:crypto'

/** What is counted of the cards, and the page on which all that is counted stands. */
export interface BotMetrics {
  /** Who shows it may read the page from anywhere; null: only this machine may. */
  readonly token: string | null
  readonly page: () => Promise<{ readonly contentType: string; readonly text: string }>
  readonly cardCalled: (what: 'thread' | 'update' | 'reply', outcome: 'posted' | 'failed') => void
}

/** Who asks for the page. */
export interface MetricsReader {
  readonly address: string | undefined
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

const LOOPBACK = /^(?:127\.|::ffff:127\.|::1$)/u

/** A proxy on this machine would make everybody a neighbour. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

const isFromHere = ({ address, headers }: MetricsReader): boolean =>
  LOOPBACK.test(address ?? '') && FORWARDED.every((name) => headers[name] === undefined)

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Hashed first, so that neither length nor content can be told by the time that it takes. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(digest(given), digest(wanted))

const hasToken = ({ headers }: MetricsReader, token: string | null): boolean =>
  token !== null && isSame(String(headers['authorization'] ?? ''), `Bearer ${token}`)

export const mayReadMetrics = (reader: MetricsReader, token: string | null): boolean =>
  isFromHere(reader) || hasToken(reader, token)
