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

const named = (addresses: readonly string[]): string => [...new Set(addresses)].slice(0, NAMED).join(', ')

const factsOf = (addresses: readonly string[]): Finding['facts'] => ({
  count: String(addresses.length),
  addresses: named(addresses),
})

const judge = (check: string, own: DoctorCode, records: readonly MailRecord[]): Finding =>
  records.length === 0
    ? well('senders', check)
    : doubtful('senders', check, code(own), { facts: factsOf(records.map(({ from }) => from ?? '?')) })

/** A mail that was decided on again has a record of each time: the last one holds. */
const lastOfEach = (records: readonly MailRecord[]): readonly MailRecord[] => [
  ...new Map(records.map((record) => [record.id, record])).values(),
]

/**
 * Confirmations that came from somebody who may not send them, or who could not be believed. They are held against
 * the senders of today: whoever was added since is no news.
 */
export const judgePastConfirmations = (
  records: readonly MailRecord[],
  senders: readonly string[],
): readonly Finding[] => {
  const confirmations = lastOfEach(records).filter(({ kind }) => kind === 'confirmation')
  const elsewhere = confirmations.filter(({ from }) => !isListed(from, senders))
  const unverified = confirmations.filter(
    ({ from, authenticity }) => isListed(from, senders) && authenticity !== 'pass',
  )
  return [
    judge('senders.elsewhere', 'senders_from_elsewhere', elsewhere),
    judge('senders.unverified', 'senders_unverified', unverified),
  ]
}

interface JunkWorld {
  readonly parser: MailParser
  readonly authenticator: SenderAuthenticator
  readonly senders: readonly string[]
  readonly ownAddresses: readonly string[]
}

/** Whom we wait for. Our own address is forged more often than any. */
const isWanted = (address: string, { senders, ownAddresses }: JunkWorld): boolean =>
  isListed(address, senders) && !ownAddresses.includes(address)

interface Wanted {
  readonly address: string
  /** Only who was proven to be the sender may be asked to be trusted for good. */
  readonly isProven: boolean
}

/** An authorised sender, or null; whoever is denied lies there rightly. */
const wantedFrom = async (
  { headers }: JunkMail,
  account: string,
  world: JunkWorld,
): Promise<Wanted | null> => {
  try {
    const mail = await world.parser.parse(headers)
    const [from] = mail.from
    if (from === undefined || mail.from.length > 1 || !isWanted(from.address, world)) return null
    const { authenticity } = await world.authenticator.authenticate(headers, mail, account)
    const wanted = { address: from.address, isProven: authenticity === 'pass' }
    return isRightlyJunk(authenticity) ? null : wanted
  } catch {
    // What cannot be parsed is nobody's confirmation.
    return null
  }
}

const junkFacts = (wanted: readonly Wanted[]): Finding['facts'] => {
  const proven = wanted.filter(({ isProven }) => isProven).map(({ address }) => address)
  return {
    ...factsOf(wanted.map(({ address }) => address)),
    ...(proven.length > 0 && { proven: named(proven) }),
  }
}

/** `junk` holds null where there is no such folder, or where it is watched like any other. */
export const judgeJunk = async (
  junk: Attempt<readonly JunkMail[] | null>,
  account: string,
  world: JunkWorld,
): Promise<Finding> => {
  const subject = account
  // Why nobody could look is told where the mailbox itself is looked at.
  if (!junk.ok) return skipped('senders', 'senders.junk', { subject, answer: junk.answer })
  if (junk.value === null) return skipped('senders', 'senders.junk', { subject })
  const wanted: Wanted[] = []
  for (const mail of junk.value) {
    const from = await wantedFrom(mail, account, world)
    if (from !== null) wanted.push(from)
  }
  return wanted.length === 0
    ? well('senders', 'senders.junk', { subject })
    : doubtful('senders', 'senders.junk', code('senders_in_junk'), { subject, facts: junkFacts(wanted) })
}
