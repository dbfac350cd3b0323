import { describe, expect, it } from 'vitest'
import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import type { ParsedMail } from '../../../../src/domain/mail.js'

const parser = createMailParser()

const mail = (headers: readonly string[], body = 'Hola.\n'): Buffer =>
  Buffer.from([...headers, '', body].join('\n').replaceAll(/\r?\n/g, '\r\n'))

const parse = (headers: readonly string[], body?: string): Promise<ParsedMail> =>
  parser.parse(mail(headers, body))

const PDF = Buffer.from('%PDF-1.7 an order').toString('base64')

/** Parts of a multipart mail: `[headers, content]` each. */
const multipart = (
  kind: string,
  parts: readonly (readonly [readonly string[], string])[],
  boundary = 'cut',
) => ({
  header: `Content-Type: multipart/${kind}; boundary="${boundary}"`,
  body: parts
    .map(([headers, content]) => [`--${boundary}`, ...headers, '', content].join('\n'))
    .concat(`--${boundary}--\n`)
    .join('\n'),
})

const pdfPart = (name: string, type = 'application/pdf'): readonly [readonly string[], string] => [
  [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
  ],
  PDF,
]

const FROM = 'From: Compras <Compras@Cliente.example>'

describe('the headers of a mail', () => {
  it('gives addresses in lower case with their names', async () => {
    const { from, to, cc } = await parse([FROM, 'To: a@x.example, "B, C" <B@X.example>', 'Cc: d@x.example'])
    expect(from).toEqual([{ address: 'compras@cliente.example', name: 'Compras' }])
    expect(to.map(({ address }) => address)).toEqual(['a@x.example', 'b@x.example'])
    expect(cc.map(({ address }) => address)).toEqual(['d@x.example'])
  })

  it('gives every address of every From header', async () => {
    const { from } = await parse([FROM, 'From: otro@evil.example, tercero@evil.example'])
    expect(from.map(({ address }) => address)).toEqual([
      'compras@cliente.example',
      'otro@evil.example',
      'tercero@evil.example',
    ])
  })

  it('is not deceived by a comment inside an address (CVE-2026-125755)', async () => {
    const { from } = await parse(['From: ventas@cliente.cl (x).evil.com'])
    expect(from.map(({ address }) => address)).not.toContain('ventas@cliente.cl')
  })

  it('reads a subject that is encoded and folded', async () => {
    const { subject } = await parse([
      FROM,
      'Subject: =?UTF-8?Q?Orden_de_Compra_N=C2=B0?=',
      ' =?UTF-8?Q?_45?=',
    ])
    expect(subject).toBe('Orden de Compra N° 45')
  })

  it('gives the ids that it answers, with their brackets, whatever stands around them', async () => {
    const { messageId, inReplyTo, references } = await parse([
      FROM,
      'Message-ID: <m@x.example>',
      'In-Reply-To: Your message of Monday <a@x.example>',
      'References: <a@x.example>',
      ' <b@x.example>',
    ])
    expect([messageId, inReplyTo, references]).toEqual([
      '<m@x.example>',
      ['<a@x.example>'],
      ['<a@x.example>', '<b@x.example>'],
    ])
  })

  it('puts the brackets around a Message-ID that lacks them', async () => {
    expect((await parse([FROM, 'Message-ID: m@x.example'])).messageId).toBe('<m@x.example>')
  })

  it.each([
    ['Mon, 2 Mar 2026 09:30:00 -0300 (CLST)', '2026-03-02T12:30:00.000Z'],
    ['Thu, 01 Jan 1970 00:00:00 +0000', null],
    ['mañana', null],
  ])('reads the date %s as %s', async (date, instant) => {
    expect((await parse([FROM, `Date: ${date}`])).date).toBe(instant)
  })

  it('has no date where the mail has none', async () => {
    expect((await parse([FROM])).date).toBeNull()
  })

  it('keeps all headers, unfolded, topmost first', async () => {
    const { headers } = await parse(['X-Test: one', FROM, 'x-test: two', '\tand more'])
    expect(headers.get('x-test')).toEqual(['one', 'two\tand more'])
  })

  it('rejects bytes that are no mail', async () => {
    await expect(parser.parse(Buffer.from('%PDF-1.7\n%âãÏÓ\n'))).rejects.toThrow('no mail')
  })
})

describe('the text of a mail', () => {
  it('takes the text part beside the HTML', async () => {
    const { header, body } = multipart('alternative', [
      [['Content-Type: text/plain; charset=utf-8'], 'texto'],
      [['Content-Type: text/html; charset=utf-8'], '<p>html</p>'],
    ])
    expect((await parse([FROM, header], body)).text.trim()).toBe('texto')
  })

  it('makes text of a mail that is HTML only', async () => {
    const { text } = await parse(
      [FROM, 'Content-Type: text/html; charset=utf-8'],
      '<p>Adjunto <b>OC</b> 45</p>',
    )
    expect(text).toContain('Adjunto OC 45')
  })

  it('makes text of the HTML when the text part is empty', async () => {
    const { header, body } = multipart('alternative', [
      [['Content-Type: text/plain'], ' '],
      [['Content-Type: text/html'], '<p>Adjunto OC 45</p>'],
    ])
    expect((await parse([FROM, header], body)).text).toContain('Adjunto OC 45')
  })

  it('reads other character sets', async () => {
    const bytes = Buffer.concat([
      mail([FROM, 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit'], ''),
      Buffer.from('habitación', 'latin1'),
    ])
    expect((await parser.parse(bytes)).text).toContain('habitación')
  })

  it('still gives the beginning of an HTML mail that is very long', async () => {
    const long = `<style>${'a{} '.repeat(50_000)}</style><p>Adjunto OC 45</p>${'<p>relleno</p>'.repeat(100_000)}`
    expect((await parse([FROM, 'Content-Type: text/html'], long)).text).toContain('Adjunto OC 45')
  })

  it.each([
    ['elements that never end', '<style>'.repeat(80_000)],
    ['tags that never end', '<style a '.repeat(60_000)],
    ['elements in elements', '<div>'.repeat(100_000)],
    ['comments that never end', '<!-- '.repeat(100_000)],
    ['signs', '&lt'.repeat(150_000)],
  ])('is not held up by HTML made to be slow: %s', async (_name, html) => {
    const began = performance.now()
    await parse([FROM, 'Content-Type: text/html'], html)
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('includes what a delivery report says', async () => {
    const { header, body } = multipart('report; report-type=delivery-status', [
      [['Content-Type: text/plain'], 'No se pudo entregar.'],
      [
        ['Content-Type: message/delivery-status'],
        'Final-Recipient: rfc822; x@cliente.example\nStatus: 5.1.1',
      ],
    ])
    expect((await parse([FROM, header], body)).text).toContain('Status: 5.1.1')
  })
})

describe('the attachments of a mail', () => {
  it('takes a part whose type is empty for bytes', async () => {
    const { header, body } = multipart('mixed', [pdfPart('OC.pdf', '')])
    const { attachments } = await parse([FROM, header], body)
    expect(attachments).toMatchObject([{ filename: 'OC.pdf', contentType: 'application/octet-stream' }])
  })

  it('gives a file with its bytes', async () => {
    const { header, body } = multipart('mixed', [[['Content-Type: text/plain'], 'va'], pdfPart('OC 45.pdf')])
    const { attachments } = await parse([FROM, header], body)
    expect(attachments).toEqual([
      {
        filename: 'OC 45.pdf',
        contentType: 'application/pdf',
        content: Buffer.from(PDF, 'base64'),
        inline: false,
      },
    ])
  })

  it('knows a PDF that is called a mere stream of bytes', async () => {
    const { header, body } = multipart('mixed', [pdfPart('OC.pdf', 'application/octet-stream')])
    expect((await parse([FROM, header], body)).attachments[0]?.contentType).toBe('application/pdf')
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\\\fakepath\\\\OC.pdf', 'OC.pdf'],
    ['..', 'attachment-1.pdf'],
    ['a:b?.pdf', 'a_b_.pdf'],
  ])('reduces the file name %s to %s', async (named, bare) => {
    const { header, body } = multipart('mixed', [pdfPart(named)])
    expect((await parse([FROM, header], body)).attachments[0]?.filename).toBe(bare)
  })

  it('takes a logo that the HTML shows for inline', async () => {
    const { header, body } = multipart('related', [
      [['Content-Type: text/html'], '<img src="cid:logo@x">'],
      [['Content-Type: image/png', 'Content-ID: <logo@x>', 'Content-Transfer-Encoding: base64'], 'AAAA'],
    ])
    expect((await parse([FROM, header], body)).attachments.map(({ inline }) => inline)).toEqual([true])
  })

  it('takes a PDF for a document even when its disposition is inline', async () => {
    const { header, body } = multipart('mixed', [
      [['Content-Type: text/plain'], 'va'],
      [
        [
          'Content-Type: application/pdf',
          'Content-Disposition: inline; filename=OC.pdf',
          'Content-Transfer-Encoding: base64',
        ],
        PDF,
      ],
    ])
    expect((await parse([FROM, header], body)).attachments.map(({ inline }) => inline)).toEqual([false])
  })

  it('takes a picture that no HTML shows for a document: it may be a scan', async () => {
    const { header, body } = multipart('mixed', [
      [['Content-Type: text/plain'], 'va'],
      [['Content-Type: image/jpeg', 'Content-Disposition: inline; filename=scan.jpg'], 'x'],
    ])
    expect((await parse([FROM, header], body)).attachments.map(({ inline }) => inline)).toEqual([false])
  })

  const forwarded = (depth: number): readonly [readonly string[], string] => {
    if (depth === 0) return pdfPart('OC.pdf')
    const { header, body } = multipart('mixed', [forwarded(depth - 1)], `cut${depth}`)
    return [['Content-Type: message/rfc822'], [FROM, 'Subject: OC', header, '', body].join('\n')]
  }

  it('gives a forwarded mail as a file, and the documents inside it', async () => {
    const { header, body } = multipart('mixed', [[['Content-Type: text/plain'], 'RV'], forwarded(1)])
    const { attachments } = await parse([FROM, header], body)
    expect(attachments.map(({ contentType }) => contentType)).toEqual(['message/rfc822', 'application/pdf'])
  })

  it('opens forwards of forwards, but not without end', async () => {
    const { header, body } = multipart('mixed', [forwarded(3)])
    const deep = multipart('mixed', [forwarded(9)])
    const pdfs = async (head: string, text: string) =>
      (await parse([FROM, head], text)).attachments.filter(({ filename }) => filename === 'OC.pdf').length
    expect(await pdfs(header, body)).toBe(1)
    expect(await pdfs(deep.header, deep.body)).toBe(0)
  })

  it('opens a limited number of the mails that are attached', async () => {
    const nest = (depth: number): readonly [readonly string[], string] => {
      if (depth === 0) return forwarded(1)
      const { header, body } = multipart('mixed', Array(12).fill(nest(depth - 1)), `nest${depth}`)
      return [['Content-Type: message/rfc822'], [FROM, header, '', body].join('\n')]
    }
    const { header, body } = multipart('mixed', [nest(3)])
    const began = performance.now()
    await parse([FROM, header], body)
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('takes a limited number of files from one mail', async () => {
    const parts = Array.from({ length: 200 }, (_, at) => pdfPart(`OC ${at}.pdf`))
    const { header, body } = multipart('mixed', parts)
    expect((await parse([FROM, header], body)).attachments).toHaveLength(60)
  })

  it.each([498, 499, 3_000])('comes to an end with %i files', async (count) => {
    const parts = Array.from({ length: count }, (_, at) => pdfPart(`OC ${at}.pdf`))
    const { header, body } = multipart('mixed', parts)
    expect((await parse([FROM, header], body)).attachments).toHaveLength(60)
  })

  it('gives a mail up that takes too long', async () => {
    const source = Buffer.from(`${FROM}\r\n\r\n${'x\r\n'.repeat(1_000_000)}`)
    await expect(createMailParser({ limitMs: 1 }).parse(source)).rejects.toThrow('not read within 1 ms')
  })

  it('keeps the headers of a mail with an absurd number of parts', async () => {
    const parts = Array.from({ length: 3_000 }, () => [['Content-Type: text/plain'], 'x'] as const)
    const { header, body } = multipart('mixed', parts)
    const parsed = await parse([FROM, 'Message-ID: <m@x.example>', header], body)
    expect(parsed.messageId).toBe('<m@x.example>')
  })
})

describe('the content hash', () => {
  const own = [FROM, 'To: oc@hotel.example', 'Subject: OC', 'Message-ID: <m@x.example>']

  it('is the same for two copies that took different ways', async () => {
    const one = await parse(['Received: from a', 'Authentication-Results: spf=pass', ...own, 'X-Spam: no'])
    const two = await parse(
      ['Return-Path: <x@y>', 'Delivered-To: z@y', 'Received: from b', ...own],
      'Hola.\n\n\n',
    )
    expect(one.contentHash).toBe(two.contentHash)
  })

  it.each([
    ['another subject', [...own.slice(0, 2), 'Subject: OC 2', ...own.slice(3)], 'Hola.\n'],
    ['another text', own, 'Chao.\n'],
    ['a second From', [...own, 'From: evil@evil.example'], 'Hola.\n'],
  ])('differs with %s', async (_name, headers, body) => {
    expect((await parse(headers, body)).contentHash).not.toBe((await parse(own)).contentHash)
  })
})
