import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attempt, FileVault } from '../../ports.js'
import type { BlobContainer } from './blob-shelf.js'
import { openFolderShelf } from './folder-shelf.js'
import { lazyShelf } from './lazy-shelf.js'
import { contentName } from './names.js'
import { probeShelf } from './probe-shelf.js'
import { openVault } from './vault.js'

const FOLDER = 'files'

/** Where the vault of a folder has a file that is kept for good, by its id. */
export const vaultPath = (folder: string, id: string): string => join(folder, FOLDER, contentName(id))

/** Documents in `files/ab/cdef…` of a folder; what each was called stands next to it. */
export const openFileVault = (folder: string): FileVault => openVault(openFolderShelf(join(folder, FOLDER)))

/** Documents in a container of Azure Blob Storage, whose library is loaded when the first one is asked for. */
export const openBlobVault = (container: BlobContainer): FileVault =>
  openVault(lazyShelf(async () => (await import('./blob-shelf.js')).openBlobShelf(container)))

/** Tries what the vault of a folder does there. Folders that are not there yet are made, and taken away again. */
export const probeFolderVault = async (folder: string): Promise<Attempt<null>> => {
  const made = await mkdir(folder, { recursive: true }).catch(() => undefined)
  const probed = await probeShelf(openFolderShelf(folder))
  if (made !== undefined) await rm(made, { recursive: true, force: true })
  return probed
}

/** Tries what the vault does in a container. */
export const probeBlobVault = async (container: BlobContainer): Promise<Attempt<null>> =>
  probeShelf(lazyShelf(async () => (await import('./blob-shelf.js')).openBlobShelf(container)))

export { signatureEnd } from './signature-end.js'
