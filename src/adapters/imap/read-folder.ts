import type { ImapFlow, MailboxObject } from 'imapflow'
import type { RawMail } from '../../domain/mail.js'
import { addMs, DAY_MS, toEpochMs } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { Clock, FolderPosition, Logger, MailSink } from '../../ports.js'
import type { ImapAccount } from './account.js'
import { DEFAULT_MAX_MAIL_BYTES } from './account.js'
import { chunk, planBatches } from './batches.js'
import type { Listed } from './batches.js'
import type { FetchedBatch } from './fetch-ahead.js'
import { fetchAhead } from './fetch-ahead.js'
import { fetchMails, listMessages } from './fetch-mails.js'
import type { FolderVisit } from './fetch-mails.js'

/** The sink did not take a batch, or could not say where the folder stands: the folder comes again, the loop goes on. */
export class SinkFault extends Error {
  constructor(cause: unknown) {
    super(`mails were not taken: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'SinkFault'
  }
}

/** What reading folders needs, for as long as the account is watched. */
export interface FolderWork {
  readonly account: ImapAccount
  readonly sink: MailSink
  readonly clock: Clock
  readonly log: Logger
  /** How far the first scan of a folder has come, by folder; forgotten with the process. */
  readonly firstScans: Map<string, { readonly uidValidity: string; readonly lastUid: number }>
  readonly refusals: Map<string, number>
}

/**
 * The position of a folder whose first scan is not over. UIDs need not follow time (a migrated mailbox numbers its
 * mails as they were copied), so "everything after UID n" would, after a crash, bring mails from before the first days.
 */
export const FIRST_SCAN_UNDER_WAY = -1

const BATCH = { maxMails: 50, maxBytes: 20 * 1024 * 1024 }
const LIST_CHUNK = 500

const asSinkFault = (error: unknown): never => {
  throw new SinkFault(error)
}

const examine = async (client: ImapFlow, folder: string): Promise<MailboxObject> => {
  const opened = await client.mailboxOpen(folder, { readOnly: true })
  if (typeof opened !== 'object') throw new Error(`folder ${folder} could not be opened`)
  return opened
}

const search = async (client: ImapFlow, query: { uid: string } | { since: Date }): Promise<number[]> => {
  const uids = await client.search(query, { uid: true })
  if (!Array.isArray(uids)) throw new Error('the server refused the search')
  return uids.sort((a, b) => a - b)
}

const hand = (work: FolderWork, position: FolderPosition, mails: readonly RawMail[]): Promise<void> =>
  work.sink.receive({ position, mails }).catch(asSinkFault)

const fetchBatches = (visit: FolderVisit, listed: readonly Listed[]): AsyncGenerator<FetchedBatch> => {
  const limits = { ...BATCH, maxMailBytes: visit.maxMailBytes }
  return fetchAhead((batch) => fetchMails(visit, batch), planBatches(listed, limits), limits)
}

/** Mails after the position. `n:*` always names the last message (RFC 3501, 6.4.8), hence the filter. */
const readNew = async (work: FolderWork, visit: FolderVisit, position: FolderPosition): Promise<void> => {
  const found = await search(visit.client, { uid: `${position.lastUid + 1}:*` })
  for (const uids of chunk(
    found.filter((uid) => uid > position.lastUid),
    LIST_CHUNK,
  )) {
    const listed = await listMessages(visit, uids)
    for await (const { batch, mails } of fetchBatches(visit, listed)) {
      await hand(work, { ...position, lastUid: batch.at(-1)?.uid ?? position.lastUid }, mails)
    }
  }
}

/** SINCE knows days only, in the server's zone (RFC 3501, 6.4.4): one day more is asked for, and INTERNALDATE decides. */
const listFirst = async (
  work: FolderWork,
  visit: FolderVisit,
  since: Instant,
): Promise<readonly Listed[]> => {
  const found = await search(visit.client, { since: new Date(toEpochMs(since) - DAY_MS) })
  const done = work.firstScans.get(visit.folder)
  const after = done?.uidValidity === visit.uidValidity ? done.lastUid : 0
  const listed: Listed[] = []
  for (const uids of chunk(
    found.filter((uid) => uid > after),
    LIST_CHUNK,
  )) {
    listed.push(...(await listMessages(visit, uids)))
  }
  return listed.filter(({ receivedAt }) => receivedAt >= since)
}

const readFirst = async (
  work: FolderWork,
  visit: FolderVisit,
  since: Instant,
  uidNext: number,
): Promise<void> => {
  const { account, folder, uidValidity } = visit
  const listed = await listFirst(work, visit, since)
  const end = { account, folder, uidValidity, lastUid: Math.max(uidNext - 1, listed.at(-1)?.uid ?? 0) }
  for await (const { batch, mails, isLast } of fetchBatches(visit, listed)) {
    await hand(work, isLast ? end : { ...end, lastUid: FIRST_SCAN_UNDER_WAY }, mails)
    work.firstScans.set(folder, { uidValidity, lastUid: batch.at(-1)?.uid ?? 0 })
  }
  // The position of an empty scan counts too: from now on a mail that is moved here is new, however old its date.
  if (listed.length === 0) await hand(work, end, [])
  work.firstScans.delete(folder)
}

interface Opened {
  readonly visit: FolderVisit
  readonly uidNext: number
  readonly exists: number
}

const openFor = async (client: ImapFlow, folder: string, work: FolderWork): Promise<Opened> => {
  const { uidValidity, uidNext, exists } = await examine(client, folder)
  const visit: FolderVisit = {
    client,
    account: work.account.account,
    folder,
    uidValidity: uidValidity.toString(),
    now: work.clock.now(),
    maxMailBytes: work.account.maxMailBytes ?? DEFAULT_MAX_MAIL_BYTES,
    refusals: work.refusals,
  }
  return { visit, uidNext, exists }
}

/** RFC 3501, 2.3.1.1: a folder that was made anew, or moved to another server. */
const noteRenumbered = (
  { account, folder, uidValidity }: FolderVisit,
  position: FolderPosition,
  log: Logger,
): void => {
  if (position.uidValidity === uidValidity) return
  const fields = { account, folder, before: position.uidValidity, now: uidValidity }
  log.warn(fields, 'folder was numbered anew: it is read again, and what is known is not taken twice')
}

/**
 * Reads what a folder has that the sink has not dealt with, batch after batch.
 * @throws SinkFault when the sink fails; imapflow's errors when the server does.
 */
export const readFolder = async (client: ImapFlow, folder: string, work: FolderWork): Promise<void> => {
  const { visit, uidNext, exists } = await openFor(client, folder, work)
  const position = await work.sink.position(work.account.account, folder).catch(asSinkFault)
  if (position !== null) noteRenumbered(visit, position, work.log)
  const isFirst =
    position === null ||
    position.uidValidity !== visit.uidValidity ||
    position.lastUid === FIRST_SCAN_UNDER_WAY
  const since = addMs(visit.now, -work.account.initialDays * DAY_MS)
  if (isFirst) return readFirst(work, visit, since, uidNext)
  if (exists > 0) await readNew(work, visit, position)
}

/** Reads a folder that is not watched as if for the first time, from an instant on. @throws like `readFolder` */
export const readFiled = async (
  client: ImapFlow,
  folder: string,
  since: Instant,
  work: FolderWork,
): Promise<void> => {
  const { visit, uidNext } = await openFor(client, folder, work)
  await readFirst(work, visit, since, uidNext)
}
