import { vaultContract } from '../ports/vault-contract.js'
import { MemoryVault } from './memory-vault.js'

vaultContract('MemoryVault', async () => {
  const vault = new MemoryVault()
  return { vault, other: vault, corrupt: async (id) => vault.corrupt(id), dispose: async () => undefined }
})
