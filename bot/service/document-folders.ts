import path from 'node:path'
import { openBlobVault, openFileVault, vaultPath } from '../../src/adapters/file-vault/index.js'
import { openMailExport } from '../../src/adapters/mail-export/index.js'
import type { Config } from '../../src/config.js'
import type { FileVault, MailExport } from '../../src/ports.js'

/** Where documents are kept: the vault, and the export, which shares its contents where both are folders. */
export interface DocumentFolders {
  readonly vault: FileVault
  readonly exports: MailExport
}

/** By which settings documents are found. */
export type DocumentSettings = Pick<Config, 'dataDir' | 'documents'>

/** Where the export lies: beside the vault, for it is made of second names, or in the data folder. */
export const exportFolder = ({ dataDir, documents }: DocumentSettings): string =>
  documents.kind === 'folder' ? documents.path : dataDir

/** Whether documents lie outside the data folder, and so in no backup of it. */
export const isElsewhere = ({ dataDir, documents }: DocumentSettings): boolean =>
  documents.kind !== 'folder' || path.relative(dataDir, documents.path).startsWith('..')

/** One of these at a time may write to the export. */
export const openDocumentFolders = (settings: DocumentSettings): DocumentFolders => {
  const { documents } = settings
  const vault = documents.kind === 'folder' ? openFileVault(documents.path) : openBlobVault(documents)
  const shared = {
    knows: async (id: string) => (await vault.about(id)) !== null,
    path: (id: string) => (documents.kind === 'folder' ? vaultPath(documents.path, id) : null),
  }
  return { vault, exports: openMailExport(exportFolder(settings), shared) }
}
