import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import { isOfReservation } from '../../domain/outbox.js'
import type { UndoOffer } from '../../domain/reservation.js'
import type { Transaction } from '../../ports.js'
import { applyCommand } from '../apply.js'
import { reopenReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { answerTo, refusal } from './answers.js'
import { audit, standOf } from './audit.js'
import { whoWasQuicker } from './who-was-quicker.js'

/** Only what still lies untouched in the outbox can be taken out of it. */
const waitingMails = (tx: Transaction, mailIds: readonly string[]) =>
  mailIds.flatMap((id) => {
    const mail = tx.outboxMail(id)
    const waits = mail?.status === 'queued' || mail?.status === 'held'
    return waits && isOfReservation(mail) ? [mail] : []
  })

/** The question that the decision answered is open again. */
const askAgain = (tx: Transaction, reviewId: string, at: string): void => {
  const item = tx.review(reviewId)
  if (item?.resolution) reopenReview(tx, item, at)
}

const scopeOf = (locator: string, offer: UndoOffer | null) => ({
  reservations: [locator],
  outbox: offer?.mailIds ?? [],
  reviews: offer?.reviewId ? [offer.reviewId] : [],
})

/** Takes the last decision about a reservation back: its state, its mails and its answer to a question. */
export const undo = async (
  command: Extract<StaffCommand, { type: 'undo' }>,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const locator = command.locator.trim().toUpperCase()
  const at = world.clock.now()
  const offer = (await world.store.reservation(locator))?.undo ?? null
  return world.store.transact(scopeOf(locator, offer), (tx) => {
    const known = tx.reservation(locator)
    // Another decision was made in between: this press meant the one before it.
    if (known?.undo && known.undo.until !== offer?.until) return refusal('too_late_to_undo', { locator })
    const context = { at, actor: actor.name, settings: world.settings }
    const asked = { type: 'undo', waiting: waitingMails(tx, offer?.mailIds ?? []) } as const
    const decision = applyCommand(tx, locator, asked, context)
    if (!decision.ok) return answerTo(decision, locator, null, whoWasQuicker(known, decision.code))
    if (offer?.reviewId) askAgain(tx, offer.reviewId, at)
    const stand = { before: standOf(known), after: standOf(tx.reservation(locator)) }
    audit(tx, actor, { at, locator, action: command.type, detail: offer?.action ?? null, ...stand })
    return answerTo(decision, locator)
  })
}
