import type { HealthView } from '../../contract.js'
import type { OutboxStatus } from '../../domain/outbox.js'
import { sinceLastMailMs } from '../../domain/silence.js'
import type { Instant } from '../../domain/time.js'
import { toEpochMs } from '../../domain/time.js'
import type { MailboxFigures, MailboxStatus, ServiceFigures } from '../../ports.js'
import { lastBackup } from '../health/look.js'
import { allMails } from '../outbox/all-mails.js'
import { rhythmOf } from '../rhythms.js'
import type { EngineWorld } from '../world.js'
import { allOpenReviews, liveIn } from './queries.js'

const OUTBOX: readonly OutboxStatus[] = ['queued', 'sending', 'uncertain', 'held']
const OPEN_STATES = ['pending', 'requested'] as const
const CARDS_COUNTED = 1000

const msSince = (at: Instant | null, now: Instant): number | null =>
  at === null ? null : Math.max(0, toEpochMs(now) - toEpochMs(at))

const ofMailbox = async (
  { account, connected, lastSweepAt }: MailboxStatus,
  { store, clock }: EngineWorld,
): Promise<MailboxFigures> => {
  const rhythm = await rhythmOf(account, store)
  const now = clock.now()
  const msSinceMail = rhythm ? sinceLastMailMs(rhythm, now) : null
  return { account, connected, msSinceSweep: msSince(lastSweepAt, now), msSinceMail }
}

const findingsOf = (health: HealthView | null): ServiceFigures['findings'] => {
  const counts = new Map<string, ServiceFigures['findings'][number]>()
  for (const { finding } of health?.unwell ?? []) {
    const { area, level } = finding
    const key = `${area} ${level}`
    counts.set(key, { area, level, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** Only one that succeeded has an age. */
const msSinceBackup = async ({ store, clock }: EngineWorld): Promise<number | null> => {
  const last = await lastBackup(store)
  return last?.ok ? msSince(last.at, clock.now()) : null
}

/** How the service stands at the moment, in numbers. */
export const figuresOf = async (
  health: HealthView | null,
  { storeUsable, leads }: Pick<ServiceFigures, 'storeUsable' | 'leads'>,
  world: EngineWorld,
): Promise<ServiceFigures> => {
  const { store, clock } = world
  const open = await liveIn(OPEN_STATES, world)
  const count = (state: string): number => open.filter((reservation) => reservation.state === state).length
  return {
    outbox: await Promise.all(
      OUTBOX.map(async (status) => ({ status, count: (await allMails(status, store)).length })),
    ),
    openReservations: OPEN_STATES.map((state) => ({ state, count: count(state) })),
    openReviews: (await allOpenReviews(world)).length,
    mailboxes: await Promise.all((await world.mailboxStates()).map((state) => ofMailbox(state, world))),
    cardsWaiting: (await store.announcements(CARDS_COUNTED)).length,
    findings: findingsOf(health),
    msSinceCheck: msSince(health?.checkedAt ?? null, clock.now()),
    msSinceBackup: await msSinceBackup(world),
    storeUsable,
    leads,
  }
}
