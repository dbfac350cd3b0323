import { openFileVault, vaultPath } from '../../src/adapters/file-vault/index.js'
import { openMailExport } from '../../src/adapters/mail-export/index.js'
import type { FileVault, MailExport } from '../../src/ports.js'

/** Where the data folder keeps documents: the vault, and the export, which shares its contents. */
export interface DocumentFolders {
  readonly vault: FileVault
  readonly exports: MailExport
}

/** One of these at a time may write to the export. */
export const openDocumentFolders = (dataDir: string): DocumentFolders => {
  const vault = openFileVault(dataDir)
  const shared = {
    knows: async (id: string) => (await vault.about(id)) !== null,
    path: (id: string) => vaultPath(dataDir, id),
  }
  return { vault, exports: openMailExport(dataDir, shared) }
}
