import { storeContract } from '../ports/store-contract.js'
import { MemoryStore } from './memory-store.js'

storeContract('MemoryStore', async () => {
  const store = new MemoryStore()
  return {
    store,
    // It has no disk: what it has left is itself.
    reopen: async () => undefined,
    failNextWrite: () => store.failNextWrite(),
    failNextRevision: () => store.failNextWrite(),
    dispose: async () => undefined,
  }
})
