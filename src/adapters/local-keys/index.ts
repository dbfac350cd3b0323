import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'

/** Secrets that the service makes for itself at its first start: nobody has to configure them. */
export interface LocalKeys {
  /** Seals our Message-IDs. */
  readonly messageIds: string
  /** Signs links to documents. */
  readonly links: string
}

const FILE = 'keys.json'
const KEY_BYTES = 32

export const newKeys = (): LocalKeys => ({
  messageIds: randomBytes(KEY_BYTES).toString('hex'),
  links: randomBytes(KEY_BYTES).toString('hex'),
})

const isKey = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value)

/** @throws when these are none; `where` says where they stood */
export const parseKeys = (value: unknown, where: string): LocalKeys => {
  const { messageIds, links } = value as Record<string, unknown>
  if (!isKey(messageIds) || !isKey(links)) throw new Error(`${where} does not hold the keys of this service`)
  return { messageIds, links }
}

const write = async (file: string, keys: LocalKeys): Promise<LocalKeys> => {
  const draft = await open(`${file}.new`, 'w', 0o600)
  try {
    await draft.writeFile(JSON.stringify(keys))
    await draft.sync()
  } finally {
    await draft.close()
  }
  await rename(`${file}.new`, file)
  return keys
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/**
 * Null where the folder has none.
 * @throws when the file is there but damaged: new keys would make strangers of all mails that were sent.
 */
export const readLocalKeys = async (dataDir: string): Promise<LocalKeys | null> => {
  const file = path.join(dataDir, FILE)
  try {
    return parseKeys(JSON.parse(await readFile(file, 'utf8')), file)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The keys of a data folder, made (mode 0600) when there are none yet. The folder must be ours already. @throws as above */
export const openLocalKeys = async (dataDir: string): Promise<LocalKeys> =>
  (await readLocalKeys(dataDir)) ?? write(path.join(dataDir, FILE), newKeys())

/**
 * Puts these keys in the place of what the folder has; other ones stay beside, as `keys.json.previous`.
 * @throws when these are none
 */
export const replaceLocalKeys = async (dataDir: string, value: unknown): Promise<void> => {
  const keys = parseKeys(value, 'the store')
  const file = path.join(dataDir, FILE)
  const known = await readLocalKeys(dataDir)
  if (known?.messageIds === keys.messageIds && known.links === keys.links) return
  if (known) await rename(file, `${file}.previous`)
  await write(file, keys)
}
