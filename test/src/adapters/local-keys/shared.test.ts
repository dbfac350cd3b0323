import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLocalKeys } from '../../../../src/adapters/local-keys/index.js'
import { openSharedKeys } from '../../../../src/adapters/local-keys/shared.js'
import { MemoryStore } from '../../../fakes/memory-store.js'
import { quietLog } from '../../../fakes/quiet.js'

describe('the keys of all who share a store', () => {
  let folders: string[] = []
  let store: MemoryStore

  const aFolder = async (): Promise<string> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'keys-'))
    folders.push(folder)
    return folder
  }

  beforeEach(() => {
    store = new MemoryStore()
  })
  afterEach(async () => {
    for (const folder of folders) await rm(folder, { recursive: true })
    folders = []
  })

  it('are made once, however many ask at a time', async () => {
    const two = [await aFolder(), await aFolder()]
    const [one, other] = await Promise.all(two.map((folder) => openSharedKeys(store, folder, quietLog)))
    expect(one).toEqual(other)
  })

  it('are those of the folder of whoever comes first', async () => {
    const folder = await aFolder()
    const local = await openLocalKeys(folder)
    await openSharedKeys(store, folder, quietLog)
    expect(await openSharedKeys(store, await aFolder(), quietLog)).toEqual(local)
  })

  it('stay, and are not written into a folder', async () => {
    const folder = await aFolder()
    const made = await openSharedKeys(store, folder, quietLog)
    expect(await openSharedKeys(store, folder, quietLog)).toEqual(made)
    expect(await readdir(folder)).toEqual([])
  })

  it('are not those of a folder that came later, which is said', async () => {
    const made = await openSharedKeys(store, await aFolder(), quietLog)
    const folder = await aFolder()
    await openLocalKeys(folder)
    const warnings: string[] = []
    const log = { ...quietLog, warn: (_: object, message: string) => void warnings.push(message) }
    expect(await openSharedKeys(store, folder, log)).toEqual(made)
    expect(warnings).toEqual(['The keys of the data folder are not those of the database, which are used'])
  })

  it('are not replaced when what is kept is damaged', async () => {
    await store.putNote('service:keys', { messageIds: 'x' })
    await expect(openSharedKeys(store, await aFolder(), quietLog)).rejects.toThrow('service:keys')
  })
})
