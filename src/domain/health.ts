import type { FaultCode } from './fault-code.js'
import { FAULT_CODES } from './fault-code.js'
import type { Finding } from './finding.js'
import type { Instant } from './time.js'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, toEpochMs } from './time.js'

/** What one look at everything has shown. */
export interface Look {
  readonly at: Instant
  readonly findings: readonly Finding[]
  /** False when some checks did not answer: what is missing then is not well again, nobody knows. */
  readonly complete: boolean
}

/** One thing that is broken, or was until just now, as it is remembered from one look to the next. */
export interface Trouble {
  /** As it was seen broken last. */
  readonly finding: Finding
  readonly since: Instant
  /** Since when it is seen well again; null while it is broken. */
  readonly wellSince: Instant | null
  /** Whether the channel has been told that it is broken. */
  readonly told: boolean
}

/** All that is kept between looks, so that a restart neither repeats nor forgets. */
export interface Health {
  readonly troubles: readonly Trouble[]
  /** When the channel was told of a thing, by its name over time; only of the last day. */
  readonly tellings: Readonly<Record<string, readonly Instant[]>>
}

export interface Mended extends Pick<Trouble, 'finding' | 'since'> {
  readonly until: Instant
}

export interface HealthNews {
  readonly health: Health
  /** To be told now, once. */
  readonly broken: readonly Trouble[]
  readonly mended: readonly Mended[]
  /** When to look again because something is not certain yet or is broken; null: at the usual hour. */
  readonly lookAgainAt: Instant | null
}

export const WELL: Health = { troubles: [], tellings: {} }

/** Names one thing over time. */
export const nameOf = ({ area, check, subject }: Pick<Finding, 'area' | 'check' | 'subject'>): string =>
  [area, check, subject ?? ''].join('|')

/** A server that restarts or a line that breaks is back within this time, and nobody need hear of it. */
const PATIENCE_MS = 10 * MINUTE_MS
/** Each telling of the last day makes the next one wait so many times longer: what flaps is told less and less. */
const GROWTH = 6
const LONGEST_PATIENCE_MS = 6 * HOUR_MS

/** What passes by itself more often than not. */
const PASSING: ReadonlySet<FaultCode> = new Set([
  'imap_throttled',
  'imap_too_many_connections',
  'imap_mailbox_not_connected',
  'imap_bandwidth_exceeded',
  'imap_unavailable',
  'smtp_too_many_connections',
  'smtp_throttled',
  'smtp_service_away',
  'token_service_busy',
  'token_service_silent',
  'graph_throttled',
  'graph_unavailable',
  'host_unknown',
  'dns_away',
  'connection_refused',
  'connection_timeout',
  'connection_lost',
  'network_unreachable',
])

/** Time does not mend it: a person has to act, and the sooner the better. What nobody knows may pass. */
const isCertain = ({ code }: Finding): boolean =>
  FAULT_CODES.some((known) => known === code && !PASSING.has(known))

const tellingsOf = (health: Health, name: string, now: Instant): readonly Instant[] =>
  (health.tellings[name] ?? []).filter((at) => at > addMs(now, -DAY_MS))

const patienceMs = (finding: Finding, tellings: readonly Instant[], isBroken: boolean): number => {
  if (tellings.length === 0 && isBroken && isCertain(finding)) return 0
  // Its own "broken" is no flapping yet.
  const turns = isBroken ? tellings.length : tellings.length - 1
  return Math.min(LONGEST_PATIENCE_MS, PATIENCE_MS * GROWTH ** Math.max(0, turns))
}

const lasted = (since: Instant, now: Instant, ms: number): boolean => toEpochMs(now) - toEpochMs(since) >= ms

const seenBroken = (known: Trouble | undefined, finding: Finding, at: Instant): Trouble => ({
  finding,
  since: known?.since ?? at,
  wellSince: null,
  told: known?.told ?? false,
})

const seenWell = (trouble: Trouble, at: Instant): Trouble => ({
  ...trouble,
  wellSince: trouble.wellSince ?? at,
})

/** Null: it was a blip that nobody has heard of. */
const afterLook = (
  name: string,
  known: Trouble | undefined,
  seen: ReadonlyMap<string, Finding>,
  look: Look,
): Trouble | null => {
  const finding = seen.get(name)
  if (finding?.level === 'failure') return seenBroken(known, finding, look.at)
  if (!known) return null
  const isUnknown = finding ? finding.level === 'skipped' : !look.complete
  if (isUnknown) return known
  return known.told ? seenWell(known, look.at) : null
}

interface Judged {
  readonly name: string
  readonly trouble: Trouble
  readonly news: 'broken' | 'mended' | null
}

const judge = (name: string, trouble: Trouble, health: Health, now: Instant): Judged => {
  const tellings = tellingsOf(health, name, now)
  const isBroken = trouble.wellSince === null
  const since = trouble.wellSince ?? trouble.since
  const isDue = lasted(since, now, patienceMs(trouble.finding, tellings, isBroken))
  const isNews = isDue && trouble.told !== isBroken
  return { name, trouble, news: isNews ? (isBroken ? 'broken' : 'mended') : null }
}

const rememberTellings = (health: Health, judged: readonly Judged[], now: Instant): Health['tellings'] => {
  const told = judged.filter(({ news }) => news === 'broken').map(({ name }) => name)
  const names = new Set([...Object.keys(health.tellings), ...told])
  const kept = [...names].map((name) => {
    const earlier = tellingsOf(health, name, now)
    return [name, told.includes(name) ? [...earlier, now] : earlier] as const
  })
  return Object.fromEntries(kept.filter(([, times]) => times.length > 0))
}

/**
 * What broke and what is well again, from how things stood before and one look at them now. A failure is told once it has
 * lasted, or at once where only a person can mend it; that it is well, once it has lasted too.
 */
export const afterChecks = (health: Health, look: Look): HealthNews => {
  const seen = new Map(look.findings.map((finding) => [nameOf(finding), finding]))
  const known = new Map(health.troubles.map((trouble) => [nameOf(trouble.finding), trouble]))
  const judged = [...new Set([...known.keys(), ...seen.keys()])].flatMap((name) => {
    const trouble = afterLook(name, known.get(name), seen, look)
    return trouble ? [judge(name, trouble, health, look.at)] : []
  })
  const troubles = judged
    .filter(({ news }) => news !== 'mended')
    .map(({ trouble, news }) => (news === 'broken' ? { ...trouble, told: true } : trouble))
  return {
    health: { troubles, tellings: rememberTellings(health, judged, look.at) },
    broken: judged.filter(({ news }) => news === 'broken').map(({ trouble }) => trouble),
    mended: judged.flatMap(({ news, trouble: { finding, since, wellSince } }) =>
      news === 'mended' ? [{ finding, since, until: wellSince ?? look.at }] : [],
    ),
    lookAgainAt: troubles.length > 0 ? addMs(look.at, PATIENCE_MS) : null,
  }
}
