import { createTransport } from 'nodemailer'
import { isEmailAddress } from '../../domain/email-address.js'
import type { SendingLimits } from '../../domain/sending-limits.js'
import type { AccessTokens, MailSender, OutgoingMail } from '../../ports.js'
import { composeMail } from '../outgoing-mail/compose.js'
import { createPacedSender, type Attempted, type PacingParts } from '../outgoing-mail/paced-sender.js'
import { outcomeOfReply, outcomeOfSilence, restOfReply } from './graph-outcome.js'
import { NoReply, post } from './post.js'

export interface GraphAccount {
  /** Base URL without a slash at its end. */
  readonly url: string
  /** The mailbox that sends, by its address. */
  readonly mailbox: string
  readonly tokens: AccessTokens
  readonly from: { readonly address: string; readonly name: string }
  readonly limits: SendingLimits
  /** After so long without an answer nobody knows. Default one minute. */
  readonly silenceMs?: number
}

const SILENCE_MS = 60_000

/** Graph reads the recipients from the headers: whatever could be read there as another one must not get that far. */
const oddRecipient = ({ to, cc }: OutgoingMail): string | null => {
  if (to.length + cc.length === 0) return 'the mail has no recipients'
  const odd = [...to, ...cc].find((address) => !isEmailAddress(address))
  return odd === undefined ? null : `${JSON.stringify(odd)} is no address`
}

/** Nobody who stops waits for a token. */
const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', end, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })

/**
 * Sends by Microsoft Graph, as MIME: `POST /users/{mailbox}/sendMail` with the mail in base64, so that Message-ID, References
 * and our own header are those that SMTP would carry. The application needs `Mail.Send`. Graph answers with 202 and no id,
 * and keeps a copy in Sent.
 */
export const createGraphSender = (account: GraphAccount, parts: PacingParts): MailSender => {
  const composer = createTransport({ streamTransport: true, buffer: true })
  const url = `${account.url}/v1.0/users/${encodeURIComponent(account.mailbox)}/sendMail`

  const mimeOf = async (mail: OutgoingMail): Promise<string> => {
    const { message } = await composer.sendMail(composeMail(mail, account, parts.clock.now()))
    if (!Buffer.isBuffer(message)) throw new Error('the mail was not composed')
    return message.toString('base64')
  }

  const submit = async (body: string, token: string, signal: AbortSignal): Promise<Attempted> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
    try {
      const reply = await post(url, headers, body, account.silenceMs ?? SILENCE_MS, signal)
      if (reply.status === 401) account.tokens.refused()
      return { outcome: outcomeOfReply(reply), restMs: restOfReply(reply) }
    } catch (error) {
      if (!(error instanceof NoReply)) throw error
      return { outcome: outcomeOfSilence(error) }
    }
  }

  const attempt = async (mail: OutgoingMail, breakOff: AbortSignal): Promise<Attempted> => {
    const odd = oddRecipient(mail)
    if (odd !== null) return { outcome: { kind: 'rejected', error: odd } }
    const body = await mimeOf(mail)
    return submit(body, await unlessAborted(account.tokens.token(), breakOff), breakOff)
  }

  return createPacedSender(attempt, account.limits, parts)
}
