import { plainAmount } from '../../domain/money.js'
import type { ConfirmationReading } from '../../reading/confirmation.js'

type Problem = Extract<ConfirmationReading, { outcome: 'problem' }>

/** What could be read of a confirmation that cannot be acted on, so that a person knows which booking it is. */
export const readFacts = ({ draft, problems }: Problem): Record<string, string> => {
  // Of several bookings the problem names the locators; nobody knows which of them the rest belongs to.
  if (problems.some(({ code }) => code === 'several_locators')) return {}
  const hotels = draft.stays.flatMap(({ hotel }) => hotel.name ?? [])
  return {
    agency: draft.agency ?? '',
    locators: draft.locator ?? '',
    hotel: hotels.join(', '),
    total: draft.total ? plainAmount(draft.total) : '',
  }
}
