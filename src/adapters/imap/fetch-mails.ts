import type { FetchMessageObject, ImapFlow } from 'imapflow'
import type { RawMail } from '../../domain/mail.js'
import { toInstant } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { Listed } from './batches.js'
import { factsOf } from './imap-fault.js'

/** Where the mails of one visit to a folder lie. */
export interface FolderVisit {
  readonly client: ImapFlow
  readonly account: string
  readonly folder: string
  readonly uidValidity: string
  readonly now: Instant
  readonly maxMailBytes: number
  /** How often the server refused to hand a message out, by `folder/uidValidity/uid`. */
  readonly refusals: Map<string, number>
}

/** A message that the server will not hand out (a NO, on several visits) goes on without source, so that staff see it. */
const REFUSALS_BEFORE_GIVING_UP = 3

const instantOf = (value: Date | string | undefined, fallback: Instant): Instant => {
  const time = new Date(value ?? Number.NaN).getTime()
  return Number.isNaN(time) ? fallback : toInstant(time)
}

const rangeOf = (messages: readonly Listed[]): string => messages.map(({ uid }) => uid).join(',')

/** The sizes of messages, in UID order; those that vanished meanwhile are absent. */
export const listMessages = async (
  visit: FolderVisit,
  uids: readonly number[],
): Promise<readonly Listed[]> => {
  const rows = await visit.client.fetchAll(
    uids.join(','),
    { uid: true, size: true, internalDate: true },
    { uid: true },
  )
  return rows
    .filter(({ uid, size }) => uids.includes(uid) && size !== undefined)
    .map(({ uid, size, internalDate }) => ({
      uid,
      size: size ?? 0,
      receivedAt: instantOf(internalDate, visit.now),
    }))
    .sort((a, b) => a.uid - b.uid)
}

const rawMail = (visit: FolderVisit, message: Listed, source: Buffer | undefined): RawMail => ({
  location: {
    account: visit.account,
    folder: visit.folder,
    uidValidity: visit.uidValidity,
    uid: message.uid,
  },
  receivedAt: message.receivedAt,
  source: source === undefined || source.length > visit.maxMailBytes ? null : source,
  // Exchange's RFC822.SIZE is an estimate; the bytes are the truth where they are known.
  size: source?.length ?? message.size,
})

const isRefusal = (error: unknown): boolean => {
  const { responseStatus, code } = factsOf(error)
  return (responseStatus === 'NO' || responseStatus === 'BAD') && code !== 'ETHROTTLE'
}

const fetchBodies = (visit: FolderVisit, messages: readonly Listed[]): Promise<FetchMessageObject[]> =>
  // `source` is BODY.PEEK[]: \Seen stays as it was.
  visit.client.fetchAll(rangeOf(messages), { uid: true, source: true }, { uid: true })

/** One message by itself. Null: it is no longer there. */
const fetchAlone = async (visit: FolderVisit, message: Listed): Promise<RawMail | null> => {
  const key = [visit.folder, visit.uidValidity, message.uid].join('/')
  try {
    const row = (await fetchBodies(visit, [message])).find(({ uid }) => uid === message.uid)
    visit.refusals.delete(key)
    return row === undefined ? null : rawMail(visit, message, row.source)
  } catch (error) {
    const refused = (visit.refusals.get(key) ?? 0) + 1
    visit.refusals.set(key, refused)
    if (!isRefusal(error) || refused < REFUSALS_BEFORE_GIVING_UP) throw error
    return rawMail(visit, message, undefined)
  }
}

const fetchTogether = async (
  visit: FolderVisit,
  wanted: readonly Listed[],
): Promise<Map<number, RawMail>> => {
  if (wanted.length === 0) return new Map()
  try {
    const rows = await fetchBodies(visit, wanted)
    const sources = new Map(rows.map(({ uid, source }) => [uid, source]))
    return new Map(
      wanted
        .filter(({ uid }) => sources.has(uid))
        .map((message) => [message.uid, rawMail(visit, message, sources.get(message.uid))]),
    )
  } catch (error) {
    if (!isRefusal(error)) throw error
    return new Map()
  }
}

/**
 * The mails of one batch, in order. What a FETCH of many left out is asked for once more by itself: servers end such a
 * FETCH early when one of its messages is gone or broken, and no mail may be lost by its neighbour.
 */
export const fetchMails = async (
  visit: FolderVisit,
  messages: readonly Listed[],
): Promise<readonly RawMail[]> => {
  const fits = ({ size }: Listed): boolean => size <= visit.maxMailBytes
  const fetched = await fetchTogether(visit, messages.filter(fits))
  const mails: RawMail[] = []
  for (const message of messages) {
    const mail = fits(message)
      ? (fetched.get(message.uid) ?? (await fetchAlone(visit, message)))
      : rawMail(visit, message, undefined)
    if (mail !== null) mails.push(mail)
  }
  return mails
}
