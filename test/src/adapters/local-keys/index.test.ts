import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLocalKeys } from '../../../../src/adapters/local-keys/index.js'

describe('the keys of a data folder', () => {
  let folder = ''

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'keys-'))
  })

  afterEach(() => rm(folder, { recursive: true }))

  it('are made once and stay the same', async () => {
    const made = await openLocalKeys(folder)
    expect(await openLocalKeys(folder)).toEqual(made)
  })

  it('are readable by their owner only', async () => {
    await openLocalKeys(folder)
    expect((await stat(path.join(folder, 'keys.json'))).mode & 0o777).toBe(0o600)
  })

  it('are not replaced when the file is damaged', async () => {
    await writeFile(path.join(folder, 'keys.json'), '{"messageIds":"x"}')
    await expect(openLocalKeys(folder)).rejects.toThrow('keys.json')
  })
})
