import { join } from 'node:path'
import type { FileVault } from '../../ports.js'
import { openFolderShelf } from './folder-shelf.js'
import { contentName } from './names.js'
import { openVault } from './vault.js'

const FOLDER = 'files'

/** Where the vault of a folder has a file that is kept for good, by its id. */
export const vaultPath = (folder: string, id: string): string => join(folder, FOLDER, contentName(id))

/** Documents in `files/ab/cdef…` of a folder; what each was called stands next to it. */
export const openFileVault = (folder: string): FileVault => openVault(openFolderShelf(join(folder, FOLDER)))
