import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { SendingLimits } from '../../domain/sending-limits.js'
import type { AccessTokens, MailSender, OutgoingMail, SendOutcome } from '../../ports.js'
import { composeMail } from '../outgoing-mail/compose.js'
import { createPacedSender, type PacingParts } from '../outgoing-mail/paced-sender.js'
import { outcomeOfAnswer, outcomeOfSilence, type GraphAnswer } from './graph-outcome.js'

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

const Refused = z.object({ error: z.object({ code: z.string(), message: z.string().default('') }) })

const readAnswer = async (response: Response): Promise<GraphAnswer> => {
  const body: unknown = await response.json().catch(() => null)
  const { data } = Refused.safeParse(body)
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    status: response.status,
    retryAfter: Number.isFinite(seconds) ? seconds : null,
    error: data ? `${data.error.code}: ${data.error.message}` : response.statusText,
  }
}

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

  const requestOf = (body: string, token: string): RequestInit => ({
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(account.silenceMs ?? SILENCE_MS),
  })

  const post = async (request: RequestInit): Promise<SendOutcome> => {
    try {
      const answer = await readAnswer(await fetch(url, request))
      if (answer.status === 401) account.tokens.refused()
      return outcomeOfAnswer(answer)
    } catch (error) {
      return outcomeOfSilence(error)
    }
  }

  const attempt = async (mail: OutgoingMail): Promise<SendOutcome> => {
    const body = await mimeOf(mail)
    return post(requestOf(body, await account.tokens.token()))
  }

  return createPacedSender(attempt, account.limits, parts)
}
