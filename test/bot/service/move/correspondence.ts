import type { SampleMail } from '../../../../bot/demo/mail/compose.js'
import { makeConfirmationPdf } from '../../../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../../../bot/demo/samples/purchase-order-pdf.js'
import type { Instant } from '../../../../src/domain/time.js'
import { addMs, HOUR_MS } from '../../../../src/domain/time.js'
import { sampleBooking } from '../../../story/sample-booking.js'
import type { Address } from './addresses.js'
import { CONFIRMER, NEW, OLD } from './addresses.js'
import type { Case } from './cases.js'
import { patienceOf } from './cases.js'
import type { LeftMail, MovingOffice } from './moving-office.js'

type Letter = Omit<SampleMail, 'date'>

const pesos = (total: number): string => `CLP ${total.toLocaleString('es-CL', { useGrouping: 'always' })},00`

const confirmationOf = async ({ locator, bookingId, total, client, comesTo }: Case): Promise<Letter> => {
  const [stay] = sampleBooking({}).stays
  const booking = sampleBooking({
    locator,
    bookingId,
    agency: client.name,
    providerLocator: bookingId.slice(2),
    stays: stay ? [{ ...stay, total: pesos(total) }] : [],
  })
  return {
    from: `Reservas <${CONFIRMER}>`,
    to: comesTo.join(', '),
    subject: `Confirmación de reserva ${locator}`,
    text: 'Se adjunta la confirmación.',
    attachments: [{ filename: 'confirmacion.pdf', content: await makeConfirmationPdf(booking) }],
  }
}

const orderOf = async (one: Case, ours: readonly LeftMail[]): Promise<Letter> => {
  const { locator, ocNumber, total, client, answersTo } = one
  const answered = one.answers === 'none' ? null : ours.at(one.answers === 'last' ? -1 : 0)
  return {
    from: client.contacts[0] ?? '',
    to: answersTo.join(', '),
    subject: answered ? `RE: ${answered.subject}` : `Orden de Compra - Reserva ${locator}`,
    text: 'Estimados, adjuntamos la orden de compra.',
    ...(answered && { inReplyTo: answered.messageId, references: [answered.messageId] }),
    attachments: [
      {
        filename: `OC ${ocNumber}.pdf`,
        content: await makePurchaseOrderPdf({ ocNumber, locator, agency: client.name, total }),
      },
    ],
  }
}

/** What the world outside does while the office moves: confirmations come when they come, and each client answers in its own time. */
export class Correspondence {
  readonly answeredAt = new Map<string, Instant>()
  private readonly confirmed = new Set<string>()

  constructor(
    private readonly office: MovingOffice,
    private readonly cases: readonly Case[],
  ) {}

  /** Hour by hour and confirmation by confirmation, for nobody knows when a mail of ours is answered before it has left. */
  async until(end: Instant): Promise<void> {
    for (let now = this.office.clock.now(); now < end; now = this.office.clock.now()) {
      const stops = [end, addMs(now, HOUR_MS), ...this.cases.map(({ comesAt }) => comesAt)]
      await this.office.until(stops.filter((at) => at > now).toSorted()[0] ?? end)
      await this.bringWhatIsDue()
    }
  }

  private async bringWhatIsDue(): Promise<void> {
    const now = this.office.clock.now()
    const confirmed = this.cases.filter(
      ({ locator, comesAt }) => comesAt <= now && !this.confirmed.has(locator),
    )
    const answered = this.cases.filter((one) => this.isAnsweredBy(one, now))
    for (const one of confirmed) {
      this.confirmed.add(one.locator)
      await this.bring('confirmation', one, await confirmationOf(one), one.comesTo)
    }
    for (const one of answered) {
      this.answeredAt.set(one.locator, now)
      await this.bring('order', one, await orderOf(one, this.ours(one)), one.answersTo)
    }
    if (confirmed.length + answered.length > 0 && this.office.isRunning) await this.office.quiet()
  }

  private async bring(
    kind: Case['stopBetweenCopies'],
    one: Case,
    letter: Letter,
    mailboxes: readonly Address[],
  ): Promise<void> {
    if (one.stopBetweenCopies !== kind) return this.office.comes(letter, ...mailboxes)
    await this.office.comesWhile(letter, [OLD, NEW], async () => {
      await this.office.quiet()
      await this.office.stop()
    })
    await this.office.start()
  }

  private ours({ locator }: Case): readonly LeftMail[] {
    return this.office.left.filter((mail) => mail.locator === locator)
  }

  private isAnsweredBy(one: Case, now: Instant): boolean {
    if (this.answeredAt.has(one.locator)) return false
    const { after, hours } = patienceOf(one.patience)
    const awaited = this.ours(one).find(({ kind }) => kind === after)
    return awaited !== undefined && addMs(awaited.at, hours * HOUR_MS) <= now
  }
}
