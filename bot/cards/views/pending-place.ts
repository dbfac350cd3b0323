import type { Locator, PendingFilter } from '../../../src/contract.js'
import { LONGEST } from '../limits.js'
import { countOf } from '../count-of.js'
import type { ButtonData, Verb } from '../verbs.js'

/** Which page of which open reservations a list shows. It travels in the data of the list's buttons. */
export interface PendingPlace {
  readonly filter: PendingFilter
  readonly after: string | null
  /** Rows of the pages before. */
  readonly skipped: number
}

export const firstOf = (filter: PendingFilter): PendingPlace => ({ filter, after: null, skipped: 0 })

const YES = 'yes'

export const placeData = (
  verb: Verb,
  { filter, after, skipped }: PendingPlace,
  more: Readonly<Record<string, string>> = {},
): ButtonData => ({
  verb,
  text: filter.text?.slice(0, LONGEST.filter) ?? '',
  urgent: filter.urgent ? YES : '',
  inCharge: filter.assigneeId ?? '',
  after: after ?? '',
  skipped: String(skipped),
  ...more,
})

/** The same from what a press brings; what it does not bring does not narrow. */
export const placeOf = (data: Readonly<Record<string, string>>): PendingPlace => ({
  filter: {
    text: data['text'] || null,
    urgent: data['urgent'] === YES,
    assigneeId: data['inCharge'] || null,
  },
  after: data['after'] || null,
  skipped: countOf(data['skipped']),
})

const PICK = 'pick-'

/** Id of the input that ticks a reservation. */
export const pickOf = (locator: Locator): string => `${PICK}${locator}`

/** The reservations that were ticked. */
export const pickedIn = (data: Readonly<Record<string, string>>): readonly Locator[] =>
  Object.entries(data).flatMap(([id, value]) =>
    id.startsWith(PICK) && value === 'true' ? [id.slice(PICK.length)] : [],
  )
