import { describe, expect, it } from 'vitest'
import { MAIL_LANGUAGES, type MailLanguage } from '../../../src/domain/client.js'
import type { MailInput } from '../../../src/mail/input.js'
import { letters } from '../../../src/mail/letters.js'
import { judge } from '../../fixtures/mails/judge.js'
import { type MailSpec, pdf, picture, unreadable } from '../../fixtures/mails/mail.js'
import { orderLines } from '../../fixtures/mails/papers.js'
import { aBooking, aClient, aCompany } from '../../story/samples.js'

const ABOUT: MailInput = {
  reservation: { booking: aBooking({ locator: 'AAFVDUA', bookingId: '45215412' }) },
  client: aClient(),
  company: aCompany({ address: 'controloc@hotel.example' }),
}

interface Says {
  readonly prefix: string
  readonly order: string
  readonly promise: string
  readonly thanks: string
  readonly regards: string
  readonly headers: readonly [from: string, sent: string, to: string, subject: string]
}

const SAYS: Readonly<Record<MailLanguage, Says>> = {
  es: {
    prefix: 'RE:',
    order: 'Estimados, adjunto la orden de compra.',
    promise: 'Estimados, les enviaremos la orden de compra mañana.',
    thanks: 'Recibido, muchas gracias.',
    regards: 'Saludos cordiales,',
    headers: ['De', 'Enviado', 'Para', 'Asunto'],
  },
  en: {
    prefix: 'RE:',
    order: 'Dear all, please find our PO attached.',
    promise: 'Dear all, we will send you the PO tomorrow.',
    thanks: 'Noted with thanks.',
    regards: 'Kind regards,',
    headers: ['From', 'Sent', 'To', 'Subject'],
  },
  pt: {
    prefix: 'RES:',
    order: 'Prezados, segue anexa a ordem de compra.',
    promise: 'Prezados, enviaremos a ordem de compra amanhã.',
    thanks: 'Recebido, muito obrigado.',
    regards: 'Atenciosamente,',
    headers: ['De', 'Enviada em', 'Para', 'Assunto'],
  },
}

const LANGUAGES = MAIL_LANGUAGES.map((language) => [language, SAYS[language]] as const)

/** An answer to our reminder as Outlook writes it, from a program that lost the headers of the conversation. */
const answer = (language: MailLanguage, words: string, attachments: MailSpec['attachments']): MailSpec => {
  const { prefix, regards, headers } = SAYS[language]
  const { subject, text } = letters(language).reminder(ABOUT)
  const values = ['Control OC <controloc@hotel.example>', '2/3/2026 9:00', 'compras@empresa.example', subject]
  const quoted = headers.map((name, index) => `${name}: ${values[index] ?? ''}`)
  return {
    subject: `${prefix} ${subject.replace('RE: ', '')}`,
    text: [words, '', regards, 'Ana', '', '_'.repeat(32), ...quoted, '', text].join('\n'),
    attachments: attachments ?? [],
  }
}

describe.each(LANGUAGES)('an answer to our mail in %s', (language, says) => {
  it('that brings the order is accepted for the reservation which the subject names', () => {
    expect(judge(answer(language, says.order, [pdf(orderLines({ number: '4500012345' }))]))).toMatchObject({
      decision: 'accept',
      matches: [{ locator: 'AAFVDUA', ocNumber: '4500012345' }],
    })
  })

  it('that brings a scan is taken at its word', () => {
    expect(judge(answer(language, says.order, [unreadable('scanned')]))).toMatchObject({
      decision: 'accept',
      matches: [{ locator: 'AAFVDUA', ocNumber: null }],
    })
  })

  it('that thanks, with our logo come back in it, is noted all the same', () => {
    const spec = answer(language, says.thanks, [picture('image001.png', true, 200 * 1024)])
    expect(judge({ ...spec, answers: ['<request-AAFVDUA@oc.example>'] })).toMatchObject({
      decision: 'note',
      noteKind: 'courtesy',
    })
  })

  it('with our rejection quoted as if it were its own words goes to a person', () => {
    const { subject, text } = letters(language).rejection({ ...ABOUT, ocNumber: '4500099999', reason: null })
    expect(judge({ subject, text, attachments: [unreadable('scanned')] })).toMatchObject({
      decision: 'review',
      candidates: [{ locator: 'AAFVDUA' }],
    })
  })

  it('that promises it is noted', () => {
    expect(judge(answer(language, says.promise, []))).toMatchObject({ decision: 'note', noteKind: 'promise' })
  })

  it('that only thanks is noted', () => {
    const spec = answer(language, says.thanks, [])
    expect(judge({ ...spec, answers: ['<request-AAFVDUA@oc.example>'] })).toMatchObject({
      decision: 'note',
      noteKind: 'courtesy',
    })
  })
})
