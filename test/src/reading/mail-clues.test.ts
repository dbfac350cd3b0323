import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAIL_LANGUAGES } from '../../../src/domain/client.js'
import type { MailInput } from '../../../src/mail/input.js'
import { letters } from '../../../src/mail/letters.js'
import { readMailClues } from '../../../src/reading/mail-clues.js'
import { cluesOfFile } from '../../fixtures/mails/eml.js'
import { cluesOf, OWN } from '../../fixtures/mails/judge.js'
import { type MailSpec, attached, mailOf, pdf, picture, unreadable } from '../../fixtures/mails/mail.js'
import { confirmationLines, invoiceLines, orderLines } from '../../fixtures/mails/papers.js'
import { aBooking, aClient, aCompany } from '../../story/samples.js'

const kinds: Readonly<Record<string, readonly [MailSpec, string]>> = {
  'from our own address': [{ from: 'ControlOC@hotel.example', subject: 'OC' }, 'own_message'],
  'with our mark and our address to answer to': [
    { replyTo: 'controloc@hotel.example', headers: { 'x-control-oc-id': '7' } },
    'own_message',
  ],
  "with a mark like ours in a stranger's mail": [
    { headers: { 'x-control-oc-id': '7' }, text: 'Hola' },
    'other',
  ],
  'with a booking, sent from our own address': [
    { from: 'controloc@hotel.example', attachments: [pdf(confirmationLines('AAFVDUA'))] },
    'confirmation',
  ],
  'with a confirmation': [{ attachments: [pdf(confirmationLines('AAFVDUA'))] }, 'confirmation'],
  'with a confirmation and an order, new': [
    { attachments: [pdf(confirmationLines('AAFVDUA')), pdf(orderLines())] },
    'confirmation',
  ],
  'with a confirmation and an order, in answer': [
    { answers: ['<x@y>'], attachments: [pdf(confirmationLines('AAFVDUA')), pdf(orderLines())] },
    'purchase_order',
  ],
  'submitted by a machine': [{ headers: { 'auto-submitted': 'auto-replied (vacation)' } }, 'auto_reply'],
  'with X-Autoreply': [{ headers: { 'x-autoreply': 'yes' } }, 'auto_reply'],
  'with X-Autorespond': [{ headers: { 'x-autorespond': 'x' } }, 'auto_reply'],
  'with Precedence: auto_reply': [{ headers: { precedence: 'auto_reply' } }, 'auto_reply'],
  'sent by a rule of Exchange': [{ headers: { 'x-ms-exchange-inbox-rules-loop': 'x' } }, 'auto_reply'],
  'declared to be of a person': [{ headers: { 'auto-submitted': 'no' }, text: 'Hola' }, 'other'],
  'with Precedence: bulk': [{ headers: { precedence: 'bulk' }, text: 'Hola' }, 'other'],
  'that only suppresses answers': [{ headers: { 'x-auto-response-suppress': 'All' }, text: 'Hola' }, 'other'],
  'called "Automatic reply"': [{ subject: 'Automatic reply: hi' }, 'auto_reply'],
  'called "Fuera de la oficina"': [{ subject: 'Fuera de la oficina: hola' }, 'auto_reply'],
  'of a person on holiday who asks': [
    { text: 'Estoy de vacaciones, ¿pueden pedirla a mi jefe?' },
    'question',
  ],
  'with an order': [{ attachments: [pdf(orderLines())] }, 'purchase_order'],
  'about a quotation': [{ subject: 'Cotización 881', text: 'Adjunto cotización.' }, 'other'],
  'about a quotation and its bill': [{ subject: 'Factura y cotización 881' }, 'invoice'],
  'with an invoice': [{ attachments: [pdf(invoiceLines('x'))] }, 'invoice'],
  'called an invoice': [{ subject: 'Factura 123' }, 'invoice'],
  'with a promise': [{ subject: 'RE: OC AAFVDUA', text: 'Les enviaremos la OC mañana' }, 'other'],
  'with a question': [{ text: '¿Incluye desayuno?' }, 'question'],
  'with a number of an order alone': [{ text: 'OC 4500012345' }, 'purchase_order'],
  'on documents of a process': [{ subject: 'documentos', text: 'Proceso en curso' }, 'other'],
}

describe('the kind of a mail', () => {
  it.each(Object.entries(kinds))('%s', (_name, [spec, kind]) => {
    expect(cluesOf(spec).kind).toBe(kind)
  })

  it.each([
    ['out-of-office', 'auto_reply'],
    ['read-receipt', 'auto_reply'],
    ['html-answer', 'other'],
  ])('is read from the real mail %s', async (name, kind) => {
    expect((await cluesOfFile(name)).kind).toBe(kind)
  })
})

const ABOUT: MailInput = {
  reservation: { booking: aBooking({ locator: 'AAFVDUA', bookingId: '45215412' }) },
  client: aClient(),
  company: aCompany({ address: 'controloc@hotel.example' }),
}

describe('our own request, quoted back', () => {
  it.each(MAIL_LANGUAGES)('in %s is no order, even where nothing marks it as quoted', (language) => {
    const { subject, text } = letters(language).request(ABOUT)
    const clues = cluesOf({ subject: `RE: ${subject}`, text, attachments: [unreadable('scanned')] })
    expect(clues.signs.map(({ signal }) => signal)).not.toContain('oc_attached')
    expect(clues.kind).not.toBe('purchase_order')
  })

  it('in HTML is set aside', async () => {
    const { signs, codes } = await cluesOfFile('html-answer')
    expect(signs.map(({ signal }) => signal)).toEqual(['oc_word', 'promise', 'names_code'])
    expect(codes).toContainEqual({ code: 'AAFVDUA', where: 'quoted', attachment: null })
  })
})

describe('the papers of a mail', () => {
  it.each([
    ['a logo', picture('logo.png', true, 5000)],
    ['a small picture', picture('punto.png', false, 500)],
    ['a calendar', attached({ name: 'reserva.ics', type: 'text/calendar' })],
    ['an empty PDF', unreadable('empty')],
    ['what is no PDF', unreadable('wrong_type')],
  ])('leave out %s', (_name, attachment) => {
    expect(cluesOf({ attachments: [attachment] }).documents).toEqual([])
  })

  it('keep a picture pasted into the text, but not as a paper of its own', () => {
    const [document] = cluesOf({ attachments: [picture('image001.png', true)] }).documents
    expect(document).toMatchObject({ certain: false, evidence: [{ signal: 'inline_picture' }] })
  })
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'OC',
        'adjunto',
        'De:',
        'Asunto: x',
        '>',
        '\n',
        'escribió:',
        'N°',
        '4500012345',
        '-',
        '1.234',
        '$',
        '?',
      ),
    )
    .map((words) => words.join(' ')),
)

const reading = fc.oneof(
  fc.constant(null),
  fc.constant({ ok: false as const, fault: 'scanned' as const }),
  fc
    .array(fc.record({ text, x: fc.double(), y: fc.double(), width: fc.double(), height: fc.double() }), {
      maxLength: 30,
    })
    .map((items) => ({ ok: true as const, pages: [{ width: 595, height: 842, items }] })),
)

describe('reading', () => {
  it('never throws, whatever a mail holds', () => {
    const spec = fc.record({ from: fc.array(text), subject: text, text, filename: text, reading, type: text })
    fc.assert(
      fc.property(spec, ({ from, subject, text: body, filename, reading: read, type }) => {
        const { attachment } = attached({ name: filename, type, content: body })
        const mail = mailOf({ from, subject, text: body, headers: { 'content-type': type } })
        expect(() => readMailClues(mail, [{ attachment, reading: read }], OWN)).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['spaces', ' '.repeat(200_000)],
    ['digits', '1'.repeat(200_000)],
    ['digits and points', '1.'.repeat(100_000)],
    ['words of an order', 'adjunto la oc '.repeat(14_000)],
    ['attachments that go on', `adjunto ${'la '.repeat(60_000)}`],
    ['addresses', 'a@'.repeat(100_000)],
    ['headers', 'De: x\n'.repeat(30_000)],
    ['attributions', 'El a b c escribió:\n>\n'.repeat(9_000)],
    ['openings of attributions', 'El a b c\n'.repeat(20_000)],
    ['letters', 'a'.repeat(200_000)],
    ['lines', '\n'.repeat(200_000)],
  ])('takes no long time over %s', (_name, body) => {
    const started = performance.now()
    cluesOf({ subject: body, text: body })
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
