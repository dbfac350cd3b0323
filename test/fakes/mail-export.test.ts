import { mailExportContract } from '../ports/mail-export-contract.js'
import { MemoryMailExport } from './mail-export.js'
import { MemoryVault } from './memory-vault.js'

mailExportContract('MemoryMailExport', async () => {
  const vault = new MemoryVault()
  return { vault, exports: new MemoryMailExport(vault), dispose: async () => undefined }
})
