import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
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
