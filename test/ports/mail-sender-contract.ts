import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailSender, OutgoingMail, SendOutcome } from '../../src/ports.js'

/** What the world behind a sender does with the next mail. */
export type WorldAnswer = 'accept' | 'try_later' | 'refuse' | 'refuse_second_recipient' | 'break_after_text'

export interface MailSenderWorld {
  readonly sender: MailSender
  answerNext(answer: WorldAnswer): void
  /** Message-IDs of what the server has taken, in order. */
  taken(): readonly string[]
  end(): Promise<void>
}

export const outgoing = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: '<AAKLMNO.request.1@hotel.example>',
  controlId: 'AAKLMNO:request:1',
  to: ['compras@cliente.example'],
  cc: [],
  subject: 'Solicitud de Orden de Compra - Reserva AAKLMNO',
  text: 'Estimados: solicitamos la orden de compra.',
  html: '<p>Estimados: solicitamos la orden de compra.</p>',
  inline: [],
  inReplyTo: null,
  references: [],
  ...changes,
})

/** The promises of the MailSender port, kept by the fake and by the real ones. */
export const describeMailSender = (
  name: string,
  createWorld: () => Promise<MailSenderWorld>,
  { refusesSingly = true }: { readonly refusesSingly?: boolean } = {},
): void => {
  describe(`${name} as a MailSender`, () => {
    let world: MailSenderWorld

    const sendWhen = (answer: WorldAnswer, mail = outgoing()): Promise<SendOutcome> => {
      world.answerNext(answer)
      return world.sender.send(mail)
    }

    beforeEach(async () => {
      world = await createWorld()
    })

    afterEach(async () => {
      await world.sender.stop()
      await world.end()
    })

    it('says that a mail was accepted', async () => {
      expect(await sendWhen('accept')).toMatchObject({ kind: 'accepted', refusedRecipients: [] })
      expect(world.taken()).toEqual(['<AAKLMNO.request.1@hotel.example>'])
    })

    it.runIf(refusesSingly)('names the recipients that were refused when others were not', async () => {
      const mail = outgoing({ to: ['compras@cliente.example', 'nadie@cliente.example'] })
      expect(await sendWhen('refuse_second_recipient', mail)).toMatchObject({
        kind: 'accepted',
        refusedRecipients: ['nadie@cliente.example'],
      })
    })

    it('defers what the server wants later', async () => {
      expect((await sendWhen('try_later')).kind).toBe('deferred')
    })

    it('calls rejected what the server will never take', async () => {
      expect((await sendWhen('refuse')).kind).toBe('rejected')
    })

    it('does not know about a mail whose connection broke after its text', async () => {
      expect((await sendWhen('break_after_text')).kind).toBe('uncertain')
    })

    it('goes on after a fault', async () => {
      await sendWhen('break_after_text')
      expect((await sendWhen('accept', outgoing({ messageId: '<2@hotel.example>' }))).kind).toBe('accepted')
    })

    it('defers what it is given after it was stopped', async () => {
      await world.sender.stop()
      expect((await world.sender.send(outgoing())).kind).toBe('deferred')
    })

    it('finishes the sends under way before it has stopped', async () => {
      const order: string[] = []
      const sending = world.sender.send(outgoing()).then(() => order.push('sent'))
      await world.sender.stop().then(() => order.push('stopped'))
      await sending
      expect(order).toEqual(['sent', 'stopped'])
    })
  })
}
