import { ImapFlow } from 'imapflow'
import type { AuthOptions, ImapFlowOptions } from 'imapflow'
import type { Logger } from '../../ports.js'
import type { ImapAccount, ImapAuth } from './account.js'
import { describeImapError } from './imap-fault.js'

/** Servers may end an IDLE after 30 minutes (RFC 2177, 3), and Exchange falls silent: a new one before that. */
const RE_IDLE_MS = 25 * 60_000
const CONNECT_TIMEOUT_MS = 30_000

const credentials = async (auth: ImapAuth): Promise<AuthOptions> =>
  'pass' in auth
    ? { user: auth.user, pass: auth.pass }
    : { user: auth.user, accessToken: await auth.accessToken() }

const textOf = (entry: unknown): string => {
  if (typeof entry !== 'object' || entry === null) return String(entry)
  if ('err' in entry) return describeImapError(entry.err)
  return 'msg' in entry ? String(entry.msg) : 'imapflow'
}

/** imapflow waits by itself before it asks again; whoever wonders why mail comes late finds it here. */
const throttledMs = (entry: unknown): number | null =>
  typeof entry === 'object' && entry !== null && 'throttleDelay' in entry ? Number(entry.throttleDelay) : null

/** imapflow's own debug lines would hold addresses and subjects; only what went wrong is passed on, as plain text. */
const quietLogger = (log: Logger, account: string): NonNullable<ImapFlowOptions['logger']> => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (entry: unknown) => {
    const waitMs = throttledMs(entry)
    if (waitMs === null) log.debug({ account, detail: textOf(entry) }, 'imap client warning')
    else log.warn({ account, waitMs }, 'mailbox is throttled: its server is left alone for a while')
  },
  error: (entry: unknown) => log.debug({ account, detail: textOf(entry) }, 'imap client error'),
})

/** A client that is not connected yet. imapflow takes one connection for each client. */
export const createClient = async (account: ImapAccount, log: Logger): Promise<ImapFlow> =>
  new ImapFlow({
    host: account.host,
    port: account.port,
    secure: account.secure === 'tls',
    ...(account.secure === 'tls' ? {} : { doSTARTTLS: account.secure === 'starttls' }),
    tls: { minVersion: 'TLSv1.2', ...account.tls },
    auth: await credentials(account.auth),
    logger: quietLogger(log, account.account),
    clientInfo: { name: 'Control OC' },
    // IDLE is started by the session itself: imapflow's own waits 15 s, in which nothing is heard.
    disableAutoIdle: true,
    maxIdleTime: RE_IDLE_MS,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    ...(account.silenceMs && { socketTimeout: account.silenceMs }),
  })
