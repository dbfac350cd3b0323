import type { Booking } from '../../domain/booking.js'
import type { ReservationCommand } from '../../domain/commands.js'

export type RegisterConfirmation = Extract<ReservationCommand, { type: 'register_confirmation' }>

/** How much is said: every text and figure that is there. */
const saidIn = (value: unknown): number => {
  if (value === null || value === undefined || value === '') return 0
  if (typeof value !== 'object') return 1
  return Object.values(value).reduce<number>((sum, part) => sum + saidIn(part), 0)
}

/**
 * Above zero where `b` holds rather than `a`. Issue dates decide where both print one; else a cancellation comes after
 * what it cancels; else the one that says more; else the one attached later.
 */
const compareCopies = (a: Booking, b: Booking): number => {
  if (a.issuedOn && b.issuedOn && a.issuedOn !== b.issuedOn) return a.issuedOn < b.issuedOn ? 1 : -1
  if (a.cancelled !== b.cancelled) return b.cancelled ? 1 : -1
  return saidIn(b) < saidIn(a) ? -1 : 1
}

const merged = (held: RegisterConfirmation, next: RegisterConfirmation): RegisterConfirmation => {
  const newer = compareCopies(held.booking, next.booking) > 0
  const [winner, loser] = newer ? [next, held] : [held, next]
  const ids = new Set(winner.files.map(({ id }) => id))
  return { ...winner, files: [...loser.files.filter(({ id }) => !ids.has(id)), ...winner.files] }
}

/** A mail may bring one booking in several documents: it is registered, and told, once. All of them are kept. */
export const oneForEachBooking = (
  commands: readonly RegisterConfirmation[],
): readonly RegisterConfirmation[] => {
  const byLocator = new Map<string, RegisterConfirmation>()
  for (const command of commands) {
    const { locator } = command.booking
    const held = byLocator.get(locator)
    byLocator.set(locator, held ? merged(held, command) : command)
  }
  return [...byLocator.values()]
}
