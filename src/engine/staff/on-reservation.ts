import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Locator } from '../../domain/booking.js'
import type { ReservationCommand } from '../../domain/commands.js'
import { applyCommand } from '../apply.js'
import type { EngineWorld } from '../world.js'
import { answerTo } from './answers.js'
import { audit, standOf } from './audit.js'
import { whoWasQuicker } from './who-was-quicker.js'

type OnReservation = Extract<
  StaffCommand,
  {
    type:
      | 'resend'
      | 'close'
      | 'mark_received'
      | 'reject_purchase_order'
      | 'postpone'
      | 'reopen'
      | 'assign'
      | 'add_note'
  }
>

const commandOf = (command: OnReservation): ReservationCommand => {
  switch (command.type) {
    case 'mark_received':
      return { type: 'mark_received', ocNumber: command.ocNumber?.trim() || null }
    case 'resend':
    case 'reopen':
      return { type: command.type }
    case 'close':
    case 'reject_purchase_order':
    case 'postpone':
    case 'assign':
    case 'add_note':
      return command
  }
}

const detailOf = (command: OnReservation): string | null => {
  switch (command.type) {
    case 'close':
      return [command.reason, command.ocNumber, command.note].filter(Boolean).join(': ')
    case 'mark_received':
      return command.ocNumber?.trim() || null
    case 'reject_purchase_order':
      return command.reason?.trim() || null
    case 'postpone':
      return command.until
    case 'assign':
      return command.assignee?.name ?? null
    case 'add_note':
      return command.text.trim()
    case 'resend':
    case 'reopen':
      return null
  }
}

/** A person acts on a reservation: decided, carried out and audited in one write. */
export const onReservation = (
  command: OnReservation,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const locator: Locator = command.locator.trim().toUpperCase()
  const at = world.clock.now()
  return world.store.transact({ reservations: [locator] }, (tx) => {
    const context = { at, actor: actor.name, settings: world.settings }
    const known = tx.reservation(locator)
    const decision = applyCommand(tx, locator, commandOf(command), context)
    if (!decision.ok) return answerTo(decision, locator, null, whoWasQuicker(known, decision.code))
    const stand = { before: standOf(known), after: standOf(tx.reservation(locator)) }
    audit(tx, actor, { at, locator, action: command.type, detail: detailOf(command), ...stand })
    return answerTo(decision, locator)
  })
}
