import type { Engine, Locator } from '../../../src/contract.js'
import type { Instant } from '../../../src/domain/time.js'
import { DemoRefusal } from '../demo-refusal.js'
import { composeMail } from '../mail/compose.js'
import { stampAsExchange } from '../mail/exchange-stamp.js'
import type { ExchangeVerdict } from '../mail/exchange-stamp.js'
import type { Mailroom } from '../mail/mailroom.js'
import type { ClientMail } from '../mail/outbox.js'
import type { DroppedFile } from '../page-server/backend.js'
import { demoTexts } from '../texts/es.js'
import { droppedConfirmation } from '../texts/mails.js'
import { CONFIRMATION_SENDER, createConfirmations } from './confirmations.js'
import type { ConfirmationKind } from './confirmations.js'
import { orderMail, orderMailWith } from './orders.js'
import type { OrderKind, OrderSituation } from './orders.js'

/** Everybody who writes to the office in the demo. */
export interface Story {
  /** Gives the locator that the confirmation is about. */
  sendConfirmation(kind: ConfirmationKind): Promise<Locator>
  /** @throws DemoRefusal when there is no such reservation, or its client has no contact. */
  sendOrder(kind: OrderKind, locator: Locator): Promise<void>
  /** @throws DemoRefusal for what is neither a PDF nor an .eml. */
  sendFile(file: DroppedFile): Promise<void>
}

interface StoryWorld {
  readonly mailroom: Mailroom
  readonly engine: Pick<Engine, 'findReservation'>
  readonly now: () => Instant
}

const mailAbout = (locator: Locator, mails: readonly ClientMail[]): ClientMail | null =>
  mails.findLast(({ subject, text }) => subject.includes(locator) || text.includes(locator)) ?? null

const isMail = ({ filename }: DroppedFile): boolean => /\.eml$/iu.test(filename)

const isPdf = ({ filename, content }: DroppedFile): boolean =>
  /\.pdf$/iu.test(filename) || Buffer.from(content.subarray(0, 5)).toString('latin1') === '%PDF-'

export const createStory = ({ mailroom, engine, now }: StoryWorld): Story => {
  const to = mailroom.account.user
  const confirmations = createConfirmations(to)
  let orders = 0

  const deliver = (source: Uint8Array, verdict: ExchangeVerdict = 'pass'): void =>
    mailroom.deliver(stampAsExchange(source, verdict))

  const situationOf = async (locator: Locator): Promise<OrderSituation> => {
    const view = locator === '' ? null : await engine.findReservation(locator)
    if (!view) throw new DemoRefusal(demoTexts.noReservation)
    return { view, lastMail: mailAbout(locator, mailroom.clientMails()), to, now: now(), count: orders++ }
  }

  const confirmationWith = ({ filename, content }: DroppedFile): Promise<Uint8Array> =>
    composeMail({
      ...droppedConfirmation(filename),
      from: CONFIRMATION_SENDER,
      to,
      date: now(),
      attachments: [{ filename, content }],
    })

  return {
    sendConfirmation: async (kind) => {
      const { locator, source } = await confirmations.next(kind, now())
      deliver(source)
      return locator
    },
    sendOrder: async (kind, locator) =>
      deliver(await orderMail(kind, await situationOf(locator)), kind === 'forged' ? 'fail' : 'pass'),
    sendFile: async (file) => {
      if (isMail(file)) return deliver(file.content)
      if (!isPdf(file)) throw new DemoRefusal(demoTexts.wrongFile)
      if (file.as === 'confirmation') return deliver(await confirmationWith(file))
      return deliver(await orderMailWith(file, await situationOf(file.locator)))
    },
  }
}
