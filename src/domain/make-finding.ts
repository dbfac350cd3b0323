import type { CheckArea, Finding } from './finding.js'

/** What a look at one thing may add to its name. */
export type Seen = Partial<Pick<Finding, 'subject' | 'facts' | 'answer'>>

export const findingOf = (
  area: CheckArea,
  check: string,
  level: Finding['level'],
  code: string | null,
  seen: Seen,
): Finding => ({ area, check, level, code, subject: null, facts: {}, answer: null, ...seen })

export const well = (area: CheckArea, check: string, seen: Seen = {}): Finding =>
  findingOf(area, check, 'ok', null, seen)

export const failing = (area: CheckArea, check: string, code: string, seen: Seen = {}): Finding =>
  findingOf(area, check, 'failure', code, seen)

export const doubtful = (area: CheckArea, check: string, code: string, seen: Seen = {}): Finding =>
  findingOf(area, check, 'warning', code, seen)

export const skipped = (area: CheckArea, check: string, seen: Seen = {}): Finding =>
  findingOf(area, check, 'skipped', null, seen)
