import { createTransport } from 'nodemailer'
import type { Readable } from 'node:stream'
import { callbackify } from 'node:util'
import type { MailSender, OutgoingMail } from '../../ports.js'
import { composeMail } from '../outgoing-mail/compose.js'
import { createPacedSender, type Attempted, type PacingParts } from '../outgoing-mail/paced-sender.js'
import type { SmtpAccount, SmtpAuth } from './account.js'
import { factsOf, outcomeOfError, outcomeOfTaken, restOf } from './delivery-outcome.js'

const CONNECT_TIMEOUT_MS = 30_000

const authOptions = (auth: SmtpAuth | null) => {
  if (auth === null) return {}
  return 'pass' in auth
    ? { auth: { user: auth.user, pass: auth.pass } }
    : { auth: { type: 'OAUTH2' as const, user: auth.user } }
}

const createPool = (account: SmtpAccount) =>
  createTransport({
    pool: true,
    host: account.host,
    port: account.port,
    secure: account.secure === 'tls',
    requireTLS: account.secure === 'starttls',
    ignoreTLS: account.secure === 'plain',
    tls: { minVersion: 'TLSv1.2', ...account.tls },
    ...authOptions(account.auth),
    maxConnections: account.limits.connections,
    // nodemailer would send a mail again by itself when a connection closes. Whether a mail may be sent again is
    // decided by its outcome, in one place only.
    maxRequeues: 0,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: account.silenceMs ?? 5 * 60_000,
  })

type Pool = ReturnType<typeof createPool>

/**
 * nodemailer keeps a token until `expires`; an expiry in the past makes it ask for each connection. It asks to `renew`, once,
 * when the server has refused the one before.
 */
const provideTokens = (pool: Pool, auth: SmtpAuth | null): void => {
  if (auth === null || 'pass' in auth) return
  const ask = callbackify(auth.accessToken)
  pool.set('oauth2_provision_cb', (_user: string, renew: boolean, done: TokenCallback) => {
    if (renew) auth.onRefused?.()
    ask((error, token) => done(error, token, Date.now() - 1))
  })
}

type TokenCallback = (error: Error | null, token?: string, expires?: number) => void

/**
 * nodemailer asks to renew only where the server explains itself first (334, as Gmail does). Exchange answers 535 at once. An
 * EAUTH without an answer of the server means that there was no token to show.
 */
const noteRefusedToken = (error: unknown, auth: SmtpAuth | null): void => {
  if (auth === null || 'pass' in auth) return
  const { code, responseCode } = factsOf(error)
  if (code === 'EAUTH' && responseCode !== undefined) auth.onRefused?.()
}

/**
 * Notes the stream of each mail's text. nodemailer begins to read it when the server has said 354, never before: so
 * `readableDidRead` tells whether the text was handed over, which its errors do not tell.
 */
const watchStreams = (pool: Pool): ((messageId: string) => boolean) => {
  const streams = new Map<string, Readable>()
  pool.use('stream', (mail, done) => {
    const { message } = mail
    const create = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = create(options)
      streams.set(String(mail.data.messageId), stream)
      return stream
    }
    done()
  })
  return (messageId) => {
    const handedOver = streams.get(messageId)?.readableDidRead === true
    streams.delete(messageId)
    return handedOver
  }
}

/**
 * Sends mails over a few pooled connections, not faster than the account allows. Every fault is an outcome; `stop` waits
 * for the sends under way, and gives back those that have not begun.
 */
export const createSmtpSender = (account: SmtpAccount, parts: PacingParts): MailSender => {
  const pool = createPool(account)
  provideTokens(pool, account.auth)
  const takeHandedOver = watchStreams(pool)

  const attempt = async (mail: OutgoingMail): Promise<Attempted> => {
    const composed = composeMail(mail, account, parts.clock.now())
    try {
      const taken = await pool.sendMail(composed)
      takeHandedOver(composed.messageId)
      return { outcome: outcomeOfTaken(taken) }
    } catch (error) {
      noteRefusedToken(error, account.auth)
      const outcome = outcomeOfError(error, takeHandedOver(composed.messageId))
      return { outcome, restMs: restOf(error) }
    }
  }

  const paced = createPacedSender(attempt, account.limits, parts)
  return {
    send: (mail) => paced.send(mail),
    async stop() {
      await paced.stop()
      pool.close()
    },
  }
}
