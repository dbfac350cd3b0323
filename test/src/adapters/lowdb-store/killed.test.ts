import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { aDataFolder } from './data-folder.js'

const WRITER = fileURLToPath(new URL('killed-writer.ts', import.meta.url))

/** Runs the writer on a folder, and kills it once it has written so often; gives what it said it had written. */
const writeAndKill = async (dataDir: string, times: number): Promise<string[]> => {
  const writer = spawn(process.execPath, ['--import', 'tsx', WRITER, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const written: string[] = []
  for await (const locator of createInterface(writer.stdout)) {
    written.push(locator)
    if (written.length === times) writer.kill('SIGKILL')
  }
  if (writer.signalCode === null && writer.exitCode === null) await once(writer, 'exit')
  return written
}

describe('a process that is killed', () => {
  it('has lost nothing that it was told was written, left nothing by halves, and left no lock', async () => {
    const folder = await aDataFolder()
    const written = await writeAndKill(folder.dataDir, 25)
    const store = await folder.open()
    const live = await store.liveReservations(null, { limit: 1000 })
    const locators = live.items.map(({ locator }) => locator)
    expect(locators).toEqual(expect.arrayContaining(written))
    for (const locator of locators) {
      expect((await store.mailRecord(locator))?.id).toBe(locator)
      expect((await store.auditOf(locator, { limit: 10 })).items).toHaveLength(1)
    }
    expect(await store.mailRecord(`L${locators.length}`)).toBeNull()
  })
})
