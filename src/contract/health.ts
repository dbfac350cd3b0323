import type { Finding } from '../domain/finding.js'
import type { WantedJunk } from '../domain/junk.js'
import type { Instant } from '../domain/time.js'

/** Something that is not well. `since`: when it was first seen broken; null for what only deserves a look. */
export interface Unwell {
  readonly finding: Finding
  readonly since: Instant | null
}

/** What the last look at everything has shown. */
export interface HealthView {
  readonly checkedAt: Instant
  /** How many things were looked at and found well. */
  readonly well: number
  /** Failures first. */
  readonly unwell: readonly Unwell[]
  /** Whether a look is under way: what it finds is not in here yet. */
  readonly looking: boolean
}

/** Facts of `HealthBroken` and `HealthMended`, each a JSON text under `troubles`. */
export type BrokenFact = readonly { readonly finding: Finding; readonly since: Instant }[]
export type MendedFact = readonly {
  readonly finding: Finding
  readonly since: Instant
  readonly until: Instant
}[]

/** The fact `mails` of `MailInJunk`, as JSON text. */
export type JunkFact = readonly WantedJunk[]
