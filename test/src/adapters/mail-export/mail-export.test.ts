import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDocumentFolders } from '../../../../bot/service/document-folders.js'
import { vaultPath } from '../../../../src/adapters/file-vault/index.js'
import { openMailExport, verifyExport } from '../../../../src/adapters/mail-export/index.js'
import { anEntry, idOf, MAIL, mailExportContract, OC } from '../../../ports/mail-export-contract.js'

const open = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'control-oc-'))
  return {
    ...openDocumentFolders({ dataDir, documents: { kind: 'folder', path: dataDir } }),
    dataDir,
    dispose: () => rm(dataDir, { recursive: true }),
  }
}

mailExportContract('the export of the data folder', open)

const aFolder = async () => {
  const opened = await open()
  onTestFinished(opened.dispose)
  const entry = join(opened.dataDir, 'export/2026-11/AAKLMNO-oc-0123456789abcdef')
  return { ...opened, entry }
}

const checked = (folder: string): string =>
  execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })

const documents = (...names: string[]) =>
  names.map((filename, index) => ({ filename, content: Buffer.from(`documento ${index}`) }))

describe('a folder of the export', () => {
  it('is accepted by sha256sum, and is for its owner alone', async () => {
    const { exports, entry } = await aFolder()
    await exports.keep(anEntry())
    expect(checked(entry)).toBe('OC 4500012345.pdf: OK\nmail.eml: OK\n')
    for (const path of [entry, join(entry, 'mail.eml'), join(entry, 'SHA256SUMS')])
      expect([path, (await stat(path)).mode & 0o077]).toEqual([path, 0])
  })

  it('gets back what was lost or changed, when it is kept again', async () => {
    const { exports, dataDir, entry } = await aFolder()
    await exports.keep(anEntry())
    await rm(join(entry, 'mail.eml'))
    await writeFile(join(entry, 'OC 4500012345.pdf'), 'otra cosa')
    await exports.keep(anEntry())
    expect((await verifyExport(dataDir, [])).problems).toEqual([])
  })

  it('is accepted also after something was added, and after something was erased', async () => {
    const { exports, entry } = await aFolder()
    await exports.keep(anEntry())
    await exports.keep(anEntry({ documents: documents('otra.pdf') }))
    expect(checked(entry)).toContain('otra.pdf: OK')
    await exports.erase({ locators: [], contents: [idOf(OC)] })
    expect(checked(entry)).toBe('mail.eml: OK\notra.pdf: OK\n')
  })

  it.each([
    ['../../../../etc/passwd', '_.._.._.._etc_passwd'],
    ['C:\\temp\\oc.pdf', 'C__temp_oc.pdf'],
    ['-rf.pdf', 'rf.pdf'],
    ['.oculto', 'oculto'],
    ['NUL.pdf', '_NUL.pdf'],
    ['com1', '_com1'],
    ['oc\n0000  mail.eml', 'oc0000  mail.eml'],
    ['\u202Efdp.exe', 'fdp.exe'],
    ['oc.pdf. ', 'oc.pdf'],
    ['', 'attachment'],
    ['..', 'attachment'],
    ['mail.eml', 'mail (2).eml'],
    ['Sha256sums', 'Sha256sums (2)'],
    ['\uD800.pdf', 'pdf'],
    [`${'ñ'.repeat(300)}.pdf`, `${'ñ'.repeat(88)}.pdf`],
  ])('calls what was named %j harmlessly', async (named, name) => {
    const { exports, entry } = await aFolder()
    await exports.keep(anEntry({ documents: documents(named) }))
    expect(await readdir(entry)).toEqual(['SHA256SUMS', 'mail.eml', name].toSorted())
    expect(checked(entry)).toContain(`${name}: OK`)
  })

  it('numbers names that differ in nothing but their case', async () => {
    const { exports, entry } = await aFolder()
    await exports.keep(anEntry({ documents: documents('oc.pdf', 'OC.PDF', 'oc.pdf') }))
    expect(await readdir(entry)).toEqual(['OC (2).PDF', 'SHA256SUMS', 'mail.eml', 'oc (3).pdf', 'oc.pdf'])
  })

  it('lies within the export whatever the reservation is called, and is found by that', async () => {
    const { exports, dataDir } = await aFolder()
    await exports.keep(anEntry({ locator: '../../AAA' }))
    expect(await readdir(join(dataDir, 'export/2026-11'))).toEqual(['_.._AAA-oc-0123456789abcdef'])
    expect(await exports.erase({ locators: ['../../AAA'], contents: [] })).toBe(2)
  })

  it.each([{ month: '..' }, { month: '2026-1' }, { key: '../x' }, { key: '' }])(
    'has no place for %j',
    async (fields) => {
      const { exports } = await aFolder()
      await expect(exports.keep(anEntry(fields))).rejects.toThrow('no place in the export')
    },
  )
})

describe('what the vault holds', () => {
  it('gets a second name, and takes no room', async () => {
    const { exports, vault, entry } = await aFolder()
    await vault.put(OC, 'oc.pdf', 'application/pdf')
    await exports.keep(anEntry())
    expect((await stat(join(entry, 'OC 4500012345.pdf'))).nlink).toBe(2)
    expect((await stat(join(entry, 'mail.eml'))).nlink).toBe(1)
  })

  it('is copied where there can be no second name', async () => {
    const { dataDir, entry } = await aFolder()
    // A folder cannot have one: it fails as a file system without links does.
    await openMailExport(dataDir, { knows: async () => false, path: () => dataDir }).keep(anEntry())
    expect(checked(entry)).toBe('OC 4500012345.pdf: OK\nmail.eml: OK\n')
  })

  it('is not taken over where it was changed', async () => {
    const { exports, vault, dataDir, entry } = await aFolder()
    const { id } = await vault.put(OC, 'oc.pdf', 'application/pdf')
    await writeFile(vaultPath(dataDir, id), 'otra cosa')
    await exports.keep(anEntry())
    expect(await readFile(join(entry, 'OC 4500012345.pdf'))).toEqual(OC)
  })

  it('survives in no second name when it is erased', async () => {
    const { exports, vault, dataDir } = await aFolder()
    const { id } = await vault.put(OC, 'oc.pdf', 'application/pdf')
    await exports.keep(anEntry())
    await vault.remove(id)
    await exports.erase({ locators: [], contents: [id] })
    const left = await readdir(dataDir, { recursive: true, withFileTypes: true })
    expect(left.filter((one) => one.isFile()).map(({ name }) => name)).toEqual(['SHA256SUMS', 'mail.eml'])
  })
})

describe('a folder that a crash left half done', () => {
  const TEMPORARY = '.00000000-0000-4000-8000-000000000000.tmp'

  it('is completed when it is kept again', async () => {
    const { exports, entry } = await aFolder()
    await mkdir(entry, { recursive: true })
    await writeFile(join(entry, 'mail.eml'), MAIL)
    await writeFile(join(entry, TEMPORARY), OC)
    await exports.keep(anEntry())
    expect(await readdir(entry)).toEqual(['OC 4500012345.pdf', 'SHA256SUMS', 'mail.eml'])
    expect(checked(entry)).toBe('OC 4500012345.pdf: OK\nmail.eml: OK\n')
  })

  it('gives up what is to be erased all the same', async () => {
    const { exports, entry } = await aFolder()
    await mkdir(entry, { recursive: true })
    await writeFile(join(entry, 'OC.pdf'), OC)
    await writeFile(join(entry, TEMPORARY), OC)
    await exports.erase({ locators: [], contents: [idOf(OC)] })
    await expect(readdir(entry)).rejects.toThrow('ENOENT')
  })

  it('in the middle of an erasing is accepted by sha256sum after the next one', async () => {
    const { exports, entry } = await aFolder()
    await exports.keep(anEntry())
    await rm(join(entry, 'OC 4500012345.pdf'))
    await exports.erase({ locators: [], contents: [idOf(OC)] })
    expect(checked(entry)).toBe('mail.eml: OK\n')
  })
})

describe('a disk that takes nothing', () => {
  it('is told of, and leaves nothing that looks whole', async () => {
    const { exports, dataDir, entry } = await aFolder()
    await writeFile(join(dataDir, 'export'), 'a file in its place')
    await expect(exports.keep(anEntry())).rejects.toMatchObject({
      code: expect.stringMatching(/^E/u) as string,
    })
    await rm(join(dataDir, 'export'))
    await exports.keep(anEntry())
    expect(checked(entry)).toContain('mail.eml: OK')
  })
})

describe('the look at all that is kept', () => {
  it('finds nothing wrong where nothing is, and where all is well', async () => {
    const { exports, dataDir } = await aFolder()
    expect(await verifyExport(dataDir, [])).toEqual({ entries: 0, files: 0, problems: [] })
    await exports.keep(anEntry())
    expect(await verifyExport(dataDir, [])).toEqual({ entries: 1, files: 2, problems: [] })
  })

  it('names what is missing, changed, unknown, or was never finished', async () => {
    const { exports, dataDir, entry } = await aFolder()
    await exports.keep(anEntry())
    await rm(join(entry, 'mail.eml'))
    await writeFile(join(entry, 'OC 4500012345.pdf'), 'otra cosa')
    await writeFile(join(entry, 'apuntes.txt'), 'de alguien')
    await mkdir(join(dataDir, 'export/2026-12/BBB-oc-00'), { recursive: true })
    const { problems } = await verifyExport(dataDir, [])
    expect(problems.map(({ code, path }) => `${code} ${path.split('/').slice(1).join('/')}`)).toEqual([
      'changed AAKLMNO-oc-0123456789abcdef/OC 4500012345.pdf',
      'missing AAKLMNO-oc-0123456789abcdef/mail.eml',
      'unknown AAKLMNO-oc-0123456789abcdef/apuntes.txt',
      'without_sums BBB-oc-00',
    ])
  })

  it('names what is to be there and is not, in whichever month it were', async () => {
    const { exports, dataDir } = await aFolder()
    await exports.keep(anEntry())
    const { problems } = await verifyExport(dataDir, [anEntry(), anEntry({ kind: 'confirmation' })])
    expect(problems).toEqual([{ code: 'absent', path: 'AAKLMNO-confirmation-0123456789abcdef' }])
  })

  it('passes over what others put into the folder of the export', async () => {
    const { dataDir } = await aFolder()
    await mkdir(join(dataDir, 'export/2026-11/lost+found'), { recursive: true })
    await mkdir(join(dataDir, 'export/otros'))
    expect((await verifyExport(dataDir, [])).entries).toBe(0)
  })
})
