import { execFileSync } from 'node:child_process'
import { copyFile, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
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

/** Commits more, as a process does that is killed then: it is in the journal alone. */
const leaveBehind = async (folder: DataFolder, ...locators: string[]): Promise<void> => {
  const store = await folder.open()
  for (const locator of locators) await store.transact({}, (tx) => tx.putReservation(aReservation(locator)))
  const journal = await readFile(folder.path('live.journal'))
  const [live, copy] = await Promise.all(LIVE_FILES.map((name) => readFile(folder.path(name))))
  await store.close()
  await writeFile(folder.path('live.journal'), journal)
  await writeFile(folder.path('live.json'), live ?? '')
  await writeFile(folder.path('live.previous.json'), copy ?? '')
}

const LIVE_FILES = ['live.json', 'live.previous.json']

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

  it('is mended by that command, and nothing is lost, however much the journal has to tell', async () => {
    const folder = await aFilledFolder()
    await leaveBehind(folder, 'CCC')
    await half(folder.path('live.json'))
    const { restore } = await damageOf(folder)
    execFileSync('sh', ['-c', restore ?? 'false'])
    const store = await folder.open()
    const { items } = await store.liveReservations(null, { limit: 9 })
    expect(items.map(({ locator }) => locator)).toEqual(['AAA', 'BBB', 'CCC'])
    expect((await store.mailRecord('BBB'))?.id).toBe('BBB')
  })

  it('offers no way back from which the journal does not lead on', async () => {
    const folder = await aFilledFolder()
    const old = await readFile(folder.path('live.previous.json'))
    await leaveBehind(folder, 'CCC')
    await (await folder.open()).close()
    await leaveBehind(folder, 'DDD')
    await writeFile(folder.path('live.previous.json'), old)
    await half(folder.path('live.json'))
    expect((await damageOf(folder)).restore).toBeNull()
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
    await writeFile(folder.path('live.json'), text.replace('{"format":2', '{"format":3'))
    const { problem, restore } = await damageOf(folder)
    expect([problem, restore]).toEqual(['format 3 is of another version', null])
  })

  it('that is gone with its predecessor is not taken for a new folder', async () => {
    const folder = await aFilledFolder()
    await rm(folder.path('live.json'))
    await rm(folder.path('live.previous.json'))
    expect((await damageOf(folder)).problem).toBe('it is missing')
  })
})

describe('a damaged journal', () => {
  const aJournal = async (...locators: string[]): Promise<DataFolder> => {
    const folder = await aFilledFolder()
    await leaveBehind(folder, ...locators)
    return folder
  }

  const change = async (folder: DataFolder, how: (text: string) => string): Promise<void> => {
    const path = folder.path('live.journal')
    await writeFile(path, how(await readFile(path, 'utf8')))
  }

  const locatorsIn = async (folder: DataFolder): Promise<string[]> => {
    const { items } = await (await folder.open()).liveReservations(null, { limit: 9 })
    return items.map(({ locator }) => locator)
  }

  it.each<[string, (lines: string[]) => string[]]>([
    ['changed in the middle', ([one = '', ...more]) => [one.replace('CCC', 'XXX'), ...more]],
    ['without a line in the middle', ([one = '', , ...more]) => [one, ...more]],
    ['without its first line', ([, ...more]) => more],
    ['in another order', ([one = '', two = '', ...more]) => [two, one, ...more]],
    ['with a line twice', ([one = '', ...more]) => [one, one, ...more]],
    ['with an empty line', ([one = '', ...more]) => [one, '', ...more]],
    ['with a broken end of a line', ([one = '', two = '', ...more]) => [`${one}${two}`, ...more]],
  ])('that is %s is named, and nothing starts', async (_, how) => {
    const folder = await aJournal('CCC', 'DDD', 'EEE')
    await change(folder, (text) => how(text.split('\n')).join('\n'))
    const before = await readFile(folder.path('live.journal'))
    const fault = await damageOf(folder)
    expect([fault.file, fault.restore]).toEqual([folder.path('live.journal'), null])
    expect(await readFile(folder.path('live.journal'))).toEqual(before)
  })

  it('of another store is named', async () => {
    const folder = await aJournal('CCC')
    const other = await aJournal('DDD')
    await copyFile(other.path('live.journal'), folder.path('live.journal'))
    expect((await damageOf(folder)).file).toBe(folder.path('live.journal'))
  })

  it('that is gone is named: nobody knows what it told', async () => {
    const folder = await aJournal('CCC')
    await rm(folder.path('live.journal'))
    const { file, problem, restore } = await damageOf(folder)
    expect([file, problem, restore]).toEqual([folder.path('live.journal'), 'it is missing', null])
  })

  it('whose last line is whole and wrong is mended by a command, but for that commit', async () => {
    const folder = await aJournal('CCC', 'DDD')
    await change(folder, (text) => text.replace('DDD', 'XXX'))
    const { restore } = await damageOf(folder)
    execFileSync('sh', ['-c', restore ?? 'false'])
    expect(await locatorsIn(folder)).toEqual(['AAA', 'BBB', 'CCC'])
  })

  it.each<[string, (text: string) => string]>([
    ['no end', (text) => text.slice(0, -40)],
    [
      'blocks that never came to the disk',
      (text) => `${text.slice(0, -400)}${'\0'.repeat(300)}${text.slice(-100)}`,
    ],
    ['nothing but such blocks', (text) => `${text}${'\0'.repeat(4096)}`],
  ])(
    'that ends in a commit that never came, with %s, is cut there, and what is cut is kept',
    async (_, how) => {
      const folder = await aJournal('CCC', 'DDD')
      await change(folder, how)
      const found = await locatorsIn(folder)
      expect(['AAA,BBB,CCC', 'AAA,BBB,CCC,DDD']).toContain(found.join())
      expect((await readdir(folder.path('cut'))).join()).toContain('live.journal')
    },
  )
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
