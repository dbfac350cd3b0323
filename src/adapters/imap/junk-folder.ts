import type { ImapFlow } from 'imapflow'
import { toInstant } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import type { JunkMail } from '../../ports.js'

/** The newest of so many are looked at: what nobody wants comes in floods. */
const MOST = 200

/** As configured, else by special use (RFC 6154), else by its usual names, which imapflow knows. */
const findJunkFolder = async (client: ImapFlow, configured: string | null): Promise<string | null> => {
  if (configured !== null) return configured
  return (await client.list()).find(({ specialUse }) => specialUse === '\\Junk')?.path ?? null
}

const newestFirst = (a: JunkMail, b: JunkMail): number => b.receivedAt.localeCompare(a.receivedAt)

/** SEARCH SINCE goes by days (RFC 3501, 6.4.4): the hour is looked at afterwards. */
const readHeaders = async (client: ImapFlow, since: Instant): Promise<readonly JunkMail[]> => {
  const found = await client.search({ since: new Date(since) }, { uid: true })
  if (!Array.isArray(found)) throw new Error('the server refused the search')
  const uids = found.toSorted((a, b) => a - b).slice(-MOST)
  if (uids.length === 0) return []
  // BODY.PEEK[HEADER]: \Seen stays as it was.
  const rows = await client.fetchAll(
    uids.join(','),
    { uid: true, headers: true, internalDate: true },
    { uid: true },
  )
  return rows
    .map(({ headers, internalDate }) => ({
      receivedAt: toInstant(new Date(internalDate ?? Number.NaN).getTime() || Date.parse(since)),
      headers: headers ?? new Uint8Array(),
    }))
    .filter(({ receivedAt }) => receivedAt >= since)
    .toSorted(newestFirst)
}

/** Null where there is no such folder, or where it is watched like any other. @throws when it cannot be read */
export const junkSince = async (
  client: ImapFlow,
  {
    folders,
    junkFolder = null,
  }: { readonly folders: readonly string[]; readonly junkFolder?: string | null },
  since: Instant,
): Promise<readonly JunkMail[] | null> => {
  const folder = await findJunkFolder(client, junkFolder)
  if (folder === null || folders.includes(folder)) return null
  await client.mailboxOpen(folder, { readOnly: true })
  return readHeaders(client, since)
}
