import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Locator } from '../../domain/booking.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { ConfirmationOrder } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { Instant } from '../../domain/time.js'
import { applyCommand } from '../apply.js'
import { handLocator, readHandBooking } from '../hand-booking.js'
import { leavingAnswered } from '../filing/waiting.js'
import { resolveReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { answerTo, refusal } from './answers.js'
import { onOpenReview } from './on-review.js'

type RegisterByHand = Extract<StaffCommand, { type: 'register_by_hand' }>

/** The date that the mail itself bears; null where it was not kept or cannot be parsed. */
const writtenOn = async ({ fileId }: MailRecord, world: EngineWorld): Promise<Instant | null> => {
  if (!fileId || !(await world.vault.about(fileId))) return null
  try {
    return (await world.parser.parse(await world.vault.read(fileId))).date
  } catch (error) {
    world.log.warn({ fileId, err: error }, 'the date of a kept mail could not be read')
    return null
  }
}

/** Confirmations are ordered by their mails, whoever read them. */
const orderOf = async (
  item: ReviewItem,
  record: MailRecord | null,
  world: EngineWorld,
): Promise<ConfirmationOrder> => {
  const mailId = item.mailId ?? item.id
  if (!record) return { mailDate: item.openedAt, receivedAt: item.openedAt, mailId }
  const { receivedAt } = record
  return { mailDate: (await writtenOn(record, world)) ?? receivedAt, receivedAt, mailId }
}

const registeredIn = (record: MailRecord, locator: Locator, decidedAt: Instant): MailRecord => ({
  ...record,
  decidedAt,
  kind: 'confirmation',
  decision: 'accept',
  locators: [...new Set([...record.locators, locator])],
  reason: 'registered_by_hand',
})

/** A person has read what the machine could not: the booking is registered as if its confirmation had been read. */
export const registerByHand = async (
  command: RegisterByHand,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const item = await world.store.review(command.reviewId)
  if (!item) return refusal('unknown_review')
  const record = item.mailId ? await world.store.mailRecord(item.mailId) : null
  const order = await orderOf(item, record, world)
  const locator = handLocator(command.booking)
  const { notes, leave } = await leavingAnswered(record, [command.reviewId], world)
  const scope = { reservations: [locator], notes }
  return onOpenReview(command, ['unreadable_confirmation'], scope, actor, world, (tx, open) => {
    const read = readHandBooking(command.booking, tx.reservation(locator)?.booking ?? null)
    if (!read.ok) return refusal(read.code)
    const at = world.clock.now()
    const registered = { booking: read.booking, order, files: open.files, warnings: [] }
    const context = { at, actor: actor.name, settings: world.settings }
    const decision = applyCommand(tx, locator, { type: 'register_confirmation', ...registered }, context)
    if (!decision.ok) return answerTo(decision, locator, open.id)
    if (record) tx.recordMail(registeredIn(record, locator, at))
    const outcome = decision.events.length > 0 ? 'registered' : 'older_confirmation'
    resolveReview(tx, open, { at, actor: actor.name, outcome, locator })
    leave(tx)
    return answerTo(decision, locator, open.id)
  })
}
