import type { ReservationView } from '../../../src/contract.js'
import { toUnits } from '../../../src/domain/money.js'
import type { Instant } from '../../../src/domain/time.js'
import { composeMail } from '../mail/compose.js'
import type { SampleAttachment, SampleMail } from '../mail/compose.js'
import type { ClientMail } from '../mail/outbox.js'
import { DemoRefusal } from '../demo-refusal.js'
import { makePurchaseOrderPdf } from '../samples/purchase-order-pdf.js'
import { demoTexts } from '../texts/es.js'
import { orderMails } from '../texts/mails.js'

export type OrderKind = 'reply' | 'no_code' | 'stranger' | 'forged' | 'promise' | 'auto_reply'

/** What the client's side of the demo knows when it writes. */
export interface OrderSituation {
  readonly view: ReservationView
  /** Our last mail about this reservation; null when none has left yet. */
  readonly lastMail: ClientMail | null
  readonly to: string
  readonly now: Instant
  /** Makes the OC's number. */
  readonly count: number
}

const STRANGER = 'Pedro Cualquiera <pedro@correo-personal.example>'

const ocNumberOf = (count: number): string => String(4_500_012_345 + count)

const dayOf = (now: Instant): string => {
  const [year, month, day] = now.slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}

const orderPdf = async (
  situation: OrderSituation,
  named: boolean,
  filename?: string,
): Promise<SampleAttachment> => {
  const { booking } = situation.view.reservation
  const ocNumber = ocNumberOf(situation.count)
  const content = await makePurchaseOrderPdf({
    ocNumber,
    agency: booking.agency,
    total: booking.total ? toUnits(booking.total) : 0,
    locator: named ? booking.locator : null,
    date: dayOf(situation.now),
  })
  return { filename: filename ?? orderMails.orderFilename(ocNumber), content }
}

const contactOf = ({ view }: OrderSituation): string => {
  const [contact] = view.client?.contacts ?? []
  if (!contact) throw new DemoRefusal(demoTexts.noContact)
  return `Adquisiciones <${contact}>`
}

/** As a mail program answers: the subject, the ids and the quoted text of what is answered. */
const answering = (situation: OrderSituation, text: string): Omit<SampleMail, 'from'> => {
  const { lastMail, to, now, view } = situation
  if (!lastMail)
    return { to, date: now, subject: orderMails.stranger.subject(view.reservation.locator), text }
  const id = lastMail.messageId
  return {
    to,
    date: now,
    subject: `RE: ${lastMail.subject.replace(/^(?:RE:\s*)+/iu, '')}`,
    text: text + orderMails.quote(lastMail.from, lastMail.text),
    ...(id ? { inReplyTo: id, references: [...lastMail.references, id] } : {}),
  }
}

type MailMaker = (situation: OrderSituation) => Promise<SampleMail>

const reply: MailMaker = async (situation) => ({
  ...answering(situation, orderMails.reply),
  from: contactOf(situation),
  attachments: [await orderPdf(situation, true)],
})

const withoutCode: MailMaker = async (situation) => ({
  to: situation.to,
  date: situation.now,
  from: contactOf(situation),
  subject: orderMails.noCode.subject,
  text: orderMails.noCode.text,
  attachments: [await orderPdf(situation, false, orderMails.noCode.filename)],
})

const fromStranger: MailMaker = async (situation) => ({
  to: situation.to,
  date: situation.now,
  from: STRANGER,
  subject: orderMails.stranger.subject(situation.view.reservation.locator),
  text: orderMails.stranger.text,
  attachments: [await orderPdf(situation, true)],
})

const promise: MailMaker = async (situation) => ({
  ...answering(situation, orderMails.promise),
  from: contactOf(situation),
})

/** Marked as RFC 3834 asks, and as Exchange does besides. */
const autoReply: MailMaker = async (situation) => {
  const answer = answering(situation, orderMails.autoReply.text)
  return {
    ...answer,
    from: contactOf(situation),
    subject: orderMails.autoReply.subject(answer.subject.replace(/^RE: /u, '')),
    text: orderMails.autoReply.text,
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
  }
}

/** A forged mail is as the honest one, but for what the mail server says of its sender. */
const MAKERS: Readonly<Record<OrderKind, MailMaker>> = {
  reply,
  forged: reply,
  no_code: withoutCode,
  stranger: fromStranger,
  promise,
  auto_reply: autoReply,
}

/** A mail with which a client, or somebody who says so, answers. @throws DemoRefusal when the client has no contact. */
export const orderMail = async (kind: OrderKind, situation: OrderSituation): Promise<Uint8Array> =>
  composeMail(await MAKERS[kind](situation))

/** Somebody's own PDF, as the client's answer. @throws DemoRefusal when the client has no contact. */
export const orderMailWith = (attachment: SampleAttachment, situation: OrderSituation): Promise<Uint8Array> =>
  composeMail({
    ...answering(situation, orderMails.reply),
    from: contactOf(situation),
    attachments: [attachment],
  })
