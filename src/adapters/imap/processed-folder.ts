import type { ImapFlow } from 'imapflow'

/** As the server names it, whether it is there, and whether mails may be moved to it. */
export interface ProcessedFolder {
  readonly path: string
  readonly exists: boolean
  readonly suitable: boolean
}

/** What the configuration says of an account's folders. */
export interface FolderNames {
  readonly folders: readonly string[]
  readonly sentFolder: string | null
  readonly junkFolder?: string | null
}

/** Folders of the server's own (RFC 6154). Some it empties by itself after a time, and sent mails are looked for among the sent. */
const NOT_FOR_PROCESSED = new Set(['\\Sent', '\\Junk', '\\Trash', '\\Drafts'])

interface Namespace {
  readonly prefix: string
  readonly delimiter: string
}

const namespaceOf = ({ namespace }: ImapFlow): Namespace => ({
  prefix: namespace?.prefix ?? '',
  delimiter: namespace?.delimiter ?? '/',
})

/** `Archivo/OC` on a server that parts its names with dots, and keeps all of them below INBOX, is `INBOX.Archivo.OC`. */
export const serverName = (configured: string, { prefix, delimiter }: Namespace): string => {
  const parted = configured.includes(delimiter) ? configured : configured.replaceAll('/', delimiter)
  const [first = '', ...below] = parted.split(delimiter)
  const name = [/^inbox$/iu.test(first) ? 'INBOX' : first, ...below].join(delimiter)
  return name === 'INBOX' || name.startsWith(prefix) ? name : prefix + name
}

/** Most servers tell upper and lower case apart, Exchange does not: a folder is never made beside one of the same letters. */
const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** @throws when the server does not tell its folders. */
export const findProcessedFolder = async (
  client: ImapFlow,
  configured: string,
  { folders, sentFolder, junkFolder = null }: FolderNames,
): Promise<ProcessedFolder> => {
  const namespace = namespaceOf(client)
  const name = serverName(configured, namespace)
  const listed = await client.list()
  const found =
    listed.find(({ path }) => path === configured || path === name) ??
    listed.find(({ path }) => isSameName(path, name))
  const path = found?.path ?? name
  const others = [...folders, sentFolder ?? '', junkFolder ?? ''].map((other) => serverName(other, namespace))
  const isOwn = NOT_FOR_PROCESSED.has(found?.specialUse ?? '') || found?.flags.has('\\Noselect') === true
  const suitable = !isOwn && !isSameName(path, 'INBOX') && !others.some((other) => isSameName(other, path))
  return { path, exists: found !== undefined, suitable }
}
