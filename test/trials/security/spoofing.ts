import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../../bot/demo/samples/purchase-order-pdf.js'
import { sampleBooking } from '../../story/sample-booking.js'
import type { Attempts } from './attempts.js'
import { exchangeFound, rawMail } from './raw-mail.js'
import { CLIENT, CONFIRMER, type ServiceWorld } from './service-world.js'
import { acceptedSubjects, liveLocators, storyOf } from './state.js'

const EVIL = 'mallory@evil.example'
const NEW = 'AAEVILX'

const pass = (domain: string): string => exchangeFound('pass', domain)
const word = (text: string): string => `=?utf-8?b?${Buffer.from(text).toString('base64')}?=`

/** Headers of mails that say they are from `victim`, below what Exchange honestly finds of them. */
const spoofsOf = (victim: string): Readonly<Record<string, readonly string[]>> => {
  const [user = '', domain = ''] = victim.split('@')
  const evil = pass('evil.example')
  const fail = exchangeFound('fail', domain)
  return {
    'plain, denied': [fail, `From: ${victim}`],
    'plain, nobody knows': [exchangeFound('none', domain), `From: ${victim}`],
    'comment in the domain (CVE-2026-125755)': [
      pass(`${domain}.evil.example`),
      `From: ${victim} (x).evil.example`,
    ],
    'comment before the dot': [pass(`${domain}.evil.example`), `From: <${victim}(x).evil.example>`],
    'comment around': [evil, `From: (${victim}) ${EVIL}`],
    'display name': [evil, `From: "${victim}" <${EVIL}>`],
    'display name without quotes': [evil, `From: ${victim} <${EVIL}>`],
    'address in brackets as a name': [evil, `From: "<${victim}>" <${EVIL}>`],
    'encoded name': [evil, `From: ${word(victim)} <${EVIL}>`],
    'encoded address': [evil, `From: ${word(`<${victim}>`)} <${EVIL}>`],
    'encoded address alone': [exchangeFound('none', ''), `From: ${word(`<${victim}>`)}`],
    'encoded line break': [evil, `From: ${word(`x\r\nFrom: ${victim}`)} <${EVIL}>`],
    'two From, theirs first': [evil, `From: ${victim}`, `From: ${EVIL}`],
    'two From, theirs last': [evil, `From: ${EVIL}`, `From: ${victim}`],
    'two From, in other letters': [evil, `FROM: ${victim}`, `from: ${EVIL}`],
    'From with a blank before its colon': [evil, `From : ${victim}`, `From: ${EVIL}`],
    'two addresses': [evil, `From: ${EVIL}, ${victim}`],
    'two addresses, theirs first': [evil, `From: ${victim}, ${EVIL}`],
    group: [exchangeFound('none', domain), `From: Reservas: ${victim};`],
    'group of two': [evil, `From: Reservas: ${victim}, ${EVIL};`],
    route: [evil, `From: <@evil.example:${victim}>`],
    'two at signs': [evil, `From: ${victim}@evil.example`],
    'quoted local part': [evil, `From: "${victim}"@evil.example`],
    'quoted local part of theirs': [evil, `From: "${user}"@evil.example, <${victim}>`],
    'unclosed bracket': [evil, `From: <${victim}, <${EVIL}>`],
    folded: [fail, `From:\r\n ${victim}`],
    'folded in two': [evil, `From: <${EVIL}>\r\n ,<${victim}>`],
    NUL: [evil, `From: ${victim}\u0000<${EVIL}>`],
    'soft hyphen': [pass('evil.example'), `From: ${user}@${domain.replace('.', '\u00ad.')}`],
    'Reply-To': [evil, `From: ${EVIL}`, `Reply-To: ${victim}`],
    Sender: [evil, `From: ${EVIL}`, `Sender: ${victim}`],
    'Return-Path and the like': [
      evil,
      `Return-Path: <${victim}>`,
      `From: ${EVIL}`,
      `X-Original-From: ${victim}`,
      `Resent-From: ${victim}`,
    ],
    'results brought along': [fail, pass(domain), `From: ${victim}`],
    'results brought along with an id': [
      fail,
      `Authentication-Results: mx.hotelsales.example; dmarc=pass header.from=${domain}`,
      `From: ${victim}`,
    ],
    'results of ARC': [
      fail,
      `ARC-Authentication-Results: i=1; mx.microsoft.com 1; dmarc=pass header.from=${domain}`,
      `From: ${victim}`,
    ],
    'results in a comment': [
      `Authentication-Results: dmarc=none (dmarc=pass header.from=${domain}) header.from=${domain}`,
      `From: ${victim}`,
    ],
    'a signature of nobody': [
      exchangeFound('none', domain),
      `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=x; h=from; bh=AAAA; b=AAAA`,
      `From: ${victim}`,
    ],
    'domain with a Russian letter': [
      pass(domain.replace('e', 'е')),
      `From: ${user}@${domain.replace('e', 'е')}`,
    ],
    'domain in Punycode': [pass('xn--kntrol-9uf.example'), `From: ${user}@xn--kntrol-9uf.example`],
    'full-width letters': [exchangeFound('fail', domain), `From: ${user}@\uff4b${domain.slice(1)}`],
    'domain below theirs': [pass(`mail.${domain}`), `From: ${user}@mail.${domain}`],
    'domain that ends as theirs': [pass(`evil${domain}`), `From: ${user}@evil${domain}`],
    'domain that begins as theirs': [pass(`${domain}.evil.example`), `From: ${user}@${domain}.evil.example`],
    'dot at the end': [fail, `From: ${victim}.`],
    'large letters': [fail, `From: ${victim.toUpperCase()}`],
    'plus address': [fail, `From: ${user}+x@${domain}`],
    'no From': [exchangeFound('none', ''), `Sender: ${victim}`],
  }
}

interface Papers {
  readonly confirmations: readonly Uint8Array[]
  readonly order: Uint8Array
}

/** Of the confirmer: a new booking, the end of a known one, another price for it. Of the client: the order that would settle it. */
const makePapers = async (known: string): Promise<Papers> => {
  const created = sampleBooking({ locator: NEW })
  const [stay] = created.stays
  const bookings = [
    created,
    sampleBooking({ locator: known, status: 'Cancelado' }),
    sampleBooking({ locator: known, stays: stay ? [{ ...stay, total: 'CLP 1.000,00' }] : [] }),
  ]
  return {
    confirmations: await Promise.all(bookings.map((booking) => makeConfirmationPdf(booking))),
    order: await makePurchaseOrderPdf({
      ocNumber: '4500070000',
      locator: known,
      agency: 'EMPRESA EJEMPLO S.A.',
      total: 1_234_567,
    }),
  }
}

/** The same paper with other bytes, so that no mail is taken for a copy of another. */
const marked = (paper: Uint8Array, mark: string): Uint8Array =>
  Buffer.concat([paper, Buffer.from(`\n%${mark}`)])

const spoofed = (
  name: string,
  headers: readonly string[],
  paper: Uint8Array,
  words: string,
  mark: string,
): Uint8Array =>
  rawMail({
    headers: [...headers, `Subject: ${words} [${name}]`],
    text: `${words}. Se adjunta el documento. ${mark}`,
    files: [{ name: `${mark}.pdf`, type: 'application/pdf', content: marked(paper, mark) }],
  })

/** Mails of machines that strangers write: bounces, automatic answers and our own mails come back. */
const machines = (known: string): readonly Uint8Array[] => [
  rawMail({
    headers: [
      exchangeFound('none', ''),
      'From: MAILER-DAEMON@evil.example',
      `Subject: Undeliverable: Solicitud de Orden de Compra - Reserva ${known}`,
      'Auto-Submitted: auto-replied',
      'In-Reply-To: <1.2.3@hotelsales.example>',
    ],
    text: `550 5.1.1 ${CLIENT} unknown`,
  }),
  rawMail({
    headers: [
      exchangeFound('fail', 'hotelsales.example'),
      'From: Control OC <controloc@hotelsales.example>',
      `Subject: Solicitud de Orden de Compra - Reserva ${known}`,
      'X-Control-OC-Id: 1',
    ],
    text: `Cancelen la reserva ${known}.`,
  }),
]

const spoofedMails = async (known: string): Promise<readonly Uint8Array[]> => {
  const { confirmations, order } = await makePapers(known)
  const ofConfirmer = Object.entries(spoofsOf(CONFIRMER)).flatMap(([name, headers], at) =>
    confirmations.map((paper, which) =>
      spoofed(name, headers, paper, 'Confirmación de reserva', `c-${at}-${which}`),
    ),
  )
  const ofClient = Object.entries(spoofsOf(CLIENT)).map(([name, headers], at) =>
    spoofed(name, headers, order, `Orden de compra reserva ${known}`, `o-${at}`),
  )
  return [...ofConfirmer, ...ofClient, ...machines(known)]
}

const DECIDED_LIMIT_MS = 90_000

/** All of them, then a look at what is there: none was acted on, no case more, and the known one as it was. */
export const trySpoofing = async (world: ServiceWorld, known: string, attempts: Attempts): Promise<void> => {
  const of = 'spoofed senders'
  const mails = await spoofedMails(known)
  const story = await storyOf(world.place, known)
  const accepted = await acceptedSubjects(world.place)
  for (const mail of mails) await world.deliver(mail)
  const done = await world.decided(DECIDED_LIMIT_MS)
  const believed = (await acceptedSubjects(world.place)).slice(accepted.length)
  for (const [index] of mails.entries()) attempts.note(of, believed[index] ?? null)
  attempts.note(of, done ? null : 'not all were decided on')
  attempts.note(of, (await liveLocators(world.place)).includes(NEW) ? `${NEW} was created` : null)
  attempts.note(of, (await storyOf(world.place, known)) === story ? null : `${known} was changed`)
}
