import { describe, expect, it } from 'vitest'
import { judge } from '../../fixtures/mails/judge.js'
import { type MailSpec, attached, pdf, picture, unreadable } from '../../fixtures/mails/mail.js'
import {
  confirmationLines,
  invoiceLines,
  orderLines,
  publicLines,
  sapLines,
} from '../../fixtures/mails/papers.js'
import { requestIdOf } from '../../fixtures/mails/reservations.js'

const QUOTED = [
  '',
  'De: Control OC <controloc@hotel.example>',
  'Enviado: lunes, 2 de marzo de 2026 9:00',
  'Para: compras@empresa.example',
  'Asunto: Solicitud de Orden de Compra - Reserva 45215412',
  '',
  'Les solicitamos enviarnos la orden de compra (OC) de la reserva AAFVDUA.',
  'Responda a este mismo correo con la OC adjunta en PDF.',
].join('\n')

const SUBJECT = 'RE: Solicitud de Orden de Compra - Reserva 45215412'
const ANSWER = { subject: SUBJECT, answers: [requestIdOf('AAFVDUA')] }

interface Accepted {
  readonly mail: MailSpec
  readonly locators: readonly string[]
  readonly numbers: readonly (string | null)[]
}

const accepted: Readonly<Record<string, Accepted>> = {
  'an answer with the order, in which nothing but the headers say which reservation': {
    mail: {
      ...ANSWER,
      text: `Estimados, adjunto lo solicitado.\n${QUOTED}`,
      attachments: [pdf(orderLines())],
    },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'a new mail whose subject names the locator': {
    mail: { subject: 'Orden de Compra - Reserva AAFVDUA', attachments: [pdf(orderLines())] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'a subject with a locator of letters and digits': {
    mail: { subject: 'OC para LOC TEST2024002', attachments: [pdf(orderLines({ number: 'OC-12345' }))] },
    locators: ['TEST2024002'],
    numbers: ['OC-12345'],
  },
  'a subject in lower case': {
    mail: { subject: 'orden de compra aafwhws', attachments: [pdf(orderLines({ number: '001-2026' }))] },
    locators: ['AAFWHWS'],
    numbers: ['001-2026'],
  },
  'a forward called "documentos" whose order names the locator': {
    mail: { subject: 'RV: documentos', attachments: [pdf(orderLines({ about: 'AAFWHWS' }))] },
    locators: ['AAFWHWS'],
    numbers: ['4500012345'],
  },
  'an order that names the booking ID': {
    mail: { subject: 'documentos', attachments: [pdf(orderLines({ about: 'reserva 45215412' }))] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'a code that stands only in the body': {
    mail: {
      subject: 'Documento',
      text: 'Adjunto OC de la reserva AAFVDUA. Gracias',
      attachments: [pdf(orderLines())],
    },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'a code that stands only in the name of the file': {
    mail: { subject: 'Adjunto', attachments: [pdf(orderLines(), 'OC_AAFWHWS.pdf')] },
    locators: ['AAFWHWS'],
    numbers: ['4500012345'],
  },
  'a code that stands only in the quoted request': {
    mail: { subject: 'RV: documentos', text: `Va lo pedido.\n${QUOTED}`, attachments: [pdf(orderLines())] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'an order of SAP': {
    mail: { ...ANSWER, attachments: [pdf(sapLines('AAFVDUA'))] },
    locators: ['AAFVDUA'],
    numbers: ['4500099887'],
  },
  'an order of Mercado Público, beside its tender': {
    mail: { subject: 'Orden de compra', attachments: [pdf(publicLines('AAFVDUA'))] },
    locators: ['AAFVDUA'],
    numbers: ['1234-56-SE26'],
  },
  'a scan that the mail announces, in answer to our request': {
    mail: {
      ...ANSWER,
      text: `Estimados:\nAdjunto la orden de compra firmada.\nSaludos cordiales,\nAna${QUOTED}`,
      attachments: [unreadable('scanned')],
    },
    locators: ['AAFVDUA'],
    numbers: [null],
  },
  'a picture whose mail has the number and the locator in its subject': {
    mail: { subject: 'OC 4500012345 AAFVDUA', attachments: [picture()] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'two orders, each naming its own reservation': {
    mail: {
      subject: 'Órdenes de compra',
      attachments: [
        pdf(orderLines({ number: '4500000001', about: 'AAFVDUA' })),
        pdf(orderLines({ number: '4500000002', about: 'AAFWHWS' })),
      ],
    },
    locators: ['AAFVDUA', 'AAFWHWS'],
    numbers: ['4500000001', '4500000002'],
  },
  'an order and its copy': {
    mail: {
      subject: 'OC AAFVDUA',
      attachments: [
        pdf(orderLines({ about: 'AAFVDUA' })),
        pdf(orderLines({ about: 'AAFVDUA' }), 'copia.pdf'),
      ],
    },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  "somebody else of the contact's own domain": {
    mail: { from: 'jefe@empresa.example', subject: 'OC AAFVDUA', attachments: [pdf(orderLines())] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'a contact at a free-mail address': {
    mail: { from: 'viajes.ejemplo@gmail.com', subject: 'OC AAVIAJE', attachments: [pdf(orderLines())] },
    locators: ['AAVIAJE'],
    numbers: ['4500012345'],
  },
  'an order that a purchasing system sent by itself': {
    mail: {
      subject: 'Orden de compra 4500012345',
      headers: { 'auto-submitted': 'auto-generated' },
      attachments: [pdf(orderLines({ about: 'AAFVDUA' }))],
    },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  "an order beside the logo of its sender's signature": {
    mail: { ...ANSWER, attachments: [pdf(orderLines()), picture('image001.png', true, 9000)] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'an order beside our own confirmation, in answer to us': {
    mail: { ...ANSWER, attachments: [pdf(confirmationLines('AAFVDUA')), pdf(orderLines())] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  'a request for receipt, which is no question': {
    mail: { ...ANSWER, text: 'Adjunto OC. ¿Me confirmas recepción?', attachments: [pdf(orderLines())] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
  "the provider's locator with the very amount of the reservation": {
    mail: { subject: 'documentos', attachments: [pdf(orderLines({ about: '723113' }))] },
    locators: ['AAFVDUA'],
    numbers: ['4500012345'],
  },
}

describe('an OC is accepted', () => {
  it.each(Object.entries(accepted))('%s', (_name, { mail, locators, numbers }) => {
    expect(judge(mail)).toMatchObject({
      decision: 'accept',
      matches: locators.map((locator, i) => ({ locator, ocNumber: numbers[i] })),
    })
  })
})

interface Asked {
  readonly mail: MailSpec
  readonly reason: string
  readonly first?: string
}

const order = (about = '') => pdf(orderLines({ about }))

const asked: Readonly<Record<string, Asked>> = {
  'a sender that nobody knows': {
    mail: { from: 'ventas@otra.example', subject: 'OC AAFVDUA', attachments: [order()] },
    reason: 'sender_not_known',
    first: 'AAFVDUA',
  },
  'a stranger at the free-mail provider of a contact': {
    mail: { from: 'otro@gmail.com', subject: 'OC AAVIAJE', attachments: [order()] },
    reason: 'sender_not_known',
    first: 'AAVIAJE',
  },
  "a domain that only ends like the client's": {
    mail: { from: 'compras@falsaempresa.example', subject: 'OC AAFVDUA', attachments: [order()] },
    reason: 'sender_not_known',
  },
  "another client's contact": {
    mail: { from: 'agente@viajes.example', subject: 'OC AAFVDUA', attachments: [order('AAFVDUA')] },
    reason: 'sender_of_other_client',
    first: 'AAFVDUA',
  },
  'a colleague who forwards it': {
    mail: { from: 'ana@hotel.example', subject: 'RV: OC AAFVDUA', attachments: [order('AAFVDUA')] },
    reason: 'own_domain_forward',
    first: 'AAFVDUA',
  },
  'two From addresses': {
    mail: {
      from: ['compras@empresa.example', 'x@otra.example'],
      subject: 'OC AAFVDUA',
      attachments: [order()],
    },
    reason: 'sender_not_known',
  },
  'a reservation whose client is not known': {
    mail: { subject: 'OC AANADIE', attachments: [order('AANADIE')] },
    reason: 'client_not_known',
  },
  'one order that names two reservations': {
    mail: { subject: 'OC', attachments: [order('AAFVDUA y AAFWHWS')] },
    reason: 'names_several_reservations',
    first: 'AAFVDUA',
  },
  'one order for two reservations that the body names': {
    mail: { subject: 'OC', text: 'Adjunto OC por las reservas AAFVDUA y AAFWHWS', attachments: [order()] },
    reason: 'names_several_reservations',
  },
  'an answer about one reservation with the order of another': {
    mail: { ...ANSWER, attachments: [order('AAFWHWS')] },
    reason: 'names_and_answers_differ',
  },
  'a subject that names one reservation and an answer to another': {
    mail: { subject: 'OC AAFWHWS', answers: [requestIdOf('AAFVDUA')], attachments: [order()] },
    reason: 'names_and_answers_differ',
  },
  'two orders of which one names nothing': {
    mail: {
      subject: 'OC AAFVDUA',
      attachments: [order('AAFVDUA'), pdf(orderLines({ number: '4500000009' }))],
    },
    reason: 'several_documents_not_all_named',
  },
  'two different orders for one reservation': {
    mail: {
      subject: 'OC',
      attachments: [order('AAFVDUA'), pdf(orderLines({ number: '7788', about: 'AAFVDUA' }))],
    },
    reason: 'several_documents_one_reservation',
  },
  'an order and a scan that its name calls an order too': {
    mail: {
      subject: 'OC AAFVDUA',
      attachments: [order('AAFVDUA'), unreadable('scanned', 'OC 4500000009.pdf')],
    },
    reason: 'several_documents_not_all_named',
  },
  'an order that says nothing of any reservation': {
    mail: { subject: 'Orden de compra', attachments: [order()] },
    reason: 'names_no_reservation',
    first: 'AAFVDUA',
  },
  'a locator with one letter wrong': {
    mail: { subject: 'OC AAFWHWZ', attachments: [pdf(orderLines({ total: '$ 99.000' }))] },
    reason: 'names_no_reservation',
    first: 'AAFWHWS',
  },
  "nothing but a provider's locator, with another amount": {
    mail: { subject: 'documentos', attachments: [pdf(orderLines({ about: '723113', total: '$ 99.000' }))] },
    reason: 'only_provider_locator',
  },
  "an order whose own number is a provider's locator": {
    mail: { subject: 'documentos', attachments: [pdf(orderLines({ number: '723113' }))] },
    reason: 'names_no_reservation',
  },
  'an answer whose order names a reservation that we do not have': {
    mail: { ...ANSWER, attachments: [order('Reserva AAZZZZZ')] },
    reason: 'names_unknown_reservation',
    first: 'AAFVDUA',
  },
  'an answer whose words name a reservation that we do not have': {
    mail: { ...ANSWER, text: 'Adjunto OC de la reserva 99999999', attachments: [order()] },
    reason: 'names_unknown_reservation',
  },
  'an answer with an order that its writer calls wrong': {
    mail: { ...ANSWER, text: 'Ojo que la OC adjunta es de la reserva anterior', attachments: [order()] },
    reason: 'draft_or_void',
  },
  "a client's scan with no word about it": {
    mail: { subject: 'RV: documentos', attachments: [unreadable('scanned')] },
    reason: 'document_unproven',
  },
  "a colleague's scan with no word about it": {
    mail: { from: 'ana@hotel.example', subject: 'RV: documentos', attachments: [unreadable('scanned')] },
    reason: 'own_domain_forward',
  },
  'an order of service, which is no purchase order': {
    mail: {
      ...ANSWER,
      attachments: [pdf(['# ORDEN DE SERVICIO N° 99', 'Proveedor: Hotel', 'Total | $ 9.000'])],
    },
    reason: 'document_unproven',
  },
  'a second OC': { mail: { subject: 'OC AAFRECV', attachments: [order()] }, reason: 'already_received' },
  'an OC for a closed reservation': {
    mail: { subject: 'OC AAFCLSD', attachments: [order()] },
    reason: 'reservation_closed',
  },
  'an OC for a cancelled reservation': {
    mail: { subject: 'OC AAFCNCL', attachments: [order()] },
    reason: 'reservation_cancelled',
  },
  'an OC for an expired reservation': {
    mail: { subject: 'OC AAFEXPD', attachments: [order()] },
    reason: 'reservation_expired',
  },
  'an OC where none is owed': {
    mail: { subject: 'OC AAFNTRQ', attachments: [order()] },
    reason: 'oc_not_required',
  },
  'a number in the text and no document': {
    mail: { ...ANSWER, text: 'La OC es la 4500012345.\nOC 4500012345' },
    reason: 'no_document',
    first: 'AAFVDUA',
  },
  'a scan of which the mail says nothing': {
    mail: { ...ANSWER, text: 'Lo solicitado.', attachments: [unreadable('scanned')] },
    reason: 'document_unproven',
    first: 'AAFVDUA',
  },
  'an announced scan that is tied by quoted text alone': {
    mail: {
      subject: 'RV: documentos',
      text: `Adjunto la OC.\n${QUOTED}`,
      attachments: [unreadable('scanned')],
    },
    reason: 'document_unproven',
  },
  'two announced scans': {
    mail: {
      ...ANSWER,
      text: 'Adjunto OC',
      attachments: [unreadable('scanned'), unreadable('scanned', 'b.pdf')],
    },
    reason: 'document_unproven',
  },
  'an announced PDF that nobody can open': {
    mail: { ...ANSWER, text: 'Adjunto OC', attachments: [unreadable('encrypted')] },
    reason: 'document_unproven',
  },
  'an announced Word file': {
    mail: {
      ...ANSWER,
      text: 'Adjunto OC',
      attachments: [attached({ name: 'OC 7788.docx', type: 'application/msword' })],
    },
    reason: 'document_unproven',
  },
  'an announced archive': {
    mail: {
      ...ANSWER,
      text: 'Adjunto OC',
      attachments: [attached({ name: 'oc.zip', type: 'application/zip' })],
    },
    reason: 'document_unproven',
  },
  'a receipt of services that names the order': {
    mail: {
      ...ANSWER,
      subject: 'OC AAFVDUA',
      attachments: [
        pdf([
          '# Hoja de entrada de servicios',
          'Orden de compra: 4500012345',
          'Proveedor: Hotel',
          'Total | $ 1.000',
        ]),
      ],
    },
    reason: 'document_unproven',
  },
  'an order that is void': {
    mail: { subject: 'OC AAFVDUA', attachments: [pdf([...orderLines(), 'Estado: Anulada'])] },
    reason: 'document_doubtful',
  },
  'our own request, printed and sent back': {
    mail: {
      ...ANSWER,
      subject: 'OC AAFVDUA',
      attachments: [
        pdf([
          '# Orden de Compra - Reserva 45215412',
          'Solicitud de orden de compra',
          'Total: $ 1.000',
          'Proveedor',
        ]),
      ],
    },
    reason: 'document_doubtful',
  },
  'a draft': {
    mail: { ...ANSWER, text: 'Adjunto borrador de la OC para su revisión', attachments: [order()] },
    reason: 'draft_or_void',
  },
  'an order taken back': {
    mail: { ...ANSWER, text: 'Favor anular la OC adjunta', attachments: [order()] },
    reason: 'draft_or_void',
  },
  'an order and the promise of the right one': {
    mail: { ...ANSWER, text: 'Va la OC. Mañana les enviaremos la definitiva.', attachments: [order()] },
    reason: 'promise_with_document',
  },
  'an automatic reply with an order in it': {
    mail: { ...ANSWER, headers: { 'auto-submitted': 'auto-replied' }, attachments: [order()] },
    reason: 'automatic_with_document',
  },
  'a question about the booking': {
    mail: { ...ANSWER, text: `¿A nombre de quién emitimos la OC?\n${QUOTED}` },
    reason: 'question',
    first: 'AAFVDUA',
  },
  'a question with a form for a new supplier': {
    mail: {
      ...ANSWER,
      text: 'Para emitir la OC, ¿pueden llenar la ficha?',
      attachments: [unreadable('scanned')],
    },
    reason: 'document_unproven',
  },
  'a question of a client that names no reservation': {
    mail: { subject: 'Consulta', text: '¿Nos pueden ayudar con una habitación?' },
    reason: 'question',
  },
  'an invoice for a reservation, which names an order': {
    mail: {
      subject: 'Factura AAFVDUA',
      text: 'Adjunto factura de la OC 4500012345',
      attachments: [pdf(invoiceLines('AAFVDUA'))],
    },
    reason: 'invoice_for_reservation',
  },
  'an invoice that its mail calls an order': {
    mail: { subject: 'OC AAFVDUA', text: 'Adjunto OC', attachments: [pdf(invoiceLines('AAFVDUA'))] },
    reason: 'no_document',
  },
  'words about a reservation that ask nothing': {
    mail: { ...ANSWER, text: 'El pasajero llegará a las 22 h.' },
    reason: 'mail_about_reservation',
  },
}

describe('a person is asked about', () => {
  it.each(Object.entries(asked))('%s', (_name, { mail, reason }) => {
    expect(judge(mail)).toMatchObject({ decision: 'review', reason })
  })
})

const offered = Object.entries(asked).flatMap(([name, { mail, first }]) =>
  first === undefined ? [] : [[name, mail, first] as const],
)

describe('the right reservation is offered for', () => {
  it.each(offered)('%s', (_name, mail, first) => {
    const decision = judge(mail)
    expect(decision.decision === 'review' ? decision.candidates[0]?.locator : null).toBe(first)
  })
})

const noted: Readonly<Record<string, { readonly mail: MailSpec; readonly kind: string }>> = {
  'an out-of-office answer': {
    mail: {
      ...ANSWER,
      headers: { 'auto-submitted': 'auto-replied' },
      text: 'Vuelvo el lunes. Por OC: compras@',
    },
    kind: 'auto_reply',
  },
  'an out-of-office answer that only its subject shows': {
    mail: { subject: `Respuesta automática: ${SUBJECT}`, text: 'Estoy de vacaciones' },
    kind: 'auto_reply',
  },
  'a promise for tomorrow': {
    mail: { ...ANSWER, text: `Les enviaremos la OC mañana.\n${QUOTED}` },
    kind: 'promise',
  },
  'an order that is being made': {
    mail: { ...ANSWER, text: 'La orden de compra está en proceso de aprobación.' },
    kind: 'promise',
  },
  'a promise with the logo of a signature': {
    mail: { ...ANSWER, text: 'Mañana la envío.', attachments: [picture('image001.png', true)] },
    kind: 'promise',
  },
  thanks: { mail: { ...ANSWER, text: `Muchas gracias!\n\nSaludos,\nAna\n${QUOTED}` }, kind: 'courtesy' },
}

describe('the thread gets a note of', () => {
  it.each(Object.entries(noted))('%s', (_name, { mail, kind }) => {
    expect(judge(mail)).toMatchObject({ decision: 'note', noteKind: kind, locators: ['AAFVDUA'] })
  })
})

const ignored: Readonly<Record<string, { readonly mail: MailSpec; readonly reason: string }>> = {
  'our own request, come into the inbox': {
    mail: { from: 'controloc@hotel.example', subject: 'Solicitud de Orden de Compra - Reserva AAFVDUA' },
    reason: 'own_message',
  },
  'our own mail that a list sent on': {
    mail: {
      from: 'lista@otra.example',
      replyTo: 'controloc@hotel.example',
      headers: { 'x-control-oc-id': '1' },
      subject: 'Solicitud de Orden de Compra - Reserva AAFVDUA',
    },
    reason: 'own_message',
  },
  'a newsletter that says "documento" and "proceso"': {
    mail: {
      from: 'noticias@otra.example',
      subject: 'Documento del proceso',
      text: 'Conozca nuestro proceso.',
    },
    reason: 'nothing_of_ours',
  },
  "a stranger's scan": {
    mail: { from: 'x@otra.example', subject: 'RV: documentos', attachments: [unreadable('scanned')] },
    reason: 'nothing_of_ours',
  },
  "a supplier's invoice": {
    mail: {
      from: 'dte@proveedor.example',
      subject: 'Factura 5521',
      attachments: [pdf(invoiceLines('aéreo'))],
    },
    reason: 'invoice_without_tie',
  },
  'an automatic reply to nothing of ours': {
    mail: { from: 'x@otra.example', subject: 'Respuesta automática: saludos' },
    reason: 'automatic_reply_without_tie',
  },
  "a stranger's promise": {
    mail: { from: 'x@otra.example', subject: 'Hola', text: 'Mañana les enviaremos la propuesta.' },
    reason: 'promise_without_tie',
  },
}

describe('nobody is troubled with', () => {
  it.each(Object.entries(ignored))('%s', (_name, { mail, reason }) => {
    expect(judge(mail)).toMatchObject({ decision: 'ignore', reason })
  })
})

describe('the sender', () => {
  const good = { ...ANSWER, attachments: [order('AAFVDUA')] }

  it('is asked about when nobody vouches for it, with the reservation ready for one press', () => {
    expect(judge(good, 'unknown')).toMatchObject({
      decision: 'review',
      reviewKind: 'unauthenticated_sender',
      reason: 'sender_unverified',
      candidates: [{ locator: 'AAFVDUA', ocNumber: '4500012345' }],
    })
  })

  it('is never believed when it is forged', () => {
    expect(judge(good, 'fail')).toMatchObject({
      decision: 'review',
      reviewKind: 'unauthenticated_sender',
      reason: 'sender_forged',
    })
  })

  it('that is forged is named before anything else that is wrong', () => {
    const mail = { subject: 'OC AAFCLSD', attachments: [order()] }
    expect(judge(mail, 'fail')).toMatchObject({
      reviewKind: 'unauthenticated_sender',
      reason: 'sender_forged',
    })
  })
})

describe('what is accepted', () => {
  it('carries the attachments that hold the order', () => {
    const decision = judge({ ...ANSWER, attachments: [pdf(confirmationLines('AAFVDUA')), order()] })
    expect(decision).toMatchObject({ matches: [{ attachments: [1] }] })
  })

  it('warns of an amount that is far from the total', () => {
    const decision = judge({ ...ANSWER, attachments: [pdf(orderLines({ total: '$ 99.000' }))] })
    expect(decision).toMatchObject({ matches: [{ warnings: ['amount_differs'] }] })
  })

  it('does not warn of the net amount of the total', () => {
    const decision = judge({ ...ANSWER, attachments: [pdf(orderLines({ total: '$ 444.287' }))] })
    expect(decision).toMatchObject({ matches: [{ warnings: [] }] })
  })

  it('warns of another paper that could not be read', () => {
    const decision = judge({ ...ANSWER, attachments: [order(), unreadable('scanned', 'anexo.pdf')] })
    expect(decision).toMatchObject({ matches: [{ attachments: [0], warnings: ['unread_attachment'] }] })
  })

  it('does not take a booking ID after "OC" for the number of the order', () => {
    const decision = judge({ subject: 'OC 45215412', attachments: [picture()] })
    expect(decision).toMatchObject({ decision: 'accept', matches: [{ locator: 'AAFVDUA', ocNumber: null }] })
  })
})
