import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { aMailRecord } from '../../../ports/records.js'
import { aDataFolder } from './data-folder.js'
import type { DataFolder } from './data-folder.js'

const INDEX = 'mails/2026-03.index'
const IDS = Array.from({ length: 200 }, (_, i) => `mail-${i}`)

const aFolderWithMails = async (): Promise<DataFolder> => {
  const folder = await aDataFolder()
  const store = await folder.open()
  await store.transact({}, (tx) => IDS.forEach((id) => tx.recordMail(aMailRecord(id))))
  await store.close()
  return folder
}

const found = async (folder: DataFolder): Promise<number> => {
  const store = await folder.open()
  const records = await Promise.all(IDS.map((id) => store.mailRecord(id)))
  await store.close()
  return records.filter((record, i) => record?.id === IDS[i]).length
}

const flipByte = async (path: string): Promise<void> => {
  const bytes = await readFile(path)
  bytes[1000] = (bytes[1000] ?? 0) ^ 0xff
  await writeFile(path, bytes)
}

describe('the index of a month', () => {
  it('is kept at the end, and spares reading the lines at the start', async () => {
    const folder = await aFolderWithMails()
    const lines = await readFile(folder.path('mails/2026-03.jsonl'), 'utf8')
    // Lines that nobody reads may be anything, as long as their last bytes are the same.
    await writeFile(folder.path('mails/2026-03.jsonl'), lines.replace('{', '!'))
    await expect(folder.open()).resolves.toBeDefined()
  })

  it.each([
    ['gone', (path: string) => rm(path)],
    ['cut', (path: string) => truncate(path, 700)],
    ['changed', flipByte],
    ['nothing of ours', (path: string) => writeFile(path, 'hello')],
    ['empty', (path: string) => truncate(path, 0)],
  ])('that is %s is made again', async (_, damage) => {
    const folder = await aFolderWithMails()
    await damage(folder.path(INDEX))
    expect(await found(folder)).toBe(IDS.length)
  })

  it('that is older than the lines is completed', async () => {
    const folder = await aFolderWithMails()
    const old = await readFile(folder.path(INDEX))
    const store = await folder.open()
    await store.transact({}, (tx) => tx.recordMail(aMailRecord('later')))
    await store.close()
    await writeFile(folder.path(INDEX), old)
    expect(await found(folder)).toBe(IDS.length)
    expect((await (await folder.open()).mailRecord('later'))?.id).toBe('later')
  })

  it('of other lines than those that are there is not believed', async () => {
    const folder = await aFolderWithMails()
    const foreign = await aDataFolder()
    const store = await foreign.open()
    await store.transact({}, (tx) => tx.recordMail(aMailRecord('foreign', { subject: 'otra' })))
    await store.close()
    await writeFile(folder.path(INDEX), await readFile(foreign.path(INDEX)))
    expect(await found(folder)).toBe(IDS.length)
  })
})
