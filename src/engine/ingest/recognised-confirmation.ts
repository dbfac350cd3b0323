import type { Recognition } from '../../domain/document.js'
import { toUnits } from '../../domain/money.js'
import type { BookingDraft } from '../../reading/confirmation.js'

/** What a scanned confirmation seems to say: shown to a person, never acted on. */
export interface RecognisedConfirmation extends Recognition {
  readonly outcome: 'recognised'
  readonly suggested: BookingDraft
}

const earliest = (days: readonly (string | null)[]): string =>
  days.filter((day) => day !== null).toSorted()[0] ?? ''

const latest = (days: readonly (string | null)[]): string =>
  days
    .filter((day) => day !== null)
    .toSorted()
    .at(-1) ?? ''

/** Facts for the card; days are ISO days, the amount has its currency before it. */
export const suggestedFacts = ({ suggested, confidence }: RecognisedConfirmation): Record<string, string> => {
  const { locator, bookingId, agency, total, stays } = suggested
  return {
    confidence: `${confidence} %`,
    suggestedLocator: locator ?? '',
    suggestedBookingId: bookingId ?? '',
    suggestedAgency: agency ?? '',
    suggestedTotal: total ? `${total.currency} ${toUnits(total)}` : '',
    suggestedCheckIn: earliest(stays.map(({ checkIn }) => checkIn)),
    suggestedCheckOut: latest(stays.map(({ checkOut }) => checkOut)),
  }
}
