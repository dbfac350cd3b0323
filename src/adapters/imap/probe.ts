import type { ImapFlow } from 'imapflow'
import type { Attempt, ImapFolderSeen, ImapProbe, Logger } from '../../ports.js'
import type { ImapAccount } from './account.js'
import { createClient } from './client.js'
import { describeImapError } from './imap-fault.js'
import { findProcessedFolder } from './processed-folder.js'

type Connected = Pick<ImapProbe, 'connection' | 'login'>

const NOTHING_SEEN = { folders: null, watched: [], processed: null, offersIdle: null } as const

const attempt = async <T>(work: () => Promise<T>): Promise<Attempt<T>> => {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, answer: describeImapError(error) }
  }
}

const tlsOf = ({ tls }: ImapFlow): string | null =>
  typeof tls === 'object' && 'version' in tls && typeof tls.version === 'string' ? tls.version : null

/** A server that has told what it can do was reached; what it refuses then is the login, unless it could not be encrypted. */
const refusedAt = (client: ImapFlow, answer: string): Connected => {
  const refusal = { ok: false, answer } as const
  const isReached = client.capabilities.size > 0 && !/STARTTLS/i.test(answer)
  return isReached
    ? { connection: { ok: true, value: { tls: tlsOf(client) } }, login: refusal }
    : { connection: refusal, login: null }
}

const connect = async (client: ImapFlow): Promise<Connected> => {
  const connected = await attempt(() => client.connect())
  if (!connected.ok) return refusedAt(client, connected.answer)
  return {
    connection: { ok: true, value: { tls: tlsOf(client) } },
    login: { ok: true, value: null },
  }
}

const listFolders = async (client: ImapFlow): Promise<readonly ImapFolderSeen[]> =>
  (await client.list()).map(({ path, specialUse }) => ({ path, specialUse: specialUse ?? null }))

const openFolders = async (client: ImapFlow, folders: readonly string[]): Promise<ImapProbe['watched']> => {
  const watched: ImapProbe['watched'][number][] = []
  for (const folder of folders)
    watched.push({
      folder,
      opened: await attempt(async () => (await client.mailboxOpen(folder, { readOnly: true })).exists),
    })
  return watched
}

const seeProcessed = async (client: ImapFlow, account: ImapAccount): Promise<ImapProbe['processed']> => {
  const { processedFolder: configured = null } = account
  if (configured === null) return null
  const found = await attempt(() => findProcessedFolder(client, configured, account))
  return found.ok ? { ...found.value, canMove: client.capabilities.has('MOVE') } : null
}

const lookAround = async (client: ImapFlow, account: ImapAccount): Promise<ImapProbe> => {
  const connected = await connect(client)
  if (!connected.login?.ok) return { ...connected, ...NOTHING_SEEN }
  return {
    ...connected,
    folders: await attempt(() => listFolders(client)),
    watched: await openFolders(client, account.folders),
    processed: await seeProcessed(client, account),
    offersIdle: client.capabilities.has('IDLE'),
  }
}

/** Goes into a mailbox as the service would, looks and leaves. Nothing in it is marked or moved. Never rejects. */
export const probeImap = async (account: ImapAccount, log: Logger): Promise<ImapProbe> => {
  const made = await attempt(() => createClient(account, log))
  if (!made.ok) return { connection: null, login: made, ...NOTHING_SEEN }
  const client = made.value
  // An error event without a listener would end the process.
  client.on('error', () => undefined)
  try {
    return await lookAround(client, account)
  } finally {
    client.close()
  }
}
