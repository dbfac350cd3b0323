import type { Client } from '../../src/domain/client.js'
import type { ReservationCommand } from '../../src/domain/commands.js'
import { decide } from '../../src/domain/decide/index.js'
import type { Decision } from '../../src/domain/decision.js'
import type { EventType, ReservationEvent } from '../../src/domain/events.js'
import { evolve } from '../../src/domain/evolve.js'
import type { OutboxMail } from '../../src/domain/outbox.js'
import { nextDue } from '../../src/domain/reminder-policy.js'
import type { ChasePolicy } from '../../src/domain/reminder-policy.js'
import type { Reservation } from '../../src/domain/reservation.js'
import type { Instant } from '../../src/domain/time.js'
import { aBooking, aClient, orderAt, policyOf, santiago } from './samples.js'

/** A reservation's story as the rules tell it: commands in, events out, with no engine around them. */
export class ChaseStory {
  reservation: Reservation | null = null
  events: ReservationEvent[] = []
  decision: Decision = { ok: true, events: [] }
  readonly outbox: OutboxMail[] = []
  private readonly done = new Set<string>()

  constructor(
    public now: Instant = santiago('2026-11-23 11:00'),
    public client: Client | null = aClient(),
    readonly policy: ChasePolicy = policyOf(),
  ) {}

  at(text: string): this {
    this.now = santiago(text)
    return this
  }

  does(command: ReservationCommand, actor: string | null = null): this {
    const { now, policy, client } = this
    this.decision = decide(this.reservation, command, {
      now,
      actor,
      policy,
      client,
      messageIdOf: (id) => `<${id}@test>`,
    })
    if (!this.decision.ok) return this
    for (const event of this.decision.events) this.happens(event, actor)
    return this
  }

  private happens(event: ReservationEvent, actor: string | null): void {
    this.events.push(event)
    if (event.type === 'MailQueued') this.outbox.push(event.mail)
    if (event.type === 'MailLeft' || event.type === 'MailDropped') this.done.add(event.mail.id)
    const evolved = evolve(this.reservation, event, { at: this.now, actor })
    this.reservation = { ...evolved, due: nextDue(evolved, this.client, this.policy) }
  }

  confirmed(changes: Parameters<typeof aBooking>[0] = {}): this {
    const order = orderAt(this.now)
    const booking = aBooking(changes)
    return this.does({ type: 'register_confirmation', booking, order, files: [], warnings: [] })
  }

  /** The clock comes by. */
  ticks(): this {
    return this.does({ type: 'advance' })
  }

  /** The last mail that was queued leaves. */
  leaves(recipient = 'compras@empresa.example'): this {
    const mail = this.lastMail()
    const sent = {
      messageIds: [mail.messageId],
      recipients: [recipient],
      refusedRecipients: [],
    }
    return this.does({ type: 'note_mail_left', mail, ...sent })
  }

  /** Confirmed, asked and waiting for the OC. */
  requested(changes: Parameters<typeof aBooking>[0] = {}): this {
    return this.confirmed(changes).ticks().leaves()
  }

  lastMail(): OutboxMail {
    const mail = this.outbox.at(-1)
    if (!mail) throw new Error('no mail has been queued in this story')
    return mail
  }

  /** Queued, and neither left nor dropped. */
  get waiting(): readonly OutboxMail[] {
    return this.outbox.filter(({ id }) => !this.done.has(id))
  }

  get state(): string | undefined {
    return this.reservation?.state
  }

  get due(): Reservation['due'] {
    return this.reservation?.due ?? null
  }

  /** Types of the events of the last command. */
  get outcome(): EventType[] | string {
    return this.decision.ok ? this.decision.events.map(({ type }) => type) : this.decision.code
  }
}
