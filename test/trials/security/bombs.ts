import { readFileSync } from 'node:fs'
import { deflateSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { hungryPdf, longPdf, slowPdf } from '../../fixtures/pdf-files.js'
import { sampleBooking } from '../../story/sample-booking.js'
import { atLeast, atMost, exactly, type Figure } from '../figures.js'
import { exchangeFound, rawMail, type RawFile } from './raw-mail.js'
import { CLIENT, CONFIRMER, type ServiceWorld } from './service-world.js'
import { liveLocators } from './state.js'

const MEGABYTE = 1024 * 1024
const SPACES = Buffer.alloc(60 * MEGABYTE, ' ')

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const text = (value: string): Uint8Array => Buffer.from(value)

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'

const docx = (document: string | Uint8Array): Uint8Array =>
  zipSync(
    {
      '[Content_Types].xml': text(CONTENT_TYPES),
      'word/document.xml': typeof document === 'string' ? text(document) : document,
    },
    { level: 1 },
  )

/** The directory of the zip says of its first file that it is small. */
const lying = (zip: Uint8Array): Uint8Array => {
  const copy = Buffer.from(zip)
  copy.writeUInt32LE(1000, copy.indexOf('PK\u0001\u0002', 0, 'latin1') + 24)
  return copy
}

const zipInZip = (depth: number): Uint8Array => {
  const inner = depth === 0 ? new Uint8Array(MEGABYTE) : zipInZip(depth - 1)
  return zipSync(Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`${index}.zip`, inner])))
}

const ENTITIES = Array.from(
  { length: 12 },
  (_, level) => `<!ENTITY l${level} "${level === 0 ? 'lol' : `&l${level - 1};`.repeat(10)}">`,
).join('')

const crc = (bytes: Buffer): Buffer => {
  let value = ~0
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (0xed_b8_83_20 & -(value & 1))
  }
  const out = Buffer.alloc(4)
  out.writeUInt32BE(~value >>> 0)
  return out
}

const chunk = (type: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const body = Buffer.concat([Buffer.from(type), content])
  return Buffer.concat([length, body, crc(body)])
}

/** 900 million points, all white: a hundred kilobytes that would be drawn in 3.6 GB. */
const widePng = (): Uint8Array => {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(30_000, 0)
  head.writeUInt32BE(30_000, 4)
  head[8] = 1
  const rows = deflateSync(Buffer.alloc(30_000 * 3_751))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const mailInMail = (depth: number): Uint8Array => {
  const inner = depth === 0 ? text('Subject: x\r\n\r\nx') : mailInMail(depth - 1)
  return rawMail({
    headers: ['Subject: FW'],
    text: 'FW',
    files: Array.from({ length: 4 }, (_, index) => ({
      name: `${index}.eml`,
      type: 'message/rfc822',
      content: inner,
    })),
  })
}

const manyParts = (): RawFile[] =>
  Array.from({ length: 3_000 }, (_, index) => ({
    name: `${index}.txt`,
    type: 'text/plain',
    content: text('x'),
  }))

const damagedTnef = (): Uint8Array => {
  const good = readFileSync(new URL('../../fixtures/documents/winmail.dat', import.meta.url))
  return Buffer.concat([good.subarray(0, 60), Buffer.alloc(MEGABYTE, 0xff)])
}

const one = (name: string, type: string, content: Uint8Array): readonly RawFile[] => [{ name, type, content }]

/** Twenty files that are small and open into much, or take long. */
const bombs = (): readonly (readonly RawFile[])[] => {
  const hungry = hungryPdf()
  const pdf = (content: Uint8Array, mark: string): readonly RawFile[] =>
    one(`${mark}.pdf`, 'application/pdf', Buffer.concat([content, Buffer.from(`\n%${mark}`)]))
  return [
    pdf(hungry, 'a'),
    pdf(hungry, 'b'),
    pdf(hungry, 'c'),
    pdf(slowPdf(), 'd'),
    pdf(longPdf(5_000), 'e'),
    pdf(text(`%PDF-1.7\n1 0 obj\n${'['.repeat(500_000)}\nendobj`), 'f'),
    one('a.docx', DOCX, docx(SPACES)),
    one('b.docx', DOCX, lying(zipSync({ 'word/document.xml': SPACES }, { level: 1 }))),
    one(
      'c.docx',
      DOCX,
      docx(`<?xml version="1.0"?><!DOCTYPE w [${ENTITIES}]><w:document ${WORD}>&l11;</w:document>`),
    ),
    one('d.docx', DOCX, docx(`<w:document ${WORD}>${'<w:p>'.repeat(200_000)}`)),
    one('e.docx', DOCX, docx('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')),
    one(
      'a.xlsx',
      XLSX,
      zipSync({ 'xl/workbook.xml': text('<workbook/>'), 'xl/worksheets/sheet1.xml': SPACES }),
    ),
    one('b.xlsx', XLSX, lying(zipSync({ 'xl/workbook.xml': SPACES }, { level: 1 }))),
    one(
      'c.xlsx',
      XLSX,
      zipSync(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${index}`, text('x')]))),
    ),
    one('a.zip', 'application/zip', zipInZip(4)),
    one('a.gz', 'application/gzip', gzipSync(SPACES)),
    one('a.png', 'image/png', widePng()),
    one('winmail.dat', 'application/ms-tnef', damagedTnef()),
    one('a.eml', 'message/rfc822', mailInMail(4)),
    manyParts(),
  ]
}

const residentMegabytes = (pid: number): number => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return Math.round(Number(kilobytes ?? 0) / 1024)
  } catch {
    return 0
  }
}

const watchMemory = (pid: number): { readonly end: () => number } => {
  let most = residentMegabytes(pid)
  const watch = setInterval(() => {
    most = Math.max(most, residentMegabytes(pid))
  }, 20)
  return {
    end: () => {
      clearInterval(watch)
      return most
    },
  }
}

const bombMail = (files: readonly RawFile[], index: number): Uint8Array =>
  rawMail({
    headers:
      files[0]?.type === 'application/pdf'
        ? [exchangeFound('pass', 'kontrol.example'), `From: ${CONFIRMER}`, `Subject: Reserva ${index}`]
        : [exchangeFound('pass', 'empresa.example'), `From: ${CLIENT}`, `Subject: Orden de compra ${index}`],
    text: `Adjuntamos la orden de compra. ${index}`,
    files,
  })

const AFTER = 'AAAFTRX'

const goodMail = async (): Promise<Uint8Array> =>
  rawMail({
    headers: [exchangeFound('pass', 'kontrol.example'), `From: ${CONFIRMER}`, `Subject: Reserva ${AFTER}`],
    text: 'Se adjunta la confirmación.',
    files: one(
      'c.pdf',
      'application/pdf',
      await makeConfirmationPdf(sampleBooking({ locator: AFTER, bookingId: '45009999' })),
    ),
  })

/** Of a machine that is busy with other work as well. */
const LIMIT_MS = 240_000

/** All of them at once, and a good mail behind them. */
export const dropBombs = async (world: ServiceWorld): Promise<readonly Figure[]> => {
  const mails = bombs().map(bombMail)
  const before = residentMegabytes(world.pid)
  const memory = watchMemory(world.pid)
  for (const mail of [...mails, await goodMail()]) await world.deliver(mail)
  const done = await world.decided(LIMIT_MS)
  const most = memory.end()
  const isRegistered = (await liveLocators(world.place)).includes(AFTER)
  return [
    atLeast('bombs that arrived', mails.length, 20),
    exactly('bombs that were left undecided', done ? 0 : 1, 0),
    exactly('good mails behind them that were taken', isRegistered ? 1 : 0, 1),
    { name: 'memory of the service before them', value: `${before} MB`, bar: null, met: true },
    atMost('memory of the service while they arrive', most, 300, ' MB'),
  ]
}
