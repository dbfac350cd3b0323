import type { Client, ClientId } from '../client.js'
import { isListed, knownClientsOf } from '../known-sender.js'
import type { MailRecord } from '../mail-record.js'
import type { Instant } from '../time.js'
import { addMs, DAY_MS } from '../time.js'
import type { MailboxUse, NoticeProgress, OldAddressUser } from './view.js'

/** A mail of the last 30 days, once, wherever copies of it were found and however often it was decided on. */
export type UsedMail = MailRecord & Required<Pick<MailRecord, 'addressedTo' | 'foundIn'>>

const MONTH_MS = 30 * DAY_MS
const WEEK_MS = 7 * DAY_MS

const union = (one: readonly string[] = [], other: readonly string[] = []): readonly string[] => [
  ...new Set([...one, ...other]),
]

const merged = (known: UsedMail | undefined, record: MailRecord): UsedMail => ({
  ...record,
  addressedTo: union(known?.addressedTo, record.addressedTo),
  foundIn: union(known?.foundIn, record.foundIn),
})

/** Of records as they were written, the mails of the last 30 days as they were decided last. */
export const mailsOfMonth = (records: readonly MailRecord[], now: Instant): readonly UsedMail[] => {
  const from = addMs(now, -MONTH_MS)
  const mails = new Map<string, UsedMail>()
  for (const record of records.filter(({ receivedAt }) => receivedAt >= from)) {
    const name = record.copyHash ?? record.id
    mails.set(name, merged(mails.get(name), record))
  }
  return [...mails.values()]
}

const lastOf = (mails: readonly MailRecord[]): Instant | null =>
  mails
    .map(({ receivedAt }) => receivedAt)
    .toSorted()
    .at(-1) ?? null

export const mailboxUse = (address: string, mails: readonly UsedMail[], now: Instant): MailboxUse => {
  const found = mails.filter(({ foundIn }) => foundIn.includes(address))
  const week = addMs(now, -WEEK_MS)
  return {
    address,
    lastWeek: found.filter(({ receivedAt }) => receivedAt >= week).length,
    lastMonth: found.length,
    lastAt: lastOf(found),
  }
}

/** Whom we know, and what they have been told. */
export interface Known {
  readonly clients: readonly Client[]
  readonly confirmationSenders: readonly string[]
  readonly told: Readonly<Record<ClientId, NoticeProgress>>
}

type Writer = Omit<OldAddressUser, 'count' | 'lastAt'>

/** Nobody writes these: they answer by themselves, or are our own. */
const MACHINES: readonly MailRecord['kind'][] = ['own_message', 'bounce', 'auto_reply']

const ofClients = ({ from, authenticity }: UsedMail, { clients, told }: Known): readonly Writer[] => {
  if (from === null || authenticity === 'fail') return []
  return knownClientsOf(from, clients).map((clientId) => ({
    kind: 'client',
    clientId,
    name: clients.find(({ id }) => id === clientId)?.name ?? clientId,
    told: told[clientId] ?? null,
  }))
}

/** Nobody: it is ignored, and from nobody whom we know. */
const writersOf = (mail: UsedMail, known: Known): readonly Writer[] => {
  const clients = ofClients(mail, known)
  if (clients.length > 0) return clients
  const other = { clientId: null, name: mail.from ?? '', told: null }
  if (isListed(mail.from, known.confirmationSenders)) return [{ kind: 'sender', ...other }]
  return mail.decision === 'ignore' ? [] : [{ kind: 'stranger', ...other }]
}

const mostFirst = (one: OldAddressUser, other: OldAddressUser): number =>
  other.count - one.count || one.name.localeCompare(other.name)

const counted = (users: Map<string, OldAddressUser>, writer: Writer, at: Instant): void => {
  const name = writer.clientId ?? writer.name
  const known = users.get(name)
  const lastAt = known && known.lastAt > at ? known.lastAt : at
  users.set(name, { ...writer, count: (known?.count ?? 0) + 1, lastAt })
}

export interface OldAddressUse {
  readonly users: readonly OldAddressUser[]
  readonly lastUse: Instant | null
  readonly unrelated: number
}

/** Who writes to an address of ours, when last, and how much comes there that concerns nobody. */
export const useOf = (address: string, mails: readonly UsedMail[], known: Known): OldAddressUse => {
  const users = new Map<string, OldAddressUser>()
  const written = mails.filter(
    ({ addressedTo, kind }) => addressedTo.includes(address) && !MACHINES.includes(kind),
  )
  const used = written.filter((mail) => {
    const writers = writersOf(mail, known)
    for (const writer of writers) counted(users, writer, mail.receivedAt)
    return writers.length > 0
  })
  return {
    users: [...users.values()].toSorted(mostFirst),
    lastUse: lastOf(used),
    unrelated: written.length - used.length,
  }
}
