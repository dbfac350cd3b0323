import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ExportEntry, FileVault, MailExport } from '../../src/ports.js'

export interface ExportUnderTest {
  readonly exports: MailExport
  /** Of the same data folder. */
  readonly vault: FileVault
  dispose(): Promise<void>
}

export const MAIL = Buffer.from('From: compras@empresa.example\r\n\r\nAdjunto OC.\r\n')
export const OC = Buffer.from('%PDF-1.7 orden de compra')
const TERMS = Buffer.from('condiciones generales')

export const idOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

export const anEntry = (fields: Partial<ExportEntry> = {}): ExportEntry => ({
  month: '2026-11',
  locator: 'AAKLMNO',
  kind: 'oc',
  key: '0123456789abcdef',
  mail: MAIL,
  documents: [{ filename: 'OC 4500012345.pdf', content: OC }],
  ...fields,
})

/** What every MailExport does. */
export const mailExportContract = (name: string, open: () => Promise<ExportUnderTest>): void => {
  describe(`${name} keeps the contract of the export`, () => {
    let given: ExportUnderTest

    const pathsOf = async (...locators: string[]): Promise<readonly string[]> => {
      const paths: string[] = []
      for await (const { path } of given.exports.filesOf(locators)) paths.push(path)
      return paths.toSorted()
    }

    beforeEach(async () => {
      given = await open()
    })

    afterEach(() => given.dispose())

    it('keeps a mail with its documents, by month and reservation', async () => {
      await given.exports.keep(anEntry())
      expect(await pathsOf('AAKLMNO')).toEqual([
        '2026-11/AAKLMNO-oc-0123456789abcdef/OC 4500012345.pdf',
        '2026-11/AAKLMNO-oc-0123456789abcdef/mail.eml',
      ])
    })

    it('gives back what was kept, named by its content', async () => {
      await given.exports.keep(anEntry({ documents: [] }))
      for await (const file of given.exports.filesOf(['AAKLMNO'])) {
        expect(Buffer.from(file.content)).toEqual(MAIL)
        expect(file.id).toBe(idOf(MAIL))
      }
    })

    it('keeps the same mail once, however often it comes', async () => {
      await given.exports.keep(anEntry())
      await given.exports.keep(anEntry())
      expect(await pathsOf('AAKLMNO')).toHaveLength(2)
    })

    it('keeps a document once that a mail brings twice', async () => {
      const documents = ['a.pdf', 'b.pdf'].map((filename) => ({ filename, content: OC }))
      await given.exports.keep(anEntry({ documents }))
      expect(await pathsOf('AAKLMNO')).toHaveLength(2)
    })

    it('adds a document that a mail is found to have later', async () => {
      await given.exports.keep(anEntry())
      await given.exports.keep(anEntry({ documents: [{ filename: 'condiciones.txt', content: TERMS }] }))
      expect(await pathsOf('AAKLMNO')).toHaveLength(3)
    })

    it('keeps two documents of one name', async () => {
      const documents = [OC, TERMS].map((content) => ({ filename: 'oc.pdf', content }))
      await given.exports.keep(anEntry({ documents }))
      expect(await pathsOf('AAKLMNO')).toHaveLength(3)
    })

    it('keeps two OCs of one reservation apart', async () => {
      await given.exports.keep(anEntry())
      await given.exports.keep(anEntry({ key: 'fedcba9876543210' }))
      expect(await pathsOf('AAKLMNO')).toHaveLength(4)
    })

    it('keeps a document that came without a mail', async () => {
      await given.exports.keep(anEntry({ mail: null }))
      expect(await pathsOf('AAKLMNO')).toEqual(['2026-11/AAKLMNO-oc-0123456789abcdef/OC 4500012345.pdf'])
    })

    it('erases all of a reservation, and nothing of another', async () => {
      await given.exports.keep(anEntry())
      await given.exports.keep(anEntry({ month: '2026-12', kind: 'confirmation' }))
      await given.exports.keep(anEntry({ locator: 'AAKLMNOP' }))
      expect(await given.exports.erase({ locators: ['AAKLMNO'], contents: [] })).toBe(4)
      expect(await pathsOf('AAKLMNO')).toEqual([])
      expect(await pathsOf('AAKLMNOP')).toHaveLength(2)
    })

    it('erases a document wherever it lies, and leaves the mail', async () => {
      await given.exports.keep(anEntry())
      await given.exports.keep(anEntry({ locator: 'BBBBBBB' }))
      expect(await given.exports.erase({ locators: [], contents: [idOf(OC)] })).toBe(2)
      expect(await pathsOf('AAKLMNO', 'BBBBBBB')).toEqual([
        '2026-11/AAKLMNO-oc-0123456789abcdef/mail.eml',
        '2026-11/BBBBBBB-oc-0123456789abcdef/mail.eml',
      ])
    })

    it('erases with a mail what the vault does not hold of it', async () => {
      await given.vault.put(OC, 'oc.pdf', 'application/pdf')
      const terms = { filename: 'condiciones.txt', content: TERMS }
      await given.exports.keep(anEntry({ documents: [...anEntry().documents, terms] }))
      await given.exports.erase({ locators: [], contents: [idOf(MAIL)] })
      expect(await pathsOf('AAKLMNO')).toEqual(['2026-11/AAKLMNO-oc-0123456789abcdef/OC 4500012345.pdf'])
    })

    it('has nothing to erase where nothing is', async () => {
      expect(await given.exports.erase({ locators: ['AAKLMNO'], contents: [idOf(OC)] })).toBe(0)
    })
  })
}
