import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openBlobShelf, type BlobLimits } from '../../../../src/adapters/file-vault/blob-shelf.js'
import { openBlobVault } from '../../../../src/adapters/file-vault/index.js'
import { openVault } from '../../../../src/adapters/file-vault/vault.js'
import { vaultContract } from '../../../ports/vault-contract.js'
import { startAzurite, type AzuriteServer } from '../../../servers/azurite.js'
import { portOf } from '../../../servers/ports.js'

let azurite: AzuriteServer

beforeAll(async () => {
  azurite = await startAzurite()
})

afterAll(() => azurite.stop())

vaultContract('the vault in a container', async () => {
  const { url, sas, client } = await azurite.container()
  return {
    vault: openBlobVault({ url, sas: sas() }),
    other: openBlobVault({ url, sas: sas() }),
    corrupt: async (id) => {
      await client.getBlockBlobClient(`${id.slice(0, 2)}/${id.slice(2)}`).upload('otra cosa', 9)
    },
    dispose: async () => {
      await client.delete()
    },
  }
})

const OC = Buffer.from('%PDF-1.7 orden de compra')

const putInto = (url: string, sas: string, limits?: Partial<BlobLimits>) =>
  openVault(openBlobShelf({ url, sas }, limits)).put(OC, 'oc.pdf', 'application/pdf')

describe('a container that takes nothing', () => {
  it('says so where the signature has run out', async () => {
    const { url, sas } = await azurite.container()
    await expect(putInto(url, sas('racwdl', -60_000))).rejects.toMatchObject({ statusCode: 403 })
  })

  it('says so where the signature may only read', async () => {
    const { url, sas } = await azurite.container()
    await expect(putInto(url, sas('rl'))).rejects.toMatchObject({ statusCode: 403 })
  })

  it('says so where there is none: it is not taken for an empty one', async () => {
    const { url, sas, client } = await azurite.container()
    await client.delete()
    const vault = openVault(openBlobShelf({ url, sas: sas() }))
    await expect(vault.about('0'.repeat(64))).rejects.toMatchObject({ code: 'ContainerNotFound' })
  })

  it('is given up where it does not answer', async () => {
    const sockets: Socket[] = []
    const silent = createServer((socket) => void sockets.push(socket))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      silent.close()
    })
    const url = `http://127.0.0.1:${portOf(silent)}/oficina/documentos`
    await expect(putInto(url, 'sig=x', { patienceMs: 300 })).rejects.toThrow('abort')
  })
})

it('lists names that come in several answers', async () => {
  const { url, sas, client } = await azurite.container()
  const names = Array.from({ length: 7 }, (_, index) => `ab/${index}`)
  for (const name of names) await client.getBlockBlobClient(name).upload('', 0)
  const found: string[] = []
  for await (const name of openBlobShelf({ url, sas: sas() }, { pageSize: 3 }).names('ab/')) found.push(name)
  expect(found).toEqual(names)
})
