import type { Config } from '../../src/config.js'
import { domainOf } from '../../src/domain/known-sender.js'
import type { Finding } from '../../src/domain/finding.js'
import type { RemedyNames } from '../../src/texts/remedies.js'

const PREFIXES = { imap: 'IMAP', oc_inbox: 'OC_INBOX', previous_imap: 'PREVIOUS_IMAP' } as const

type Where = Pick<Finding, 'area' | 'subject'> & Partial<Pick<Finding, 'check'>>

/** A mail that is sent around uses both servers. */
const DEPARTURE = 'round_trip.sent'
const ARRIVALS: readonly (string | undefined)[] = ['round_trip.arrived', 'smtp.test_arrived']

/** A finding about a mailbox names its account; all others are about where our mail leaves from. */
const serverOf = ({ accounts, smtp }: Config, { area, check, subject }: Where): RemedyNames => {
  const isArrival = ARRIVALS.includes(check)
  const account = accounts.find(({ id, username }) => (isArrival ? username : id) === subject)
  if (account)
    return { mailbox: account.username, host: account.host, port: account.port, prefix: PREFIXES[account.id] }
  return area === 'smtp' || check === DEPARTURE
    ? { mailbox: smtp.username, host: smtp.host, port: smtp.port, prefix: 'SMTP' }
    : { mailbox: null }
}

/** The names of this configuration that stand in what is to be typed about a finding. */
export const remedyNames =
  (config: Config) =>
  (finding: Where): RemedyNames => ({
    ...serverOf(config, finding),
    tenantId: config.azure?.tenantId ?? null,
    clientId: config.azure?.clientId ?? null,
    domain: domainOf(config.smtp.fromEmail),
    ...(finding.area === 'bot' && { app: 'bot' as const }),
  })
