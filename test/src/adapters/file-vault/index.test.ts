import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openFileVault } from '../../../../src/adapters/file-vault/index.js'
import { vaultContract } from '../../../ports/vault-contract.js'

const pathOf = (dataDir: string, id: string): string => join(dataDir, 'files', id.slice(0, 2), id.slice(2))

vaultContract('the file vault', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'control-oc-'))
  return {
    vault: openFileVault(dataDir),
    other: openFileVault(dataDir),
    corrupt: (id) => writeFile(pathOf(dataDir, id), 'otra cosa'),
    dispose: () => rm(dataDir, { recursive: true }),
  }
})

describe('the folder of the file vault', () => {
  it('is for its owner alone, and holds no leftovers', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'control-oc-'))
    onTestFinished(() => rm(dataDir, { recursive: true }))
    const { id } = await openFileVault(dataDir).put(Buffer.from('oc'), 'oc.pdf', 'application/pdf')
    const names = await readdir(join(dataDir, 'files'), { recursive: true })
    const own = join(id.slice(0, 2), id.slice(2))
    expect(names.toSorted()).toEqual([id.slice(0, 2), own, `${own}.json`])
    for (const name of names) {
      const { mode } = await stat(join(dataDir, 'files', name))
      expect([name, mode & 0o077]).toEqual([name, 0])
    }
  })

  it('gives its files to the vault that is opened next', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'control-oc-'))
    onTestFinished(() => rm(dataDir, { recursive: true }))
    const file = await openFileVault(dataDir).put(Buffer.from('oc'), 'oc.pdf', 'application/pdf')
    expect(await openFileVault(dataDir).about(file.id)).toEqual(file)
  })
})

describe('what a crash left half written', () => {
  const OLD = new Date('2026-03-01T12:00:00.000Z')

  /** A document that is kept, and beside it what somebody who put it again did not come to the end of. */
  const withLeftover = async (written: Date) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'control-oc-'))
    onTestFinished(() => rm(dataDir, { recursive: true }))
    const vault = openFileVault(dataDir)
    const { id } = await vault.put(Buffer.from('oc'), 'oc.pdf', 'application/pdf')
    const leftover = `${pathOf(dataDir, id)}.0a1b2c3d-0a1b-4a1b-8a1b-0a1b2c3d4e5f.tmp`
    await writeFile(leftover, 'o')
    await utimes(leftover, written, written)
    const isLeft = (): Promise<boolean> =>
      stat(leftover).then(
        () => true,
        () => false,
      )
    return { vault, id, isLeft }
  }

  it('goes with its document: what is erased stands nowhere', async () => {
    const { vault, id, isLeft } = await withLeftover(new Date())
    await vault.remove(id)
    expect(await isLeft()).toBe(false)
  })

  it('goes after a day, and the document stays', async () => {
    const { vault, id, isLeft } = await withLeftover(OLD)
    await vault.dropExpired('2026-03-02T12:00:01.000Z')
    expect([await isLeft(), Buffer.from(await vault.read(id)).toString()]).toEqual([false, 'oc'])
  })

  it('is spared before that: somebody may be at it', async () => {
    const { vault, isLeft } = await withLeftover(OLD)
    await vault.dropExpired('2026-03-02T11:59:59.000Z')
    expect(await isLeft()).toBe(true)
  })
})
