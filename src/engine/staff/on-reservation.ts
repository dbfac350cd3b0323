import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Locator } from '../../domain/booking.js'
import type { ReservationCommand } from '../../domain/commands.js'
import { applyCommand } from '../apply.js'
import type { EngineWorld } from '../world.js'
import { answerTo } from './answers.js'

type OnReservation = Extract<StaffCommand, { type: 'resend' | 'close' | 'mark_received' }>

const commandOf = (command: OnReservation): ReservationCommand => {
  switch (command.type) {
    case 'resend':
      return { type: 'resend' }
    case 'close':
      return { type: 'close', reason: command.reason, note: command.note }
    case 'mark_received':
      return { type: 'mark_received', ocNumber: command.ocNumber?.trim() || null }
  }
}

const detailOf = (command: OnReservation): string | null => {
  if (command.type === 'close') return [command.reason, command.note].filter(Boolean).join(': ')
  return command.type === 'mark_received' ? command.ocNumber : null
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
    const decision = applyCommand(tx, locator, commandOf(command), context)
    if (decision.ok)
      tx.audit({ at, locator, actor: actor.id, action: command.type, detail: detailOf(command) })
    return answerTo(decision, locator)
  })
}
