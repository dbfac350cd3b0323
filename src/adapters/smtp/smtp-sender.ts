import { createTransport } from 'nodemailer'
import type { Readable } from 'node:stream'
import type { MailSender, OutgoingMail } from '../../ports.js'
import { composeMail } from '../outgoing-mail/compose.js'
import { createPacedSender, type Attempted, type PacingParts } from '../outgoing-mail/paced-sender.js'
import type { SmtpAccount } from './account.js'
import { connectionOptions, noteRefusedToken, provideTokens } from './connection.js'
import { outcomeOfError, outcomeOfTaken, restOf } from './delivery-outcome.js'

const createPool = (account: SmtpAccount) =>
  createTransport({
    ...connectionOptions(account),
    pool: true,
    maxConnections: account.limits.connections,
    // nodemailer would send a mail again by itself when a connection closes. Whether a mail may be sent again is
    // decided by its outcome, in one place only.
    maxRequeues: 0,
  })

type Pool = ReturnType<typeof createPool>

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
 * a few seconds for the sends under way, and gives back those that have not begun.
 */
export const createSmtpSender = (account: SmtpAccount, parts: PacingParts): MailSender => {
  const pool = createPool(account)
  provideTokens(pool, account.auth)
  const takeHandedOver = watchStreams(pool)

  const attempt = async (mail: OutgoingMail, signal: AbortSignal): Promise<Attempted> => {
    const composed = composeMail(mail, account, parts.clock.now())
    try {
      const taken = await pool.sendMail({ ...composed, signal })
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
