import { openFileVault, vaultPath } from '../../src/adapters/file-vault/index.js'
import { openMailExport } from '../../src/adapters/mail-export/index.js'
import type { FileVault, MailExport } from '../../src/ports.js'

/** Where the data folder keeps documents: the vault, and the export, which shares its contents. */
export interface DocumentFolders {
  readonly vault: FileVault
  readonly exports: MailExport
}

/** One of these at a time may write. */
export const openDocumentFolders = (dataDir: string): DocumentFolders => ({
  vault: openFileVault(dataDir),
  exports: openMailExport(dataDir, (id) => vaultPath(dataDir, id)),
})
