import { execFileSync } from 'node:child_process'
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { StoreDamaged } from '../../../../src/adapters/lowdb-store/index.js'
import { aMailRecord, aReservation } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'
import type { DataFolder } from './data-folder.js'

/** Two reservations, written one after the other, and the mail of the second. */
const aFilledFolder = async (): Promise<DataFolder> => {
  const folder = await aDataFolder()
  const store = await folder.open()
  await store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
  await store.transact({}, (tx) => {
    tx.putReservation(aReservation('BBB'))
    tx.recordMail(aMailRecord('BBB'))
  })
  await store.close()
  return folder
}

const damageOf = async (folder: DataFolder): Promise<StoreDamaged> => {
  const fault: unknown = await folder.open().catch((error: unknown) => error)
  if (!(fault instanceof StoreDamaged)) throw new Error('the store opened, or failed in another way')
  return fault
}

const half = async (path: string): Promise<void> => truncate(path, (await readFile(path)).length >> 1)

const flipByte = async (path: string): Promise<void> => {
  const bytes = await readFile(path)
  bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1
  await writeFile(path, bytes)
}

describe('a damaged live file', () => {
  it.each([
    ['cut in half', half],
    ['empty', (path: string) => truncate(path, 0)],
    ['changed in one bit', flipByte],
    ['no store at all', (path: string) => writeFile(path, '{"hello":"world"}')],
    [
      'begun with a byte-order mark',
      async (path: string) => writeFile(path, `\uFEFF${await readFile(path, 'utf8')}`),
    ],
    ['gone', (path: string) => rm(path)],
  ])('that is %s is named, with the command that goes back', async (_, damage) => {
    const folder = await aFilledFolder()
    await damage(folder.path('live.json'))
    const fault = await damageOf(folder)
    expect(fault.code).toBe('store_damaged')
    expect(fault.file).toBe(folder.path('live.json'))
    expect(fault.message).toContain(`cp -p '${folder.path('live.previous.json')}'`)
  })

  it('stays as it is, and so does the generation before', async () => {
    const folder = await aFilledFolder()
    await half(folder.path('live.json'))
    const before = [
      await readFile(folder.path('live.json')),
      await readFile(folder.path('live.previous.json')),
    ]
    await damageOf(folder)
    await damageOf(folder)
    const after = [
      await readFile(folder.path('live.json')),
      await readFile(folder.path('live.previous.json')),
    ]
    expect(after).toEqual(before)
  })

  it('is mended by that command, but for the last write, of which nothing is left anywhere', async () => {
    const folder = await aFilledFolder()
    await half(folder.path('live.json'))
    const { restore } = await damageOf(folder)
    execFileSync('sh', ['-c', restore ?? 'false'])
    const store = await folder.open()
    expect(await store.reservation('AAA')).toEqual(aReservation('AAA'))
    expect(await store.reservation('BBB')).toBeNull()
    expect(await store.mailRecord('BBB')).toBeNull()
  })

  it('offers no way back that is damaged too', async () => {
    const folder = await aFilledFolder()
    await half(folder.path('live.json'))
    await half(folder.path('live.previous.json'))
    const fault = await damageOf(folder)
    expect(fault.restore).toBeNull()
    expect(fault.message).toContain('npx control-oc restore')
  })

  it('of another version is not touched', async () => {
    const folder = await aFilledFolder()
    const text = await readFile(folder.path('live.json'), 'utf8')
    await writeFile(folder.path('live.json'), text.replace('{"format":1', '{"format":2'))
    expect((await damageOf(folder)).problem).toContain('format 2')
  })

  it('that is gone with its predecessor is not taken for a new folder', async () => {
    const folder = await aFilledFolder()
    await rm(folder.path('live.json'))
    await rm(folder.path('live.previous.json'))
    expect((await damageOf(folder)).problem).toBe('it is missing')
  })
})

describe('a damaged append-only file', () => {
  const MAILS = 'mails/2026-03.jsonl'

  it.each([
    ['too short', half],
    ['gone', (path: string) => rm(path)],
  ])('that is %s is named', async (_, damage) => {
    const folder = await aFilledFolder()
    await damage(folder.path(MAILS))
    expect((await damageOf(folder)).file).toBe(folder.path(MAILS))
  })

  it('with a line that is no JSON is named', async () => {
    const folder = await aFilledFolder()
    const text = await readFile(folder.path(MAILS), 'utf8')
    await writeFile(folder.path(MAILS), text.replace('{', '!'))
    expect((await damageOf(folder)).problem).toBe('a line is no JSON')
  })

  it('leaves the folder free for who comes to mend it', async () => {
    const folder = await aFilledFolder()
    const text = await readFile(folder.path(MAILS), 'utf8')
    await rm(folder.path(MAILS))
    await damageOf(folder)
    await writeFile(folder.path(MAILS), text)
    expect((await (await folder.open()).mailRecord('BBB'))?.id).toBe('BBB')
  })
})
