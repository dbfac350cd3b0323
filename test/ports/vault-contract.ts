import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileVault } from '../../src/ports.js'

export interface VaultUnderTest {
  readonly vault: FileVault
  /** Of another process, which shares what is kept. */
  readonly other: FileVault
  /** Changes the bytes of a file behind the vault's back. */
  corrupt(id: string): Promise<void>
  dispose(): Promise<void>
}

const PDF = Buffer.from('%PDF-1.7 orden de compra')
const PDF_HASH = createHash('sha256').update(PDF).digest('hex')

/** What every FileVault does. */
export const vaultContract = (name: string, open: () => Promise<VaultUnderTest>): void => {
  describe(`${name} keeps the vault's contract`, () => {
    let given: VaultUnderTest

    beforeEach(async () => {
      given = await open()
    })

    afterEach(() => given.dispose())

    it('names a file by the hash of its bytes', async () => {
      const file = await given.vault.put(PDF, 'OC 4500012345.pdf', 'application/pdf')
      expect(file).toEqual({
        id: PDF_HASH,
        filename: 'OC 4500012345.pdf',
        contentType: 'application/pdf',
        size: PDF.length,
      })
    })

    it('gives back the bytes that were put', async () => {
      const { id } = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
      expect(Buffer.from(await given.vault.read(id))).toEqual(PDF)
    })

    it('keeps an empty file too', async () => {
      const { id } = await given.vault.put(new Uint8Array(), 'vacio.txt', 'text/plain')
      expect((await given.vault.read(id)).byteLength).toBe(0)
    })

    it('keeps one document once, under the name that it had first', async () => {
      const first = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
      const second = await given.vault.put(PDF, 'copia.pdf', 'application/octet-stream')
      expect(second).toMatchObject({ id: first.id, filename: 'copia.pdf' })
      expect(await given.vault.about(first.id)).toEqual(first)
    })

    it('takes the same document from many at once', async () => {
      const puts = Array.from({ length: 20 }, () => given.vault.put(PDF, 'oc.pdf', 'application/pdf'))
      expect(new Set((await Promise.all(puts)).map(({ id }) => id))).toEqual(new Set([PDF_HASH]))
      expect(Buffer.from(await given.vault.read(PDF_HASH))).toEqual(PDF)
    })

    it('shares what it keeps with the vault of another process', async () => {
      const file = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
      expect(await given.other.about(file.id)).toEqual(file)
      await given.other.remove(file.id)
      expect(await given.vault.about(file.id)).toBeNull()
    })

    it('says that there is no such file', async () => {
      await expect(given.vault.read('0'.repeat(64))).rejects.toThrow('no file')
      expect(await given.vault.about('0'.repeat(64))).toBeNull()
    })

    it.each(['', '../../live.json', 'files/ab', PDF_HASH.toUpperCase()])(
      'knows no file by the name "%s"',
      async (id) => {
        await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
        await expect(given.vault.read(id)).rejects.toThrow('no file')
        expect(await given.vault.about(id)).toBeNull()
      },
    )

    it('does not hand out a file that was changed', async () => {
      const { id } = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
      await given.corrupt(id)
      await expect(given.vault.read(id)).rejects.toThrow('was changed')
    })

    describe('what is kept until a day only', () => {
      const UNTIL = '2026-06-01T12:00:00.000Z'
      const putUntil = () => given.vault.putUntil(PDF, 'correo.eml', 'message/rfc822', UNTIL)

      it('is there until then', async () => {
        const file = await putUntil()
        expect(await given.vault.dropExpired('2026-06-01T23:00:00.000Z')).toBe(0)
        expect(await given.vault.about(file.id)).toEqual(file)
      })

      it('is gone after that day', async () => {
        const { id } = await putUntil()
        expect(await given.vault.dropExpired('2026-06-02T00:00:00.000Z')).toBe(1)
        expect(await given.vault.about(id)).toBeNull()
        await expect(given.vault.read(id)).rejects.toThrow('no file')
        expect(await given.vault.dropExpired('2026-07-02T00:00:00.000Z')).toBe(0)
      })

      it('stays where it was put for good before', async () => {
        const { id } = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
        await putUntil()
        expect(await given.vault.dropExpired('2027-01-01T00:00:00.000Z')).toBe(0)
        expect(Buffer.from(await given.vault.read(id))).toEqual(PDF)
      })

      it('stays where it was put for good after', async () => {
        const { id } = await putUntil()
        await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
        expect(await given.vault.dropExpired('2027-01-01T00:00:00.000Z')).toBe(0)
        expect(Buffer.from(await given.vault.read(id))).toEqual(PDF)
      })

      it('stays as long as the last of those days', async () => {
        const { id } = await putUntil()
        await given.other.putUntil(PDF, 'correo.eml', 'message/rfc822', '2026-07-01T12:00:00.000Z')
        await putUntil()
        await given.vault.dropExpired('2026-06-02T00:00:00.000Z')
        expect(Buffer.from(await given.vault.read(id))).toEqual(PDF)
        await given.vault.dropExpired('2026-07-02T00:00:00.000Z')
        expect(await given.vault.about(id)).toBeNull()
      })

      it('stays where somebody else puts it for good in the same moment', async () => {
        const contents = Array.from({ length: 20 }, (_, index) => Buffer.from(`documento ${index}`))
        await Promise.all(
          contents.flatMap((content) => [
            given.vault.putUntil(content, 'correo.eml', 'message/rfc822', UNTIL),
            given.other.put(content, 'oc.pdf', 'application/pdf'),
          ]),
        )
        await Promise.all([
          given.vault.dropExpired('2026-07-01T00:00:00.000Z'),
          given.other.dropExpired('2026-07-01T00:00:00.000Z'),
        ])
        for (const content of contents) {
          const id = createHash('sha256').update(content).digest('hex')
          expect(Buffer.from(await given.vault.read(id))).toEqual(content)
        }
      })

      it('stays where it is put for good while its day is let go of', async () => {
        const { id } = await putUntil()
        await Promise.all([
          given.vault.dropExpired('2026-07-01T00:00:00.000Z'),
          given.other.put(PDF, 'oc.pdf', 'application/pdf'),
        ])
        expect(Buffer.from(await given.vault.read(id))).toEqual(PDF)
        expect((await given.vault.about(id))?.filename).toBe('oc.pdf')
      })

      it('is gone for good when it is taken away', async () => {
        const { id } = await putUntil()
        await given.vault.remove(id)
        expect(await given.vault.about(id)).toBeNull()
        expect(await given.vault.dropExpired('2026-07-01T00:00:00.000Z')).toBe(0)
      })

      it('may come again after it has gone', async () => {
        await putUntil()
        await given.vault.dropExpired('2026-07-01T00:00:00.000Z')
        const { id } = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
        expect(Buffer.from(await given.vault.read(id))).toEqual(PDF)
      })
    })

    it('knows nothing of what was taken away, until somebody brings it again', async () => {
      const { id } = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
      await given.vault.remove(id)
      await given.vault.remove(id)
      expect(await given.vault.about(id)).toBeNull()
      await expect(given.vault.read(id)).rejects.toThrow('no file')
      await given.vault.put(PDF, 'otra.pdf', 'application/pdf')
      expect((await given.vault.about(id))?.filename).toBe('otra.pdf')
    })

    it('is mended by whoever brings the document again', async () => {
      const { id } = await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
      await given.corrupt(id)
      await given.vault.put(PDF, 'oc.pdf', 'application/pdf')
      expect(Buffer.from(await given.vault.read(id))).toEqual(PDF)
    })
  })
}
