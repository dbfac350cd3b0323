import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Client } from '../../domain/client.js'
import { clientIdOf } from '../../domain/client-name.js'
import { isEmailAddress } from '../../domain/email-address.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Transaction } from '../../ports.js'
import type { ApplyContext } from '../apply.js'
import { applyCommand } from '../apply.js'
import { clientText } from '../client-text.js'
import { resolveReview } from '../reviews.js'
import { allOpenReviews, liveIn } from '../views/queries.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { audit } from './audit.js'
import { retryOf } from './retry-failed.js'

type SettleClient = Extract<StaffCommand, { type: 'settle_client' }>

const ANSWERED = new Set<ReviewItem['kind']>([
  'unknown_client',
  'client_without_contact',
  'bounced',
  'send_failed',
])

const merged = (
  known: Client | null,
  agency: string,
  command: SettleClient,
  contacts: readonly string[],
): Client => ({
  reminderAfter: null,
  ultimatumAfter: null,
  notes: null,
  ...known,
  id: clientIdOf(agency),
  name: known?.name ?? agency,
  requiresOc: command.requiresOc,
  contacts: contacts.length ? contacts : (known?.contacts ?? []),
  ...(known?.active === false && { active: true }),
})

/** Reservations that wait for just this answer: the client's own, and those of the same agency that nobody knew yet. */
const waitingFor = (reservation: Reservation, id: string): boolean =>
  reservation.hold !== null &&
  reservation.hold.reason !== 'postponed' &&
  reservation.hold.reason !== 'send_uncertain' &&
  (reservation.clientId ?? clientIdOf(reservation.booking.agency)) === id

/** What the answer reaches: all reservations that wait for it, and the questions about them that are open. */
interface Reach {
  readonly locators: readonly string[]
  readonly reviews: readonly ReviewItem[]
}

export const reachOf = async (clientId: string, world: EngineWorld): Promise<Reach> => {
  const open = await liveIn(['pending', 'requested'], world)
  const locators = open.filter((one) => waitingFor(one, clientId)).map(({ locator }) => locator)
  const reviews = await allOpenReviews(world)
  return {
    locators,
    reviews: reviews.filter(
      ({ kind, locator }) => ANSWERED.has(kind) && locator && locators.includes(locator),
    ),
  }
}

/** A step that could not be sent is due again by itself; thanks, say, have to be asked for once more. */
const settleQuestion = (tx: Transaction, id: string, context: ApplyContext): void => {
  const item = tx.review(id)
  if (!item || item.resolution) return
  const { at, actor } = context
  resolveReview(tx, item, { at, actor: actor ?? 'Control OC', outcome: 'client_settled' })
  if (item.kind === 'send_failed' && item.locator) applyCommand(tx, item.locator, retryOf(item), context)
}

export const settleAll = (tx: Transaction, client: Client, reach: Reach, context: ApplyContext): void => {
  for (const locator of reach.locators) applyCommand(tx, locator, { type: 'settle_client', client }, context)
  for (const { id } of reach.reviews) settleQuestion(tx, id, context)
}

const apply = (
  command: SettleClient,
  { locator, booking: { agency } }: Reservation,
  contacts: readonly string[],
  actor: Actor,
  reach: Reach,
  world: EngineWorld,
) => {
  const at = world.clock.now()
  const reservations = [...new Set([...reach.locators, locator])]
  const reviews = [...new Set([...reach.reviews.map(({ id }) => id), command.reviewId])]
  return world.store.transact({ reservations, reviews }, (tx) => {
    const item = tx.review(command.reviewId)
    if (item?.resolution) return refusal('review_already_resolved', { actor: item.resolution.actor })
    const before = tx.client(clientIdOf(agency))
    const client = merged(before, agency, command, contacts)
    tx.putClient(client)
    const own = item ? [item] : []
    const whole = { ...reach, reviews: [...reach.reviews.filter(({ id }) => id !== item?.id), ...own] }
    settleAll(tx, client, whole, { at, actor: actor.name, settings: world.settings })
    const change = { before: clientText(before), after: clientText(client) }
    audit(tx, actor, { at, locator, action: command.type, detail: client.name, ...change })
    return done(locator, command.reviewId)
  })
}

/** Staff say whether a client owes OCs and where to write; everything that waited for that goes on. */
export const settleClient = async (
  command: SettleClient,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  if (!item) return refusal('unknown_review')
  const reservation = item.locator ? await world.store.reservation(item.locator) : null
  if (!ANSWERED.has(item.kind) || !reservation) return refusal('wrong_review_kind')
  const contacts = command.contacts.map((address) => address.trim().toLowerCase()).filter(Boolean)
  const invalid = contacts.find((address) => !isEmailAddress(address))
  if (invalid) return refusal('invalid_contact', { address: invalid })
  if (command.requiresOc && !contacts.length) return refusal('no_contact')
  const reach = await reachOf(clientIdOf(reservation.booking.agency), world)
  return apply(command, reservation, contacts, actor, reach, world)
}
