import type { Locator } from '../domain/booking.js'
import type { Client } from '../domain/client.js'
import { clientIdOf, nearestClients } from '../domain/client-name.js'
import type { ReservationCommand } from '../domain/commands.js'
import { decide } from '../domain/decide/index.js'
import type { Decision } from '../domain/decision.js'
import type { ReservationEvent, StaffQuestion } from '../domain/events.js'
import type { EventStamp } from '../domain/story.js'
import { evolve } from '../domain/evolve.js'
import { nextDue } from '../domain/reminder-policy.js'
import type { Reservation } from '../domain/reservation.js'
import type { Transaction } from '../ports.js'
import { tellingOf } from './announcements.js'
import { messageIdMaker } from './message-ids.js'
import { openReview } from './reviews.js'
import type { EngineSettings } from './settings.js'

/** What applying a command needs besides the transaction. `actor` is null for what the system does by itself. */
export interface ApplyContext extends EventStamp {
  readonly settings: EngineSettings
}

/** One that is no longer served is asked about like one that nobody knows. */
const activeClient = (tx: Transaction, agency: string): Client | null => {
  const client = tx.client(clientIdOf(agency))
  return client?.active === false ? null : client
}

const clientOf = (tx: Transaction, known: Reservation | null, command: ReservationCommand): Client | null => {
  if (command.type === 'settle_client') return command.client
  if (command.type === 'register_confirmation') return activeClient(tx, command.booking.agency)
  return known?.clientId ? tx.client(known.clientId) : null
}

/** A near miss is proposed to staff, never assumed. */
const withNearClients = (tx: Transaction, question: StaffQuestion): StaffQuestion => {
  if (question.kind !== 'unknown_client') return question
  const agency = question.facts['agency'] ?? ''
  const own = tx.client(clientIdOf(agency))
  const near = nearestClients(agency, tx.clients()).filter(({ client }) => client !== own)
  const named = near.map(({ client }) => [client.name, ...client.contacts].join(' · '))
  const inactive = own ? { inactive: own.name } : {}
  return { ...question, facts: { ...question.facts, ...inactive, near: named.join('; ') } }
}

const putEffects = (tx: Transaction, event: ReservationEvent, locator: Locator, stamp: EventStamp): void => {
  if (event.type === 'MailQueued') tx.putOutboxMail(event.mail)
  if (event.type === 'MailLeft' || event.type === 'MailDropped') tx.removeOutboxMail(event.mail.id)
  if (event.type === 'StaffAsked')
    openReview(tx, { ...withNearClients(tx, event.question), locator }, stamp.at)
}

const announce = (tx: Transaction, event: ReservationEvent, locator: Locator, stamp: EventStamp): void => {
  const telling = tellingOf(event)
  if (!telling) return
  const facts = stamp.actor ? { ...telling.facts, actor: stamp.actor } : telling.facts
  tx.announce({ at: stamp.at, event: telling.event, locator, reviewId: null, facts })
}

/** The card of a new reservation shows that it is held; saying so once more would be a second message for one thing. */
const isSaidAlready = (event: ReservationEvent, events: readonly ReservationEvent[]): boolean =>
  event.type === 'ChaseHeld' && events.some((other) => other.type === 'ReservationConfirmed')

type Planning = Pick<EngineSettings, 'policy'>

const replanned = (tx: Transaction, reservation: Reservation, settings: Planning): Reservation => {
  const client = reservation.clientId ? tx.client(reservation.clientId) : null
  return { ...reservation, due: nextDue(reservation, client, settings.policy) }
}

/** Evolves by what was decided, and puts down what follows. */
export const putEvents = (
  tx: Transaction,
  known: Reservation | null,
  events: readonly ReservationEvent[],
  context: EventStamp & { readonly settings: Planning },
): void => {
  const after = events.reduce<Reservation | null>((state, event) => evolve(state, event, context), known)
  if (!after || after === known) return
  tx.putReservation(replanned(tx, after, context.settings))
  for (const event of events) {
    putEffects(tx, event, after.locator, context)
    if (!isSaidAlready(event, events)) announce(tx, event, after.locator, context)
  }
}

/** Loads, decides, evolves and puts down what follows: the new state, mails to send, things to tell and to ask. */
export const applyCommand = (
  tx: Transaction,
  locator: Locator,
  command: ReservationCommand,
  context: ApplyContext,
): Decision => {
  const known = tx.reservation(locator)
  const decision = decide(known, command, {
    now: context.at,
    actor: context.actor,
    policy: context.settings.policy,
    client: clientOf(tx, known, command),
    messageIdOf: messageIdMaker(context.settings.messageIds),
  })
  if (decision.ok) putEvents(tx, known, decision.events, context)
  return decision
}

/** Works the next step out anew after a change of the client or of the policy. */
export const replan = (tx: Transaction, locator: Locator, settings: Planning): void => {
  const known = tx.reservation(locator)
  if (!known) return
  const planned = replanned(tx, known, settings)
  if (JSON.stringify(planned.due) !== JSON.stringify(known.due)) tx.putReservation(planned)
}
