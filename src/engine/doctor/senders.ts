import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { FREE_MAIL_DOMAINS } from '../../domain/free-mail-domains.js'
import { doubtful, failing, well } from '../../domain/make-finding.js'
import { isListed } from '../../domain/known-sender.js'

const code = (own: DoctorCode): DoctorCode => own

const isFreeMail = (sender: string): boolean =>
  sender.startsWith('@') && FREE_MAIL_DOMAINS.has(sender.slice(1))

/** Who may send confirmations: addresses and `@domain`, lower case. */
export const judgeSenders = (
  senders: readonly string[],
  ownAddresses: readonly string[],
): readonly Finding[] => {
  if (senders.length === 0) return [doubtful('senders', 'senders.list', code('senders_none'))]
  const seen = { facts: { senders: senders.join(', ') } }
  const open = senders.filter(isFreeMail)
  const own = ownAddresses.filter((address) => isListed(address, senders))
  const findings = [
    ...open.map((subject) => failing('senders', 'senders.list', code('senders_free_mail'), { subject })),
    ...own.map((subject) => doubtful('senders', 'senders.list', code('senders_own_address'), { subject })),
  ]
  return findings.length > 0 ? findings : [well('senders', 'senders.list', seen)]
}
