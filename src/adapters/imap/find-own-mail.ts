import type { ImapFlow } from 'imapflow'
import { setTimeout as delay } from 'node:timers/promises'
import { toInstant } from '../../domain/time.js'
import type { Attempt, Logger, SeenMail } from '../../ports.js'
import type { ImapAccount } from './account.js'
import { createClient } from './client.js'
import { describeImapError } from './imap-fault.js'
import { findSentFolder } from './sent-folder.js'

const CONTROL_ID = 'x-control-oc-id'
const EVERY_MS = 1_000

const headerOf = (headers: Buffer | undefined, name: string): string | null => {
  const unfolded = (headers?.toString('utf8') ?? '').replaceAll(/\r?\n[ \t]+/g, ' ')
  const line = unfolded.split(/\r?\n/).find((text) => text.toLowerCase().startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? null
}

/** Opened anew each time: a server need not show what came since to whoever has the folder open. */
const lookIn = async (client: ImapFlow, folder: string, controlId: string): Promise<SeenMail | null> => {
  await client.mailboxOpen(folder, { readOnly: true })
  const uids = await client.search({ header: { [CONTROL_ID]: controlId } }, { uid: true })
  if (!Array.isArray(uids) || uids.length === 0) return null
  const query = { uid: true, internalDate: true, source: true, headers: [CONTROL_ID, 'message-id'] }
  const rows = await client.fetchAll(uids.join(','), query, { uid: true })
  // SEARCH HEADER finds substrings.
  const row = rows.find(({ headers }) => headerOf(headers, CONTROL_ID) === controlId)
  if (row === undefined) return null
  const receivedAt = toInstant(new Date(row.internalDate ?? Number.NaN).getTime() || Date.now())
  const { headers, source = new Uint8Array() } = row
  return { folder, messageId: headerOf(headers, 'message-id'), receivedAt, source }
}

const waitFor = async (
  client: ImapFlow,
  folders: readonly string[],
  controlId: string,
  limitMs: number,
): Promise<SeenMail | null> => {
  const end = performance.now() + limitMs
  for (;;) {
    for (const folder of folders) {
      const seen = await lookIn(client, folder, controlId)
      if (seen !== null) return seen
    }
    if (performance.now() >= end) return null
    await delay(EVERY_MS)
  }
}

/**
 * Waits for a mail of ours, known by its `X-Control-OC-Id`, in the watched folders (`inbox`) or among the sent ones; null
 * when it has not come within `limitMs`. Nothing is marked.
 */
export const awaitOwnMail = async (
  account: ImapAccount,
  where: 'inbox' | 'sent',
  controlId: string,
  limitMs: number,
  log: Logger,
): Promise<Attempt<SeenMail | null>> => {
  let client: ImapFlow | null = null
  try {
    client = await createClient(account, log)
    client.on('error', () => undefined)
    await client.connect()
    const folders = where === 'inbox' ? account.folders : [await findSentFolder(client, account.sentFolder)]
    return { ok: true, value: await waitFor(client, folders, controlId, limitMs) }
  } catch (error) {
    return { ok: false, answer: describeImapError(error) }
  } finally {
    client?.close()
  }
}
