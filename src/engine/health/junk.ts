import type { Client } from '../../domain/client.js'
import type { WantedJunk } from '../../domain/junk.js'
import { isRightlyJunk, JUNK_LOOKED_AT_MS, junkReason } from '../../domain/junk.js'
import { isKnownTo, isListed } from '../../domain/known-sender.js'
import type { ParsedMail } from '../../domain/mail.js'
import { addMs, MINUTE_MS } from '../../domain/time.js'
import type { JunkMail, Mailbox } from '../../ports.js'
import type { LeadingWorld } from '../world.js'
import type { TimeLimits } from './time-limit.js'

const LIMIT_MS = MINUTE_MS / 2

const answersUs = async (
  { inReplyTo, references }: ParsedMail,
  { store }: LeadingWorld,
): Promise<boolean> => {
  const messageIds = [...inReplyTo, ...references]
  return messageIds.length > 0 && (await store.findByMarks({ messageIds })).length > 0
}

/** Our own address is forged more often than any. */
const isOurs = (address: string, { settings }: LeadingWorld): boolean =>
  settings.ownAddresses.includes(address)

/** Null for what rightly lies there. */
const judge = async (
  { headers, receivedAt }: JunkMail,
  account: string,
  clients: readonly Client[],
  world: LeadingWorld,
): Promise<WantedJunk | null> => {
  const mail = await world.parser.parse(headers)
  const [sender] = mail.from
  if (!sender || mail.from.length > 1 || isOurs(sender.address, world)) return null
  const { address } = sender
  const reason = junkReason({
    isAuthorised: isListed(address, world.settings.confirmationSenders),
    isKnown: clients.some((client) => isKnownTo(address, client)),
    answersUs: await answersUs(mail, world),
  })
  if (!reason) return null
  const { authenticity } = await world.authenticator.authenticate(headers, mail, account)
  if (isRightlyJunk(authenticity)) return null
  const verified = authenticity === 'pass'
  const key = mail.messageId ?? mail.contentHash
  return { key, account, from: address, subject: mail.subject, receivedAt, reason, verified }
}

const tryJudge = async (
  mail: JunkMail,
  account: string,
  clients: readonly Client[],
  world: LeadingWorld,
): Promise<WantedJunk | null> => {
  try {
    return await judge(mail, account, clients, world)
  } catch {
    // What cannot be parsed is nobody's confirmation.
    return null
  }
}

const lookInto = async (
  mailbox: Mailbox,
  clients: readonly Client[],
  world: LeadingWorld,
): Promise<readonly WantedJunk[]> => {
  const { account } = mailbox
  const mails = (await mailbox.junkSince(addMs(world.clock.now(), -JUNK_LOOKED_AT_MS))) ?? []
  const judged: (WantedJunk | null)[] = []
  for (const mail of mails) judged.push(await tryJudge(mail, account, clients, world))
  return judged.filter((wanted) => wanted !== null)
}

/** Mails of those whom we wait for, among the unwanted ones of every mailbox. One that is away hides what lies in it. */
export const wantedInJunk = async (
  world: LeadingWorld,
  limits: TimeLimits,
): Promise<readonly WantedJunk[]> => {
  const clients = await world.store.clients()
  const looks = world.mailboxes
    .filter((mailbox) => mailbox.status().connected)
    .map((mailbox) =>
      lookInto(mailbox, clients, world).catch((fault: unknown) => {
        world.log.warn({ account: mailbox.account, err: fault }, 'unwanted mail could not be looked at')
        return []
      }),
    )
  return (await Promise.all(looks.map((found) => limits.within(LIMIT_MS, found)))).flatMap(
    (found) => found ?? [],
  )
}
