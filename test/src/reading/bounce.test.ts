import { describe, expect, it } from 'vitest'
import { readBounce } from '../../../src/reading/bounce.js'
import { cluesOfFile } from '../../fixtures/mails/eml.js'
import { mailOf } from '../../fixtures/mails/mail.js'

const ORIGINAL = '<request-AAFVDUA@oc.example>'

describe('a bounce', () => {
  it.each([
    ['bounce-exchange', '5.1.10', true],
    ['bounce-gmail', '5.1.1', true],
    ['bounce-delayed', '4.4.1', false],
    ['bounce-prose', '5.2.2', true],
  ])('is read from %s', async (name, status, permanent) => {
    expect(await cluesOfFile(name)).toMatchObject({
      kind: 'bounce',
      bounce: { failedAddress: 'compras@empresa.example', status, permanent, originalMessageId: ORIGINAL },
    })
  })

  it('without report or returned headers is told by the mail that it answers', () => {
    const mail = mailOf({
      from: 'postmaster@empresa.example',
      subject: 'Undeliverable: Solicitud de Orden de Compra',
      text: 'compras@empresa.example: buzón lleno',
      answers: [ORIGINAL],
    })
    expect(readBounce(mail)).toMatchObject({
      failedAddress: 'compras@empresa.example',
      originalMessageId: ORIGINAL,
    })
  })

  it('is not a report of success', () => {
    const mail = mailOf({
      from: 'postmaster@empresa.example',
      headers: { 'content-type': 'multipart/report; report-type=delivery-status' },
      text: 'Final-Recipient: rfc822; compras@empresa.example\nAction: delivered\nStatus: 2.0.0',
    })
    expect(readBounce(mail)).toBeNull()
  })

  it("is not a person's mail about one", () => {
    const mail = mailOf({ subject: 'Undeliverable: OC', text: 'Me rebotó: could not be delivered' })
    expect(readBounce(mail)).toBeNull()
  })
})
