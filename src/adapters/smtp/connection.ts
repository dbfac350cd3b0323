import { callbackify } from 'node:util'
import type { SmtpAccount, SmtpAuth } from './account.js'
import { factsOf } from './delivery-outcome.js'

const CONNECT_TIMEOUT_MS = 30_000

const authOptions = (auth: SmtpAuth | null) => {
  if (auth === null) return {}
  return 'pass' in auth
    ? { auth: { user: auth.user, pass: auth.pass } }
    : { auth: { type: 'OAUTH2' as const, user: auth.user } }
}

/** How a server is reached, encrypted and logged in to, in nodemailer's terms. */
export const connectionOptions = (account: SmtpAccount) => ({
  host: account.host,
  port: account.port,
  secure: account.secure === 'tls',
  requireTLS: account.secure === 'starttls',
  ignoreTLS: account.secure === 'plain',
  tls: { minVersion: 'TLSv1.2' as const, ...account.tls },
  ...authOptions(account.auth),
  connectionTimeout: CONNECT_TIMEOUT_MS,
  greetingTimeout: CONNECT_TIMEOUT_MS,
  socketTimeout: account.silenceMs ?? 5 * 60_000,
})

interface Transport {
  set(key: string, value: unknown): unknown
}

/**
 * nodemailer keeps a token until `expires`; an expiry in the past makes it ask for each connection. It asks to `renew`, once,
 * when the server has refused the one before.
 */
export const provideTokens = (transport: Transport, auth: SmtpAuth | null): void => {
  if (auth === null || 'pass' in auth) return
  const ask = callbackify(auth.accessToken)
  transport.set('oauth2_provision_cb', (_user: string, renew: boolean, done: TokenCallback) => {
    if (renew) auth.onRefused?.()
    ask((error, token) => done(error, token, Date.now() - 1))
  })
}

type TokenCallback = (error: Error | null, token?: string, expires?: number) => void

/**
 * nodemailer asks to renew only where the server explains itself first (334, as Gmail does). Exchange answers 535 at once. An
 * EAUTH without an answer of the server means that there was no token to show.
 */
export const noteRefusedToken = (error: unknown, auth: SmtpAuth | null): void => {
  if (auth === null || 'pass' in auth) return
  const { code, responseCode } = factsOf(error)
  if (code === 'EAUTH' && responseCode !== undefined) auth.onRefused?.()
}
