import type { Random } from '../../random.js'
import { damaged } from './bytes.js'
import { changed, few, placeIn, sometimes } from './chance.js'
import { fixture, fixtures } from './corpus.js'
import { oddText } from './odd-text.js'

/** A mail in latin1: a letter is a byte. */
type Change = (mail: string, random: Random) => string

const CHARSETS = [
  'utf-8',
  'UTF-7',
  'iso-8859-1',
  'windows-1252',
  'iso-2022-jp',
  'gb18030',
  'utf-16',
  'utf-16le',
  'x-unknown',
  '',
  '"',
  'ascii',
  'big5',
]
const ENCODINGS = [
  'base64',
  'quoted-printable',
  '7bit',
  '8bit',
  'binary',
  'x-uuencode',
  'BASE64 ',
  '',
  'gzip',
]
const TYPES = [
  'text/plain',
  'text/html',
  'multipart/mixed',
  'multipart/alternative',
  'multipart/report',
  'multipart/related',
  'message/rfc822',
  'message/delivery-status',
  'application/pdf',
  'application/ms-tnef',
  'application/octet-stream',
  'text/calendar',
  'image/png',
  'text/',
  '/',
  'multipart/mixed; boundary=',
  'application/pkcs7-mime',
  'message/partial',
  'message/external-body',
  'text/enriched',
]
const NAMES = [
  'From',
  'To',
  'Cc',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Content-Type',
  'Received',
  'X-Oc',
  'Content-Transfer-Encoding',
  'Content-Disposition',
  'Authentication-Results',
  'DKIM-Signature',
  'Auto-Submitted',
  'MIME-Version',
  'Return-Path',
  'X-Failed-Recipients',
  'Precedence',
  'List-Id',
  'Resent-From',
  'Sender',
  'constructor',
  '__proto__',
  'Content-ID',
]
const DATES = [
  'Thu, 31 Feb 2026 25:61:61 +9999',
  'Mon, 1 Jan 0000 00:00:00 GMT',
  '1 Jan 99999 00:00 Z',
  '-1',
  'NaN',
  'Tue, 5 Jan 2026 10:00:00 (CLST',
  '(((((((',
  'Thu, 1 Jan 1970 00:00:00 -0000',
  '26-11-2026',
  'ayer',
  '2026-11-26T25:00:00Z',
  `(${'('.repeat(5_000)}`,
]
const ADDRESSES = [
  'a@b',
  '@',
  '<>',
  '"a',
  'a@b@c',
  'Grupo: a@b.example, c@d.example;',
  'undisclosed-recipients:;',
  '<a@[127.0.0.1]>',
  'a@xn--ls8h.example',
  '=?utf-8?B?4oCu?= <a@b.example>',
  '"compras@empresa.example" <x@otro.example>',
  ',,,,',
  ':;:;',
  '(a(b(c',
  'a@b.example '.repeat(2_000),
  '<'.repeat(3_000),
  'a, '.repeat(5_000),
  'é@ñ.example',
  `${'a'.repeat(5_000)}@b.example`,
]

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

const encodedWord = (random: Random): string => {
  const text = oddText(random, 80)
  const charset = random.pick(CHARSETS)
  const [kind, words] = sometimes(random, 50)
    ? ['B', Buffer.from(text).toString('base64')]
    : ['Q', text.replaceAll(' ', '_').replaceAll('=', '=3D')]
  return latin1(`=?${charset}?${kind}?${words}${sometimes(random, 80) ? '?=' : ''}`)
}

const parameter = (random: Random): string =>
  random.pick([
    () => `; charset=${random.pick(CHARSETS)}`,
    () => `; boundary="${latin1(oddText(random, 100))}"`,
    () => `; name*0*=utf-8''${encodeURIComponent('ñ'.repeat(few(random, 50)))}; name*1*=%`,
    () => `; filename="${latin1(oddText(random, 300))}"`,
    () => '; report-type=delivery-status',
    () => '; format=flowed; delsp=yes',
    () => ';'.repeat(few(random, 2_000)),
  ])()

/** A header that means something, with a value that means little. */
const headerLine = (random: Random): string => {
  const name = random.pick(NAMES)
  const value = random.pick([
    () => random.pick(DATES),
    () => random.pick(ADDRESSES),
    () => random.pick(ADDRESSES),
    () => random.pick(TYPES) + parameter(random),
    () => random.pick(ENCODINGS),
    () => Array.from({ length: few(random, 200) }, () => encodedWord(random)).join(' '),
    () => latin1(oddText(random, 400)),
    () => latin1(oddText(random, 30_000)),
    () => '<a@b.example> '.repeat(few(random, 3_000)),
    () => 'a; b=c; '.repeat(few(random, 2_000)),
    () =>
      'exchange; dkim=pass header.d=empresa.example; spf=pass; dmarc=pass action=none header.from=empresa.example',
  ])()
  const folded = sometimes(random, 20)
    ? value.replaceAll(' ', random.pick(['\r\n ', '\n\t', '\r\n \r\n ']))
    : value
  return `${name}${random.pick([':', ': ', ' :', ':\t'])}${folded}\r\n`
}

const headEnd = (mail: string): number => {
  const at = mail.search(/\r?\n\r?\n/u)
  return at === -1 ? mail.length : at
}

const headerAdded: Change = (mail, random) =>
  sometimes(random, 50)
    ? headerLine(random) + mail
    : `${mail.slice(0, headEnd(mail))}\r\n${headerLine(random).trimEnd()}${mail.slice(headEnd(mail))}`

const lineAt = (mail: string, at: number): readonly [number, number] => {
  const from = mail.lastIndexOf('\n', at - 1) + 1
  const to = mail.indexOf('\n', at)
  return [from, to === -1 ? mail.length : to + 1]
}

const lineRemoved: Change = (mail, random) => {
  const [from, to] = lineAt(mail, placeIn(random, mail.length))
  return mail.slice(0, from) + mail.slice(to)
}

const lineDoubled: Change = (mail, random) => {
  const [from, to] = lineAt(mail, placeIn(random, mail.length))
  const times = Math.min(few(random, 300), Math.ceil(300_000 / (to - from + 1)))
  return mail.slice(0, to) + mail.slice(from, to).repeat(times) + mail.slice(to)
}

const replacedSomewhere = (mail: string, pattern: RegExp, random: Random, put: string): string => {
  const found = [...mail.matchAll(pattern)]
  if (found.length === 0) return mail
  const { index, 0: text } = random.pick(found)
  return mail.slice(0, index) + put + mail.slice(index + text.length)
}

const typeChanged: Change = (mail, random) =>
  replacedSomewhere(mail, /(?<=content-type: )[\w/.-]+/giu, random, random.pick(TYPES))

const encodingChanged: Change = (mail, random) =>
  replacedSomewhere(mail, /(?<=transfer-encoding: )[\w-]+/giu, random, random.pick(ENCODINGS))

const charsetChanged: Change = (mail, random) =>
  replacedSomewhere(mail, /(?<=charset="?)[\w-]+/giu, random, random.pick(CHARSETS))

const boundaryBroken: Change = (mail, random) =>
  replacedSomewhere(
    mail,
    /^--[^\r\n]{3,}$/gmu,
    random,
    random.pick(['', '--', '-- ', '--x', `--${'-'.repeat(200)}`, '\r\n\r\n']),
  )

const dateChanged: Change = (mail, random) => mail.replace(/^date:.*$/imu, `Date: ${random.pick(DATES)}`)

const senderChanged: Change = (mail, random) =>
  mail.replace(/^from:.*$/imu, `From: ${random.pick(ADDRESSES)}`)

const textPut: Change = (mail, random) => {
  const at = headEnd(mail) + random.below(mail.length - headEnd(mail) + 1)
  const text = latin1(oddText(random, sometimes(random, 10) ? 300_000 : 3_000))
  return mail.slice(0, at) + text + mail.slice(at)
}

const headLost: Change = (mail, random) => mail.slice(placeIn(random, headEnd(mail)))

const CHANGES: readonly Change[] = [
  headerAdded,
  headerAdded,
  headerAdded,
  lineRemoved,
  lineDoubled,
  typeChanged,
  encodingChanged,
  charsetChanged,
  boundaryBroken,
  dateChanged,
  senderChanged,
  textPut,
  textPut,
  headLost,
]

/** The files that a mail of our own making may bring. */
const FILES: readonly (readonly [name: string, type: string, content: () => Buffer])[] = [
  ['OC.pdf', 'application/pdf', () => fixture('confirmations/purchase-order.pdf')],
  ['confirmacion.pdf', 'application/pdf', () => fixture('confirmations/plain.pdf')],
  ['OC.docx', 'application/octet-stream', () => fixture('documents/order.docx')],
  ['winmail.dat', 'application/ms-tnef', () => fixture('documents/winmail.dat')],
]

const leaf = (random: Random): string => {
  if (sometimes(random, 10)) {
    const [name, type, content] = random.pick(FILES)
    const bytes = sometimes(random, 50) ? damaged(content(), random) : content()
    return `Content-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`
  }
  const type = sometimes(random, 60) ? random.pick(['text/plain', 'text/html']) : random.pick(TYPES)
  const encoding = sometimes(random, 60) ? '8bit' : random.pick(ENCODINGS)
  const text = latin1(oddText(random, 5_000))
  return `Content-Type: ${type}${sometimes(random, 50) ? parameter(random) : ''}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${text}\r\n`
}

const part = (random: Random, depth: number): string => {
  if (depth === 0 || sometimes(random, 25)) return leaf(random)
  if (sometimes(random, 20))
    return `Content-Type: message/rfc822\r\n\r\n${headerLine(random)}${part(random, depth - 1)}`
  // Boundaries that begin like one another are taken for one another by careless readers.
  const boundary = sometimes(random, 20) ? 'a' : `a${depth}`
  const inside = Array.from({ length: few(random, 4) }, () => `--${boundary}\r\n${part(random, depth - 1)}`)
  const end = sometimes(random, 80) ? `--${boundary}--\r\n` : ''
  return `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${inside.join('')}${end}`
}

/** Parts in parts in parts, each the only one: how deep a reader goes. */
const shaft = (random: Random): string => {
  const depth = few(random, 400)
  const levels = Array.from({ length: depth }, (_, level) =>
    sometimes(random, 50)
      ? `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`
      : 'Content-Type: message/rfc822\r\n\r\n',
  )
  return `${levels.join('')}Content-Type: text/plain\r\n\r\nOC 4500012345\r\n`
}

const built = (random: Random): string => {
  const head = 'From: Ana <compras@empresa.example>\r\nSubject: RE: Orden de Compra\r\nMIME-Version: 1.0\r\n'
  const more = Array.from({ length: few(random, 8) }, () => headerLine(random)).join('')
  return head + more + (sometimes(random, 20) ? shaft(random) : part(random, 1 + random.below(6)))
}

/** Mails of a few hundred kilobytes at most: the corpus's photographs would only cost time. */
const CORPUS_MOST = 120_000

/** What is doubled again and again grows beyond what is fetched of a mailbox. */
const MOST_BYTES = 5 * 1024 * 1024

/** Makes bad mails out of the project's own, and some from nothing. */
export const mailMaker = (): ((random: Random) => Uint8Array) => {
  const corpus = [...fixtures('mails/corpus', '.eml', CORPUS_MOST), ...fixtures('mails', '.eml', CORPUS_MOST)]
  return (random) => {
    if (sometimes(random, 25)) return damaged(random.pick(corpus), random)
    const mail = sometimes(random, 30) ? built(random) : random.pick(corpus).toString('latin1')
    const bad = Buffer.from(changed(random, mail, few(random, 12), CHANGES), 'latin1')
    return (sometimes(random, 15) ? damaged(bad, random) : bad).subarray(0, MOST_BYTES)
  }
}
