import type { ReservationCommand } from '../../domain/commands.js'
import { isOlder } from '../../domain/decide/confirmation.js'
import type { JudgingWorld } from '../world.js'
import type { Verdict } from './verdict.js'

/** What a readable confirmation does to its reservation: makes or updates it, asks staff, or nothing at all. */
type Effect = 'registers' | 'asks' | 'nothing'

const effectOf = async (command: ReservationCommand, world: JudgingWorld): Promise<Effect> => {
  if (command.type !== 'register_confirmation') return 'registers'
  const known = await world.store.reservation(command.booking.locator)
  if (!known) return 'registers'
  if (isOlder(command.order, known.confirmation)) return 'nothing'
  return known.state === 'cancelled' && !command.booking.cancelled ? 'asks' : 'registers'
}

/**
 * The verdict on confirmations as it stands against what is known: its commands stay, for only the write itself sees the
 * last state, but what is said of the mail is what they will come to.
 */
export const withEffect = async (verdict: Verdict, world: JudgingWorld): Promise<Verdict> => {
  const effects = await Promise.all(verdict.commands.map(({ command }) => effectOf(command, world)))
  if (verdict.decision !== 'accept' || effects.includes('registers')) return verdict
  if (effects.includes('asks'))
    return { ...verdict, decision: 'review', reason: 'rebooked_after_cancellation' }
  if (verdict.questions.length > 0)
    return { ...verdict, decision: 'review', reason: 'unreadable_confirmation' }
  return { ...verdict, decision: 'ignore', reason: 'older_confirmation' }
}
