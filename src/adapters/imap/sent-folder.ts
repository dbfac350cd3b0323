import type { ImapFlow } from 'imapflow'
import type { SentMailQuery } from '../../ports.js'

/** Exchange keeps the Message-ID that we gave under this name when it puts one of its own in its place. */
const HEADERS = {
  messageId: ['message-id', 'x-microsoft-original-message-id'],
  controlId: ['x-control-oc-id'],
} as const

/** The folder of sent mails: as configured, else by special use (RFC 6154), else by its usual names, which imapflow knows. */
export const findSentFolder = async (client: ImapFlow, configured: string | null): Promise<string> => {
  if (configured !== null) return configured
  const sent = (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')
  if (sent === undefined) throw new Error('no folder of sent mails was found: configure its name')
  return sent.path
}

const valuesOf = (headers: Buffer | undefined, name: string): readonly string[] =>
  (headers?.toString('utf8') ?? '')
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .filter((line) => line.toLowerCase().startsWith(`${name}:`))
    .map((line) => line.slice(name.length + 1).trim())

/** SEARCH HEADER finds substrings, and `…-1` is part of `…-12`: what it finds is compared in full. */
const holds = async (client: ImapFlow, name: string, value: string): Promise<boolean> => {
  const uids = await client.search({ header: { [name]: value } }, { uid: true })
  if (!Array.isArray(uids)) throw new Error(`the server refused to search for ${name}`)
  if (uids.length === 0) return false
  const rows = await client.fetchAll(uids.join(','), { uid: true, headers: [name] }, { uid: true })
  return rows.some(({ headers }) => valuesOf(headers, name).includes(value))
}

/** @throws when the folder is not there, or the server does not search. */
export const sentFolderHas = async (
  client: ImapFlow,
  configured: string | null,
  query: SentMailQuery,
): Promise<boolean> => {
  await client.mailboxOpen(await findSentFolder(client, configured), { readOnly: true })
  for (const name of HEADERS.messageId) if (await holds(client, name, query.messageId)) return true
  for (const name of HEADERS.controlId) if (await holds(client, name, query.controlId)) return true
  return false
}
