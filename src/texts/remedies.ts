import type { FaultCode } from '../domain/fault-code.js'
import { GMAIL_REMEDIES } from './remedies/gmail.js'
import { GRAPH_REMEDIES } from './remedies/graph.js'
import { IMAP_REMEDIES } from './remedies/imap.js'
import { fill, type RemedyNames } from './remedies/names.js'
import { NETWORK_REMEDIES } from './remedies/network.js'
import type { Remedy, Wording } from './remedies/remedy.js'
import { SMTP_LOGIN_REMEDIES } from './remedies/smtp-login.js'
import { SMTP_SENDING_REMEDIES } from './remedies/smtp-sending.js'
import { TOKEN_REMEDIES } from './remedies/token.js'

export type { RemedyNames } from './remedies/names.js'
export type { Remedy } from './remedies/remedy.js'

const REMEDIES: Readonly<Record<FaultCode, Wording>> = {
  ...IMAP_REMEDIES,
  ...GMAIL_REMEDIES,
  ...SMTP_LOGIN_REMEDIES,
  ...SMTP_SENDING_REMEDIES,
  ...TOKEN_REMEDIES,
  ...GRAPH_REMEDIES,
  ...NETWORK_REMEDIES,
}

/** What a fault is, why it comes and what an administrator does about it, with this account's names in the commands. */
export const remedyOf = (code: FaultCode, names: RemedyNames = {}): Remedy => REMEDIES[code](fill(names))

/** For codes that came through a finding, where they are plain text. */
export const isFaultCode = (code: string): code is FaultCode => Object.hasOwn(REMEDIES, code)
