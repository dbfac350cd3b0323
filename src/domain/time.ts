/** An instant in UTC, always as `Date.prototype.toISOString` prints it, so that text order is time order. */
export type Instant = string

/** A calendar day without zone, `YYYY-MM-DD`: the days of a stay, a day 0, a deadline. */
export type IsoDate = string

/** Time from an instant on, up to another that is no longer part of it. */
export interface Span {
  readonly from: Instant
  readonly until: Instant
}

export const isWithin = (instant: Instant, { from, until }: Span): boolean =>
  instant >= from && instant < until

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString()

export const toEpochMs = (instant: Instant): number => Date.parse(instant)

export const addMs = (instant: Instant, ms: number): Instant => toInstant(toEpochMs(instant) + ms)

/** Negative where `until` comes first. */
export const msBetween = (from: Instant, until: Instant): number => toEpochMs(until) - toEpochMs(from)

/** The latest of the instants given; at least one. */
export const latest = (first: Instant, ...others: Instant[]): Instant =>
  others.reduce((winner, instant) => (instant > winner ? instant : winner), first)
