import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import { readTnef } from '../../../../src/adapters/mail-parser/tnef.js'
import type { Attachment } from '../../../../src/domain/mail.js'
import { winmail, winmailAround } from '../../../fixtures/documents/tnef-writer.js'

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../fixtures/documents/${name}`, import.meta.url))

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const mailWith = (content: Uint8Array, type = 'application/ms-tnef', name = 'winmail.dat'): Uint8Array =>
  bytes(
    [
      'From: compras@empresa.example',
      'Subject: OC',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Adjunto OC.',
      '--b',
      `Content-Type: ${type}; name=${name}`,
      `Content-Disposition: attachment; filename=${name}`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64'),
      '--b--',
    ].join('\r\n'),
  )

const attachmentsOf = async (mail: Uint8Array): Promise<readonly Attachment[]> =>
  (await createMailParser().parse(mail)).attachments

describe('a winmail.dat', () => {
  it('gives the order that Outlook packed into it, by its long name', async () => {
    const [order, ...others] = await attachmentsOf(mailWith(fixture('winmail.dat')))
    expect(others).toEqual([])
    expect(order).toMatchObject({
      filename: 'OC 4500012345 – año 2026.pdf',
      contentType: 'application/pdf',
      inline: false,
    })
    expect(
      Buffer.from(order?.content ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('gives the files of a message that was forwarded inside it', async () => {
    const found = await attachmentsOf(mailWith(fixture('winmail-forwarded.dat')))
    expect(found.map(({ filename }) => filename)).toEqual(['OC 4500012345.pdf'])
  })

  it('is known by its name where a server has changed its type', async () => {
    const found = await attachmentsOf(mailWith(fixture('winmail.dat'), 'application/octet-stream'))
    expect(found).toHaveLength(1)
    expect(found[0]?.filename).toContain('OC 4500012345')
  })

  it('takes a file for bytes whose ending is a word of JavaScript', () => {
    const { files } = readTnef(winmail({ filename: 'OC.constructor', content: bytes('one') }))
    expect(files).toMatchObject([{ contentType: 'application/octet-stream' }])
  })

  it('gives its files in their order, however they are packed', () => {
    const packed = winmail(
      { filename: 'a.pdf', content: bytes('one') },
      { filename: 'b.pdf', content: bytes('two'), asProperty: true },
    )
    const { files, whole } = readTnef(packed)
    expect(whole).toBe(true)
    expect(files.map(({ filename, content }) => [filename, Buffer.from(content).toString()])).toEqual([
      ['a.pdf', 'one'],
      ['b.pdf', 'two'],
    ])
  })

  it('without files leaves nothing behind', async () => {
    expect(await attachmentsOf(mailWith(winmail()))).toEqual([])
  })

  it('that is cut short stays, behind what could be got out of it', async () => {
    const packed = winmail(
      { filename: 'a.pdf', content: bytes('one') },
      { filename: 'b.pdf', content: new Uint8Array(5000) },
    )
    const found = await attachmentsOf(mailWith(packed.subarray(0, packed.length - 4000)))
    expect(found.map(({ filename }) => filename)).toEqual(['a.pdf', 'winmail.dat'])
  })

  it('that is something else stays what it is', async () => {
    const found = await attachmentsOf(mailWith(bytes('no TNEF at all')))
    expect(found.map(({ filename }) => filename)).toEqual(['winmail.dat'])
  })

  it('inside itself again and again is opened only so deep', () => {
    const nested = Array.from({ length: 20 }).reduce<Buffer>(
      (inner) => winmailAround(inner),
      winmail({ filename: 'a.pdf', content: bytes('deep') }),
    )
    expect(readTnef(nested).files).toEqual([])
  })

  it('never throws, whatever bytes of it are changed or missing', () => {
    const packed = winmail(
      { filename: 'a.pdf', content: bytes('one'), asProperty: true },
      { filename: 'b.pdf', content: bytes('two') },
    )
    const change = fc.tuple(fc.nat(packed.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), fc.nat(packed.length), (changes, length) => {
        const damaged = Buffer.from(packed)
        for (const [at, value] of changes) damaged[at] = value
        expect(() => readTnef(damaged.subarray(0, length))).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})
