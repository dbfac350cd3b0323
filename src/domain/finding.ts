/** What is looked at when the service examines itself; each can be asked for alone. */
export const CHECK_AREAS = [
  'config',
  'clock',
  'data',
  'token',
  'imap',
  'smtp',
  'round_trip',
  'dns',
  'bot',
  'clients',
  'senders',
] as const

export type CheckArea = (typeof CHECK_AREAS)[number]

/** `skipped`: could not be looked at, because something before it failed or nobody asked for it. */
export type FindingLevel = 'ok' | 'warning' | 'failure' | 'skipped'

/** What one look at one thing has shown. Worded in Spanish at the edge. */
export interface Finding {
  readonly area: CheckArea
  /** English, stable, dotted: `imap.login`, `dns.spf`. Area, check and subject together name one thing over time. */
  readonly check: string
  /** Which account, host or domain it is about; null where there is but one. */
  readonly subject: string | null
  readonly level: FindingLevel
  /** Why it is no `ok`: a code of the table of faults (`smtp_auth_off_in_tenant`), or one of this check. Null when well. */
  readonly code: string | null
  /** What was seen, by name. Raw text from outside: escape before showing. */
  readonly facts: Readonly<Record<string, string>>
  /** What the other side said, whole, where it said anything; never a secret. */
  readonly answer: string | null
}

const WORST: readonly FindingLevel[] = ['failure', 'warning', 'skipped', 'ok']

/** The worst of them; `ok` when there are none. */
export const worstLevel = (findings: readonly Finding[]): FindingLevel =>
  WORST.find((level) => findings.some((finding) => finding.level === level)) ?? 'ok'
