import { domainOf } from '../known-sender.js'
import type { Reservation } from '../reservation.js'
import { isOpen } from '../reservation.js'
import type { Dependent } from './view.js'

/**
 * Before the address was noted, our Message-IDs bore its domain. What has neither (a request of the system before this one, an
 * address of the same domain) is taken for one of the old address: an answer may go there.
 */
const leftFromNew = (
  { steps, sentMessageIds }: Reservation,
  newAddress: string,
  previousAddress: string,
): boolean => {
  const from = steps.request?.from
  if (from !== undefined) return from === newAddress
  const domain = domainOf(newAddress)
  if (domain === null || domain === domainOf(previousAddress)) return false
  return sentMessageIds.some((id) => id.endsWith(`@${domain}>`))
}

/** Open reservations whose request left from the old address, the oldest request first. */
export const dependentsOf = (
  reservations: readonly Reservation[],
  newAddress: string,
  previousAddress: string,
): readonly Dependent[] =>
  reservations
    .filter((one) => isOpen(one) && !leftFromNew(one, newAddress, previousAddress))
    .flatMap(({ locator, booking, steps }) => {
      const requestedAt = steps.request?.sentAt
      return requestedAt ? [{ locator, agency: booking.agency, requestedAt }] : []
    })
    .toSorted((one, other) => one.requestedAt.localeCompare(other.requestedAt))
