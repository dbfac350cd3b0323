import { simpleParser } from 'mailparser'
import type { ParsedMail } from 'mailparser'
import { describe, expect, it } from 'vitest'
import type { ClientMail } from '../../../../bot/demo/mail/outbox.js'
import { createConfirmations } from '../../../../bot/demo/story/confirmations.js'
import { orderMail } from '../../../../bot/demo/story/orders.js'
import type { OrderKind, OrderSituation } from '../../../../bot/demo/story/orders.js'
import type { ReservationView } from '../../../../src/contract.js'
import { sampleView } from '../../../fixtures/views/samples.js'

const NOW = '2026-03-02T13:00:00.000Z'
const OFFICE = 'controloc@oficina.example'

const parsed = async (source: Promise<Uint8Array>): Promise<ParsedMail> =>
  simpleParser(Buffer.from(await source))

describe('a confirmation', () => {
  it('comes from the authorised sender with a PDF', async () => {
    const { source, locator } = await createConfirmations(OFFICE).next('oc_client', NOW)
    const mail = await simpleParser(Buffer.from(source))
    expect(mail.from?.text).toContain('@reservas.example')
    expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(['application/pdf'])
    expect(mail.subject).toContain(locator)
  })

  it('has a locator of its own each time', async () => {
    const confirmations = createConfirmations(OFFICE)
    const first = await confirmations.next('oc_client', NOW)
    const second = await confirmations.next('two_hotels', NOW)
    expect(first.locator).not.toBe(second.locator)
  })

  it('keeps the locator when the booking is changed or cancelled', async () => {
    const confirmations = createConfirmations(OFFICE)
    const { locator } = await confirmations.next('oc_client', NOW)
    expect((await confirmations.next('changed', NOW)).locator).toBe(locator)
    expect((await confirmations.next('cancelled', NOW)).locator).toBe(locator)
  })

  it('cannot be cancelled before there is one', async () => {
    await expect(createConfirmations(OFFICE).next('cancelled', NOW)).rejects.toThrow('ninguna confirmación')
  })
})

const lastMail: ClientMail = {
  id: 'mail-1',
  at: NOW,
  from: `Control OC <${OFFICE}>`,
  to: ['compras@cliente.example'],
  cc: [],
  subject: 'Solicitud de Orden de Compra - Reserva 45000000',
  text: 'Estimados',
  html: null,
  messageId: '<request@oficina.example>',
  references: [],
}

const situation = (view: ReservationView = sampleView()): OrderSituation => ({
  view,
  lastMail,
  to: OFFICE,
  now: NOW,
  count: 0,
})

const mailOf = (kind: OrderKind): Promise<ParsedMail> => parsed(orderMail(kind, situation()))

describe('a mail of the client', () => {
  it('answers our mail with the OC', async () => {
    const mail = await mailOf('reply')
    expect(mail.inReplyTo).toBe('<request@oficina.example>')
    expect(mail.subject).toBe('RE: Solicitud de Orden de Compra - Reserva 45000000')
    expect(mail.attachments[0]?.filename).toBe('OC_4500012345.pdf')
  })

  it('can leave out every code', async () => {
    const mail = await mailOf('no_code')
    expect(`${mail.subject} ${mail.text}`).not.toContain('AAKLMNO')
    expect(mail.inReplyTo).toBeUndefined()
  })

  it('can come from somebody else', async () => {
    expect((await mailOf('stranger')).from?.text).not.toContain('cliente.example')
  })

  it('can be a promise without any document', async () => {
    expect((await mailOf('promise')).attachments).toEqual([])
  })

  it('can be automatic, and then says so', async () => {
    expect((await mailOf('auto_reply')).headers.get('auto-submitted')).toBe('auto-replied')
  })

  it('cannot be written for a client without contacts', async () => {
    const view = { ...sampleView(), client: null }
    await expect(orderMail('reply', situation(view))).rejects.toThrow('contacto')
  })
})
