import { createTransport } from 'nodemailer'
import type { SmtpProbe } from '../../ports.js'
import type { SmtpAccount } from './account.js'
import { connectionOptions, noteRefusedToken, provideTokens } from './connection.js'
import { factsOf } from './delivery-outcome.js'

/** A silent server must not hold up whoever waits for the answer. */
const SILENCE_MS = 30_000

const REACHED = { ok: true, value: null } as const

/** EAUTH without an answer of the server: there was no token to show, and the server was reached all the same. */
const refusedAt = (error: unknown, hasLogin: boolean): SmtpProbe => {
  const { code = '', command = '', message } = factsOf(error)
  const refusal = { ok: false, answer: message } as const
  const isLogin = code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2' || command.startsWith('AUTH')
  return isLogin && hasLogin ? { connection: REACHED, login: refusal } : { connection: refusal, login: null }
}

/** Connects, encrypts and logs in as for a mail, and sends none. Never rejects. */
export const probeSmtp = async (account: SmtpAccount): Promise<SmtpProbe> => {
  const hasLogin = account.auth !== null
  const transport = createTransport(connectionOptions({ ...account, silenceMs: SILENCE_MS }))
  provideTokens(transport, account.auth)
  try {
    await transport.verify()
    return { connection: REACHED, login: hasLogin ? REACHED : null }
  } catch (error) {
    noteRefusedToken(error, account.auth)
    return refusedAt(error, hasLogin)
  } finally {
    transport.close()
  }
}
