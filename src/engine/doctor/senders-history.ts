import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { isRightlyJunk } from '../../domain/junk.js'
import { isListed } from '../../domain/known-sender.js'
import type { MailRecord } from '../../domain/mail-record.js'
import { doubtful, skipped, well } from '../../domain/make-finding.js'
import type { Attempt, JunkMail, MailParser, SenderAuthenticator } from '../../ports.js'

const code = (own: DoctorCode): DoctorCode => own

/** So many addresses are named; the rest is counted. */
const NAMED = 10

const judgeReason = (
  records: readonly MailRecord[],
  check: string,
  reason: string,
  own: DoctorCode,
): Finding => {
  const found = records.filter((record) => record.kind === 'confirmation' && record.reason === reason)
  if (found.length === 0) return well('senders', check)
  const addresses = [...new Set(found.map(({ from }) => from ?? '?'))]
  const facts = { count: String(found.length), addresses: addresses.slice(0, NAMED).join(', ') }
  return doubtful('senders', check, code(own), { facts })
}

/** Confirmations that came from somebody who may not send them, or who could not be believed. */
export const judgePastConfirmations = (records: readonly MailRecord[]): readonly Finding[] => [
  judgeReason(records, 'senders.elsewhere', 'unauthorised_sender', 'senders_from_elsewhere'),
  judgeReason(records, 'senders.unverified', 'unauthenticated_sender', 'senders_unverified'),
]

interface JunkWorld {
  readonly parser: MailParser
  readonly authenticator: SenderAuthenticator
  readonly senders: readonly string[]
}

/** The address of an authorised sender, or null; whoever is denied lies there rightly. */
const wantedFrom = async (
  { headers }: JunkMail,
  account: string,
  { parser, authenticator, senders }: JunkWorld,
): Promise<string | null> => {
  try {
    const mail = await parser.parse(headers)
    const [from] = mail.from
    if (from === undefined || mail.from.length > 1 || !isListed(from.address, senders)) return null
    const { authenticity } = await authenticator.authenticate(headers, mail, account)
    return isRightlyJunk(authenticity) ? null : from.address
  } catch {
    // What cannot be parsed is nobody's confirmation.
    return null
  }
}

/** `junk` holds null where there is no such folder. */
export const judgeJunk = async (
  junk: Attempt<readonly JunkMail[] | null>,
  account: string,
  world: JunkWorld,
): Promise<Finding> => {
  const subject = account
  // Why nobody could look is told where the mailbox itself is looked at.
  if (!junk.ok) return skipped('senders', 'senders.junk', { subject, answer: junk.answer })
  if (junk.value === null) return skipped('senders', 'senders.junk', { subject })
  const wanted: string[] = []
  for (const mail of junk.value) {
    const from = await wantedFrom(mail, account, world)
    if (from !== null) wanted.push(from)
  }
  if (wanted.length === 0) return well('senders', 'senders.junk', { subject })
  const facts = { count: String(wanted.length), addresses: [...new Set(wanted)].slice(0, NAMED).join(', ') }
  return doubtful('senders', 'senders.junk', code('senders_in_junk'), { subject, facts })
}
