import type { BrokenFact, HealthView, JunkFact, MendedFact, Unwell } from '../../contract/health.js'
import type { Finding } from '../../domain/finding.js'
import type { Health, HealthNews, Look, Trouble } from '../../domain/health.js'
import { afterChecks, nameOf, WELL } from '../../domain/health.js'
import type { ToldJunk } from '../../domain/junk.js'
import { untoldJunk } from '../../domain/junk.js'
import type { Instant } from '../../domain/time.js'
import { addMs, HOUR_MS, MINUTE_MS } from '../../domain/time.js'
import type { Store, Transaction } from '../../ports.js'
import { noteMailboxes } from '../mailbox-states.js'
import type { Worker } from '../worker.js'
import { createWorker } from '../worker.js'
import type { LeadingWorld } from '../world.js'
import type { Seen } from './look.js'
import { look } from './look.js'
import { createTimeLimits } from './time-limit.js'

const HEALTH_NOTE = 'engine:health'
const JUNK_NOTE = 'engine:junk-told'

/** A first catch-up that does not end must not hide that all is not well. */
const FIRST_LOOK_MS = 10 * MINUTE_MS
const EVERY_MS = HOUR_MS

const TRY_AGAIN_MS = MINUTE_MS

/** Longest answer of a server that is kept. */
const LONGEST_ANSWER = 2000

interface HealthNote {
  readonly checkedAt: Instant
  readonly well: number
  /** What was not well at the last look. */
  readonly findings: readonly Finding[]
  readonly health: Health
}

/** Whether the store takes what is written. */
export interface StoreGauge {
  /** False from a write that failed until one is known to have succeeded. */
  readonly isUsable: () => boolean
  readonly failed: () => void
  readonly works: () => void
}

export const createStoreGauge = (): StoreGauge => {
  let usable = true
  return {
    isUsable: () => usable,
    failed: () => {
      usable = false
    },
    works: () => {
      usable = true
    },
  }
}

export interface HealthWatch {
  readonly worker: Worker
  /** Plans the first look, in case nobody asks for one before; each plans the next. */
  start(): void
  /** The machine could not write: it is tried again soon, by the next look. */
  storeFailed(): void
  /** All that the last look since the start has shown; nothing before it. */
  findings(): readonly Finding[]
  isLooking(): boolean
  /** Looks now, and gives what is known after at most `limitMs`. */
  lookNow(limitMs: number): Promise<HealthView | null>
  stop(): Promise<void>
}

const shortened = (finding: Finding): Finding => ({
  ...finding,
  answer: finding.answer?.slice(0, LONGEST_ANSWER) ?? null,
})

/** That the channel hears nothing cannot be told there; `estado`, /readyz and /metrics show it. */
const isTellable = ({ check }: Finding): boolean => check !== 'bot.delivery'

const tell = (tx: Transaction, at: Instant, { broken, mended }: HealthNews): void => {
  const about = { at, locator: null, reviewId: null }
  if (broken.length > 0) {
    const troubles: BrokenFact = broken.map(({ finding, since }) => ({ finding, since }))
    tx.announce({ ...about, event: 'HealthBroken', facts: { troubles: JSON.stringify(troubles) } })
  }
  if (mended.length > 0) {
    const troubles: MendedFact = mended
    tx.announce({ ...about, event: 'HealthMended', facts: { troubles: JSON.stringify(troubles) } })
  }
}

/** Each of these mails is told once, however long it lies there. */
const tellJunk = (tx: Transaction, { at, junk }: Seen): void => {
  const before = (tx.note(JUNK_NOTE) ?? {}) as ToldJunk
  const { fresh, told } = untoldJunk(before, junk, at)
  if (fresh.length === 0) return
  tx.putNote(JUNK_NOTE, told)
  const mails: JunkFact = fresh
  tx.announce({
    at,
    event: 'MailInJunk',
    locator: null,
    reviewId: null,
    facts: { mails: JSON.stringify(mails) },
  })
}

const noteOf = ({ at, findings }: Look, { health }: HealthNews): HealthNote => ({
  checkedAt: at,
  well: findings.filter(({ level }) => level === 'ok').length,
  findings: findings.filter(({ level }) => level === 'failure' || level === 'warning'),
  health,
})

const sinceOf = (finding: Finding, troubles: readonly Trouble[]): Instant | null =>
  troubles.find((trouble) => nameOf(trouble.finding) === nameOf(finding))?.since ?? null

const failuresFirst = (a: Unwell, b: Unwell): number =>
  Number(b.finding.level === 'failure') - Number(a.finding.level === 'failure')

/** What the last look has shown, whichever replica looked. Null before the first of all. */
export const healthView = async (
  looking: boolean,
  store: Pick<Store, 'note'>,
): Promise<HealthView | null> => {
  const note = await store.note<HealthNote>(HEALTH_NOTE)
  if (!note) return null
  const { checkedAt, well, findings, health } = note
  const unwell = findings.map((finding) => ({ finding, since: sinceOf(finding, health.troubles) }))
  return { checkedAt, well, looking, unwell: unwell.toSorted(failuresFirst) }
}

/** Looks at everything once an hour, and sooner while something is not well; tells what broke and what is well again. */
export const createHealthWatch = (
  world: LeadingWorld,
  startedAt: Instant,
  ofFiling: () => readonly Finding[],
  gauge: StoreGauge,
): HealthWatch => {
  const { clock, scheduler, store, log } = world
  const limits = createTimeLimits(world)
  let looking = false
  let found: readonly Finding[] = []

  /** News and note in one write: a restart neither repeats nor forgets. */
  const remember = (seen: Seen): Promise<HealthNews> =>
    store.transact({ notes: [HEALTH_NOTE, JUNK_NOTE] }, (tx) => {
      const before = tx.note(HEALTH_NOTE) as HealthNote | null
      const findings = seen.findings.filter(isTellable)
      const news = afterChecks(before?.health ?? WELL, { ...seen, findings })
      tx.putNote(HEALTH_NOTE, noteOf(seen, news))
      tell(tx, seen.at, news)
      tellJunk(tx, seen)
      return news
    })

  const logNews = ({ broken, mended }: HealthNews): void => {
    for (const { finding } of broken) log.error({ ...finding }, 'something is broken')
    for (const { finding } of mended) log.info({ ...finding }, 'well again')
  }

  const lookAt = (at: Instant): void => scheduler.at('health', at, worker.wake)

  const pass = async (): Promise<void> => {
    looking = true
    try {
      const seen = await look(world, startedAt, ofFiling, limits)
      const news = await remember({ ...seen, findings: seen.findings.map(shortened) })
      gauge.works()
      found = seen.findings
      logNews(news)
      await noteMailboxes(world.mailboxes, store)
      lookAt(news.lookAgainAt ?? addMs(clock.now(), EVERY_MS))
    } finally {
      looking = false
    }
  }
  const lookAgainSoon = (): void => lookAt(addMs(clock.now(), TRY_AGAIN_MS))
  const worker: Worker = createWorker('health', pass, { log, onFailure: lookAgainSoon })

  return {
    worker,
    isLooking: () => looking,
    findings: () => found,
    storeFailed: lookAgainSoon,
    start: () => lookAt(addMs(clock.now(), FIRST_LOOK_MS)),
    lookNow: async (limitMs) => {
      worker.wake()
      await limits.within(
        limitMs,
        worker.idle().then(() => ({})),
      )
      return healthView(looking, store)
    },
    stop: () => {
      limits.stop()
      return worker.stop()
    },
  }
}
