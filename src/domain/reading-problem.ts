/** What is wrong, or odd, with a confirmation that was read. */
export type ReadingProblemCode =
  | 'not_a_confirmation'
  /** `detail` names the fields that are missing, as in `MissingField`, parted by a comma and a space. */
  | 'incomplete'
  /** One document for several bookings; `detail` names their locators, parted by a comma and a space. */
  | 'several_locators'
  /** `detail` is the amount as printed. */
  | 'ambiguous_amount'
  /** `detail` is what was printed, a slash, what was counted; so for all mismatches. */
  | 'nights_mismatch'
  | 'rooms_mismatch'
  /** The room's number and a colon stand before it. */
  | 'guests_mismatch'
  | 'total_mismatch'
  /** `detail` is the deadline, a slash, the first check-in; ISO days. */
  | 'deadline_after_checkin'

export type MissingField =
  'locator' | 'agency' | 'bookingStatus' | 'stays' | 'hotel' | 'checkIn' | 'checkOut' | 'total'

/** An error: a person must look before anything is done. A warning: the booking stands, something in it is odd. */
export interface ReadingProblem {
  readonly code: ReadingProblemCode
  readonly severity: 'error' | 'warning'
  readonly detail?: string
}
