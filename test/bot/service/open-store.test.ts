import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Pause } from '../../../bot/ambient.js'
import { openStore } from '../../../bot/service/open-store.js'
import type { Store } from '../../../src/ports.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { freePorts } from '../../servers/ports.js'
import { aConfig } from './a-config.js'

let dataDir: string
let port: number
let owner: Store

const parts = (pause: Pause) => ({ clock: systemClock, log: quietLog, pause })

const open = async (dataDirWaitMs: number | null, pause: Pause): Promise<Store> => {
  const config = { ...aConfig({ DATA_DIR: dataDir }), dataDirWaitMs, port }
  return (await openStore(config, parts(pause))).store
}

const never: Pause = () => Promise.reject(new Error('this must not wait'))

const statusAt = async (url: string): Promise<number> =>
  (await fetch(`http://127.0.0.1:${port}${url}`, { headers: { connection: 'close' } })).status

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'control-oc-folder-'))
  ;[port = 0] = await freePorts(1)
  owner = await open(null, never)
})

afterEach(async () => {
  await owner.close()
  await rm(dataDir, { recursive: true })
})

describe('a data folder that another service has', () => {
  test('is refused at once where waiting was not asked for', async () => {
    await expect(open(null, never)).rejects.toMatchObject({ code: 'data_folder_locked' })
  })

  test('is waited for until that service ends', async () => {
    const store = await open(60_000, () => owner.close())
    await expect(store.close()).resolves.toBeUndefined()
  })

  test('is refused when the wait is over', async () => {
    let pauses = 0
    const wait = open(3_000, async () => void (pauses += 1))
    await expect(wait).rejects.toMatchObject({ code: 'data_folder_locked' })
    expect(pauses).toBe(3)
  })

  test('leaves the one that waits alive, but not ready', async () => {
    const statuses: number[] = []
    const store = await open(60_000, async () => {
      for (const url of ['/healthz', '/readyz', '/api/messages']) statuses.push(await statusAt(url))
      await owner.close()
    })
    expect(statuses).toEqual([200, 503, 503])
    await expect(statusAt('/healthz')).rejects.toThrow('fetch failed')
    await store.close()
  })

  test('is waited for in silence where the other service has the port too', async () => {
    const waiting = await open(60_000, async () => {
      const other = open(2_000, async () => {})
      await expect(other).rejects.toMatchObject({ code: 'data_folder_locked' })
      expect(await statusAt('/healthz')).toBe(200)
      await owner.close()
    })
    await waiting.close()
  })
})
