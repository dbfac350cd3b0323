import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBackups, writeArchive } from '../../../../src/adapters/data-archive/index.js'
import { RESTORED_NOTE } from '../../../../src/engine/restored.js'
import { archiveSource } from '../../../../bot/service/data-archive.js'
import { backUp, clock, countWhole, NOW, open, restore, writeMail } from './busy-store.js'

let folder: string
let dataDir: string

const inFolder = (...names: string[]): string => path.join(folder, ...names)

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'archive-'))
  dataDir = inFolder('data')
  const store = await open(dataDir)
  for (const count of [0, 1, 2]) await writeMail(store, dataDir, count)
  await store.close()
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const namesIn = (file: string): string[] =>
  execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).split('\n').filter(Boolean)

describe('an archive', () => {
  it('bears its time in its name and is for its owner alone', async () => {
    const { file, bytes, files } = await backUp(dataDir, inFolder('backups'))
    expect(path.basename(file)).toBe('control-oc-20260302-120000.tar.gz')
    const { mode, size } = await stat(file)
    expect([mode & 0o777, size, files]).toEqual([0o600, bytes, namesIn(file).length - 2])
    expect(await readdir(inFolder('backups'))).toEqual([path.basename(file)])
  })

  it('can be unpacked and checked by hand', async () => {
    const { file } = await backUp(dataDir, inFolder('backups'))
    execFileSync('tar', ['xzf', file, '-C', folder, '--one-top-level=by-hand'])
    execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: inFolder('by-hand') })
    expect(await countWhole(inFolder('by-hand', 'data'))).toBe(3)
  })

  it('holds the keys, and no socket, lock, half-written file or archive', async () => {
    await writeFile(inFolder('data', 'keys.json'), '{}')
    await writeFile(inFolder('data', 'files', 'x.tmp'), '')
    await symlink('/etc/passwd', inFolder('data', 'link'))
    const server = createServer().listen(inFolder('data', 'control.sock'))
    await backUp(dataDir, inFolder('data', 'backups'), '2026-03-01T12:00:00.000Z')
    const { file } = await backUp(dataDir, inFolder('data', 'backups'))
    server.close()
    const tops = new Set(namesIn(file).map((name) => name.split('/').slice(0, 2).join('/')))
    expect([...tops].sort()).toEqual([
      'SHA256SUMS',
      'data/audit',
      'data/files',
      'data/keys.json',
      'data/live.journal',
      'data/live.json',
      'data/mails',
      'manifest.json',
    ])
    expect(namesIn(file).some((name) => name.endsWith('.tmp'))).toBe(false)
  })

  it('holds a file with two names once, and gives it back under both', async () => {
    await mkdir(inFolder('data', 'export', '2026-03'), { recursive: true })
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919) % 251))
    await writeFile(inFolder('data', 'files', 'big'), content)
    const { bytes } = await backUp(dataDir, inFolder('backups'))
    await link(
      inFolder('data', 'files', 'big'),
      inFolder('data', 'export', '2026-03', `${'n'.repeat(180)}.eml`),
    )
    const again = await backUp(dataDir, inFolder('backups'))
    expect(again.bytes - bytes).toBeLessThan(1000)
    await restore(again.file, inFolder('copy'))
    const restored = await readFile(inFolder('copy', 'export', '2026-03', `${'n'.repeat(180)}.eml`))
    expect(restored.equals(content)).toBe(true)
  })

  it('holds a copy of a document once, and what is only as large is another content', async () => {
    await mkdir(inFolder('data', 'export', '2026-03'), { recursive: true })
    const content = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919) % 251))
    const other = Buffer.from(content.toReversed())
    await writeFile(inFolder('data', 'files', 'big'), content)
    const { bytes } = await backUp(dataDir, inFolder('backups'))
    await writeFile(inFolder('data', 'export', '2026-03', 'a.tmp'), content)
    const again = await backUp(dataDir, inFolder('backups'))
    expect(again.bytes - bytes).toBeLessThan(1000)
    await writeFile(inFolder('data', 'export', '2026-03', 'b.pdf'), other)
    const { file } = await backUp(dataDir, inFolder('backups'))
    await restore(file, inFolder('copy'))
    for (const [name, expected] of [
      ['a.tmp', content],
      ['b.pdf', other],
    ] as const)
      expect((await readFile(inFolder('copy', 'export', '2026-03', name))).equals(expected)).toBe(true)
  })

  it('refuses to lie in the folder that it archives', async () => {
    const inside = inFolder('data', 'files', 'backups')
    await expect(backUp(dataDir, inside)).rejects.toMatchObject({ code: 'inside_data' })
    await symlink(dataDir, inFolder('elsewhere'))
    await expect(backUp(dataDir, inFolder('elsewhere', 'b'))).rejects.toMatchObject({ code: 'inside_data' })
    await expect(backUp(dataDir, dataDir)).rejects.toMatchObject({ code: 'inside_data' })
    expect(existsSync(inside)).toBe(false)
  })

  it('is not made of a folder without a store', async () => {
    await expect(backUp(inFolder('nothing'), inFolder('b'))).rejects.toMatchObject({ code: 'no_store' })
  })

  it('leaves nothing behind when it cannot be made', async () => {
    const generation = async () => ({ files: new Map(), logs: new Map([['mails/2020-01.jsonl', 5]]) })
    const source = { ...archiveSource(dataDir), generation }
    await expect(writeArchive(source, inFolder('b'), NOW)).rejects.toMatchObject({ code: 'moved' })
    expect(await readdir(inFolder('b'))).toEqual([])
  })

  it('is taken again when a month went while it was read', async () => {
    const source = archiveSource(dataDir)
    let asked = 0
    const generation = async () => {
      const real = await source.generation()
      if (!real || asked++ > 0) return real
      return { ...real, logs: new Map([...real.logs, ['mails/2020-01.jsonl', 5]]) }
    }
    const { file } = await writeArchive({ ...source, generation }, inFolder('b'), NOW)
    await restore(file, inFolder('copy'))
    expect([await countWhole(inFolder('copy')), asked]).toEqual([3, 2])
  })
})

describe('the newest ones', () => {
  it('are kept, and no other file is touched', async () => {
    const dir = inFolder('backups')
    for (const day of [1, 2, 3]) await backUp(dataDir, dir, `2026-03-0${day}T12:00:00.000Z`)
    const foreign = ['control-oc-20260101-000000.tar.gz.txt', 'notas.txt', 'control-oc-antes.tar.gz']
    for (const name of foreign) await writeFile(path.join(dir, name), '')
    clock.set('2026-03-04T12:00:00.000Z')
    await createBackups(archiveSource(dataDir), { dir, keep: 2 }, clock).make()
    expect((await readdir(dir)).sort()).toEqual(
      [...foreign, 'control-oc-20260303-120000.tar.gz', 'control-oc-20260304-120000.tar.gz'].sort(),
    )
  })
})

describe('restoring', () => {
  it('marks the store, so that the service looks into Sent before it writes to clients', async () => {
    const { file } = await backUp(dataDir, inFolder('backups'))
    clock.set('2026-03-05T12:00:00.000Z')
    await restore(file, inFolder('copy'))
    const store = await open(inFolder('copy'))
    const note = await store.note(RESTORED_NOTE)
    await store.close()
    expect(note).toEqual({
      backupAt: NOW,
      restoredAt: '2026-03-05T12:00:00.000Z',
      caughtUpAt: null,
      asked: [],
    })
  })

  it('fills a folder that is there and holds only backups, as a mounted one may', async () => {
    const { file } = await backUp(dataDir, inFolder('copy', 'backups'))
    await restore(file, inFolder('copy'))
    expect(await countWhole(inFolder('copy'))).toBe(3)
    expect((await readdir(inFolder('copy'))).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it.each(['live.json', 'live.previous.json', 'keys.json', 'files'])(
    'refuses a folder that holds %s',
    async (name) => {
      const { file } = await backUp(dataDir, inFolder('backups'))
      await mkdir(inFolder('copy'))
      await writeFile(inFolder('copy', name), 'x')
      await expect(restore(file, inFolder('copy'))).rejects.toMatchObject({ code: 'target_not_empty' })
    },
  )

  it('refuses a folder that a service holds', async () => {
    const { file } = await backUp(dataDir, inFolder('backups'))
    const store = await open(dataDir)
    await expect(restore(file, dataDir)).rejects.toMatchObject({ code: 'data_folder_locked' })
    await store.close()
  })
})

/** Archives that are not as we made them, and what is said of each. */
describe('an archive that is not whole', () => {
  const whole = async (): Promise<Buffer> => readFile((await backUp(dataDir, inFolder('backups'))).file)

  const refusal = async (content: Buffer): Promise<unknown> => {
    await writeFile(inFolder('bad.tar.gz'), content)
    const code = await restore(inFolder('bad.tar.gz'), inFolder('copy')).then(
      () => null,
      (error: { code?: unknown }) => error.code,
    )
    expect((await readdir(inFolder('copy'))).filter((name) => name !== 'owner.lock')).toEqual([])
    return code
  }

  it('is refused where it was cut, wherever that was', async () => {
    const file = await whole()
    for (const part of [0.2, 0.5, 0.9, 0.999])
      expect(await refusal(file.subarray(0, Math.floor(file.length * part)))).toBe('incomplete')
    const tar = gunzipSync(file)
    expect(await refusal(gzipSync(tar.subarray(0, tar.length - 1024 - 1024)))).toBe('incomplete')
  })

  it('is refused where a byte of a document was changed', async () => {
    const tar = gunzipSync(await whole())
    tar.write('MAIL', tar.indexOf('mail 1 mail'))
    expect(await refusal(gzipSync(tar))).toBe('damaged')
  })

  it('is refused where the file was damaged on its disk', async () => {
    const file = await whole()
    file.fill(0, Math.floor(file.length / 2), Math.floor(file.length / 2) + 16)
    expect(['damaged', 'incomplete']).toContain(await refusal(file))
  })

  it('is refused where it is something else', async () => {
    expect(await refusal(Buffer.from('hola'))).toBe('not_archive')
    expect(await refusal(gzipSync('hola'.repeat(1000)))).toBe('not_archive')
    await expect(restore(inFolder('none.tar.gz'), inFolder('copy'))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is refused where it would write outside', async () => {
    await writeFile(inFolder('evil'), 'x')
    const tarOf = (...args: string[]) => execFileSync('tar', ['czf', '-', '-C', folder, '-P', ...args])
    expect(await refusal(tarOf('--transform=s,evil,data/../../evil,', 'evil'))).toBe('unsafe')
    expect(await refusal(tarOf('--transform=s,evil,/tmp/evil,', 'evil'))).toBe('unsafe')
    await symlink('/etc', inFolder('out'))
    expect(await refusal(tarOf('--transform=s,out,data/out,S', 'out'))).toBe('unsafe')
  })

  it('is refused where a newer product has made it', async () => {
    const tar = gunzipSync(await whole())
    tar.write('"format": 7', tar.lastIndexOf('"format": 3'))
    expect(await refusal(gzipSync(tar))).toBe('other_version')
  })
})
