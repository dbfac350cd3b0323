import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports.js'
import { archiveContract } from './store-archive-contract.js'
import { evidenceContract } from './store-evidence-contract.js'
import { keptContract } from './store-kept-contract.js'
import { searchContract } from './store-search-contract.js'
import { transactionContract } from './store-transaction-contract.js'

/** A store under test, and the ways in which its test may shake it. */
export interface StoreUnderTest {
  /** The store that is open now; another one after `reopen`. */
  readonly store: Store
  /** Closes it and opens what it has left. */
  reopen(): Promise<void>
  /** The next write fails as on a full disk. */
  failNextWrite(): void
  /** So does the next revision of what is archived. */
  failNextRevision(): void
  dispose(): Promise<void>
}

/** What every Store does, whatever stands behind it. */
export const storeContract = (name: string, open: () => Promise<StoreUnderTest>): void => {
  describe(`${name} keeps the store's contract`, () => {
    let current: StoreUnderTest
    const given = (): StoreUnderTest => current

    beforeEach(async () => {
      current = await open()
    })

    afterEach(() => current.dispose())

    transactionContract(given)
    searchContract(given)
    archiveContract(given)
    evidenceContract(given)
    keptContract(given)

    it('refuses work once it is closed', async () => {
      const { store } = given()
      await store.close()
      await expect(store.putNote('key', 1)).rejects.toThrow('closed')
    })
  })
}
