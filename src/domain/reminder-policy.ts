import type { Client, Delay } from './client.js'
import type { OfficeCalendar } from './business-days.js'
import { oneBusinessDayAfter, rollToOffice } from './business-days.js'
import type { DueAction, Reservation, Step } from './reservation.js'
import { isBeingTold, isOpen, STEPS } from './reservation.js'
import type { Instant } from './time.js'
import { addMs, DAY_MS, latest } from './time.js'
import { addCalendarDays } from './zoned-time.js'

/** How an office chases: its calendar, and the delays after day 0 that a client without its own gets. */
export interface ChasePolicy {
  readonly office: OfficeCalendar
  readonly reminderAfter: Delay
  readonly ultimatumAfter: Delay
  readonly expiryAfter: Delay
  /** Holds a request that would leave at night until the office opens. */
  readonly requestOfficeHoursOnly: boolean
}

const AT_ONCE: Delay = { unit: 'ms', ms: 0 }

/** The delay after day 0 that holds for this client. */
export const delayOf = (step: Step, client: Client | null, policy: ChasePolicy): Delay => {
  switch (step) {
    case 'request':
      return AT_ONCE
    case 'reminder':
      return client?.reminderAfter ?? policy.reminderAfter
    case 'ultimatum':
      return client?.ultimatumAfter ?? policy.ultimatumAfter
  }
}

export const delayMs = (delay: Delay): number => (delay.unit === 'days' ? delay.days * DAY_MS : delay.ms)

/**
 * Its delay after day 0, but never sooner than its own gap after the step before it really left, nor than a business day
 * after staff took the chase up again.
 */
const afterPrevious = (
  { dayZero, restartedAt }: Reservation,
  left: Instant,
  delay: Delay,
  previous: Delay,
  policy: ChasePolicy,
) => {
  const gapMs = Math.max(0, delayMs(delay) - delayMs(previous))
  const stirred = latest(left, restartedAt ?? left)
  if (delay.unit === 'ms') return latest(addMs(dayZero, delay.ms), addMs(stirred, gapMs))
  const { office } = policy
  const byDayZero = addCalendarDays(dayZero, delay.days, office.zone)
  const byGap = addCalendarDays(left, Math.ceil(gapMs / DAY_MS), office.zone)
  return rollToOffice(latest(byDayZero, byGap, oneBusinessDayAfter(stirred, office)), office)
}

/** At once; a client that has just been told what is wrong with its OC gets a business day before it is asked again. */
const requestDueAt = ({ registeredAt, rejected }: Reservation, policy: ChasePolicy): Instant => {
  const { office, requestOfficeHoursOnly } = policy
  const told = rejected?.told?.sentAt
  const from = told ? latest(registeredAt, oneBusinessDayAfter(told, office)) : registeredAt
  return requestOfficeHoursOnly ? rollToOffice(from, office) : from
}

const stepDueAt = (
  step: Step,
  reservation: Reservation,
  client: Client | null,
  policy: ChasePolicy,
): Instant => {
  const before = STEPS[STEPS.indexOf(step) - 1]
  const left = before && reservation.steps[before]?.sentAt
  if (!before || !left) return requestDueAt(reservation, policy)
  return afterPrevious(
    reservation,
    left,
    delayOf(step, client, policy),
    delayOf(before, client, policy),
    policy,
  )
}

/**
 * Expiry counts from day 0 as well, or from when staff took the chase up again. It is never sooner than its gap after
 * the ultimatum allows a business day to answer, nor on the day a late confirmation is registered or a rest is over.
 */
export const expiryAt = (reservation: Reservation, policy: ChasePolicy): Instant => {
  const { dayZero, registeredAt, restedUntil, steps } = reservation
  const from = latest(dayZero, reservation.restartedAt ?? dayZero)
  const lastSent = steps.ultimatum?.sentAt ?? steps.reminder?.sentAt ?? steps.request?.sentAt ?? registeredAt
  const lastStirred = latest(lastSent, restedUntil ?? lastSent)
  const { expiryAfter, office } = policy
  if (expiryAfter.unit === 'ms') return latest(addMs(from, expiryAfter.ms), lastStirred)
  const byDays = addCalendarDays(from, expiryAfter.days, office.zone)
  return rollToOffice(latest(byDays, oneBusinessDayAfter(lastStirred, office)), office)
}

const keepsOfficeHours = (step: Step, client: Client | null, policy: ChasePolicy): boolean =>
  step === 'request' ? policy.requestOfficeHoursOnly : delayOf(step, client, policy).unit === 'days'

/** When a step that is ready leaves: what waited beyond the office's hours waits for their next opening. */
export const leavesAt = (step: Step, client: Client | null, policy: ChasePolicy, now: Instant): Instant =>
  keepsOfficeHours(step, client, policy) ? rollToOffice(now, policy.office) : now

const nextStep = (reservation: Reservation): Step | null =>
  STEPS.find((step) => !reservation.steps[step]) ?? null

const isMailWaiting = (reservation: Reservation): boolean =>
  isBeingTold(reservation) || STEPS.some((step) => reservation.steps[step] && !reservation.steps[step].sentAt)

/**
 * The next thing the clock does to a reservation, null when it waits for a mail to leave or for nothing at all.
 * After downtime only the one step that is due now comes up: the one after it counts from when this one leaves.
 */
export const nextDue = (
  reservation: Reservation,
  client: Client | null,
  policy: ChasePolicy,
): DueAction | null => {
  if (!isOpen(reservation)) return null
  if (reservation.hold?.until) return { action: 'hold_end', at: reservation.hold.until }
  if (reservation.hold) return { action: 'expiry', at: expiryAt(reservation, policy) }
  if (isMailWaiting(reservation)) return null
  const step = nextStep(reservation)
  if (step) return { action: step, at: stepDueAt(step, reservation, client, policy) }
  return { action: 'expiry', at: expiryAt(reservation, policy) }
}
