import { rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Locator } from '../../domain/booking.js'
import type { ExportedFile, ExportEntry, ExportErasure, MailExport } from '../../ports.js'
import { makeFolder, syncFolder } from '../disk/index.js'
import { contentOf, isTemporary, namesIn, place, sha256 } from './disk.js'
import { entriesIn, entryPath, exportRoot, isOf, MAIL_FILE } from './layout.js'
import { freeName, safeName } from './safe-name.js'
import { readSums, SUMS_FILE, writeSums } from './sums.js'

export { verifyExport } from './verify.js'
export type { ExportProblem, ExportVerified } from './verify.js'

/** The vault, which may hold the same contents. */
export interface SharedVault {
  knows(id: string): Promise<boolean>
  /** Where it has a content, by its SHA-256; null where that is no file of this machine. */
  path(id: string): string | null
}

const clearTemporaries = async (folder: string): Promise<void> => {
  for (const name of (await namesIn(folder)).filter(isTemporary))
    await rm(join(folder, name), { force: true })
}

const isWhole = async (path: string, sum: string): Promise<boolean> => {
  const content = await contentOf(path)
  return content !== null && sha256(content) === sum
}

/** What every file of an entry holds, or held when it was kept; also of those that an erasing which was broken off took away. */
const sumsIn = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const sums = new Map(await readSums(folder))
  for (const name of await namesIn(folder)) {
    const content = name === SUMS_FILE || sums.has(name) ? null : await contentOf(join(folder, name))
    if (content) sums.set(name, sha256(content))
  }
  return sums
}

const removeFolder = async (folder: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true })
  await syncFolder(dirname(folder))
  // A month that still has something stays.
  await rmdir(dirname(folder)).catch(() => undefined)
}

const takenBy = (names: Iterable<string>): ReadonlySet<string> =>
  new Set([...names, MAIL_FILE, SUMS_FILE].map((name) => name.toLowerCase()))

/** What an entry is to hold under which names: a content keeps the name that it has, and has but one. */
const named = (
  { mail, documents }: Pick<ExportEntry, 'mail' | 'documents'>,
  known: ReadonlyMap<string, string>,
): ReadonlyMap<string, Uint8Array> => {
  const names = new Map([...known].map(([name, sum]) => [sum, name]))
  const contents = new Map<string, Uint8Array>()
  if (mail) contents.set(MAIL_FILE, mail)
  for (const { filename, content } of documents) {
    const sum = sha256(content)
    const name = names.get(sum) ?? freeName(safeName(filename), takenBy(names.values()))
    names.set(sum, name)
    contents.set(name, content)
  }
  return contents
}

class FolderExport implements MailExport {
  readonly #root: string
  readonly #vault: SharedVault
  #last: Promise<unknown> = Promise.resolve()

  constructor(folder: string, vault: SharedVault) {
    this.#root = exportRoot(folder)
    this.#vault = vault
  }

  keep(entry: ExportEntry): Promise<void> {
    return this.#inTurn(() => this.#keep(entry))
  }

  erase({ locators, contents }: ExportErasure): Promise<number> {
    const safe = new Set(locators.map(safeName))
    const going = new Set(contents)
    return this.#inTurn(async () => {
      let gone = 0
      for await (const entry of entriesIn(this.#root))
        gone += isOf(entry, safe) ? await this.#eraseEntry(entry) : await this.#eraseContents(entry, going)
      return gone
    })
  }

  async *filesOf(locators: readonly Locator[]): AsyncGenerator<ExportedFile> {
    const safe = new Set(locators.map(safeName))
    for await (const entry of entriesIn(this.#root)) {
      if (!isOf(entry, safe)) continue
      const names = await namesIn(join(this.#root, entry))
      for (const name of names.filter((one) => one !== SUMS_FILE && !isTemporary(one))) {
        const content = await contentOf(join(this.#root, entry, name))
        if (content) yield { path: `${entry}/${name}`, id: sha256(content), content }
      }
    }
  }

  /** The checksums come last: what they name is there. What they name already, and is missing or was changed, is put there again. */
  async #keep(entry: ExportEntry): Promise<void> {
    const folder = join(this.#root, entryPath(entry))
    await makeFolder(folder)
    await clearTemporaries(folder)
    const sums = new Map(await readSums(folder))
    let changed = false
    for (const [name, content] of named(entry, sums)) {
      const sum = sha256(content)
      if (sums.get(name) === sum && (await isWhole(join(folder, name), sum))) continue
      await place(join(folder, name), content, this.#vault.path(sum))
      sums.set(name, sum)
      changed = true
    }
    if (!changed) return
    await writeSums(folder, sums)
    await syncFolder(folder)
  }

  async #eraseEntry(entry: string): Promise<number> {
    const folder = join(this.#root, entry)
    const names = await namesIn(folder)
    await removeFolder(folder)
    return names.filter((name) => name !== SUMS_FILE).length
  }

  async #eraseContents(entry: string, going: ReadonlySet<string>): Promise<number> {
    if (going.size === 0) return 0
    const folder = join(this.#root, entry)
    await clearTemporaries(folder)
    const found = await sumsIn(folder)
    const isMailGoing = going.has(found.get(MAIL_FILE) ?? '')
    const names: string[] = []
    for (const [name, sum] of found)
      if (going.has(sum) || (isMailGoing && !(await this.#vault.knows(sum)))) names.push(name)
    if (names.length > 0) await this.#removeFrom(folder, names)
    return names.length
  }

  /** The files first: broken off, they are missing and not left behind. */
  async #removeFrom(folder: string, names: readonly string[]): Promise<void> {
    for (const name of names) await rm(join(folder, name), { force: true })
    const sums = new Map(await readSums(folder))
    for (const name of names) sums.delete(name)
    if (sums.size === 0) return removeFolder(folder)
    await writeSums(folder, sums)
    await syncFolder(folder)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

/**
 * Critical mail as `export/YYYY-MM/<locator>-<kind>-<key>/` with `mail.eml`, its documents and `SHA256SUMS`. One of these at a
 * time may write.
 */
export const openMailExport = (folder: string, vault: SharedVault): MailExport =>
  new FolderExport(folder, vault)
