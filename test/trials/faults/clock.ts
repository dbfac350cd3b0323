import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { localTime } from '../../../src/domain/zoned-time.js'
import type { Instant } from '../../../src/domain/time.js'
import { DAY_MS, HOUR_MS, msBetween } from '../../../src/domain/time.js'
import { santiago, ZONE } from '../../story/samples.js'
import type { Ground } from './ground.js'
import { TrialOffice } from './office.js'
import type { Lane, Scenario } from './scenario.js'

const JUMPED = /the clock was set/

/** Longer than the product may take to find out that its clock was set. */
const NOTICED_MS = 40_000

const JUMPS: readonly Scenario[] = [
  {
    name: 'Clock: jumps 50 hours forwards',
    says: JUMPED,
    run: async (office) => {
      const before = await office.requested()
      await office.engine.settled()
      office.expects(before, 'reminder')
      office.clock.jump(2 * DAY_MS + 2 * HOUR_MS)
      await office.until('the reminder that is due now', () => office.has(before, 'reminder'), NOTICED_MS)
      await office.confirmation()
    },
  },
  {
    name: 'Clock: jumps 50 hours backwards',
    says: JUMPED,
    run: async (office) => {
      const before = await office.requested()
      await office.engine.settled()
      office.clock.jump(-2 * DAY_MS - 2 * HOUR_MS)
      await office.order(before)
      await office.confirmation()
      await office.until(
        'that it is noticed',
        () => office.hearing.lines().some((line) => JUMPED.test(line)),
        NOTICED_MS,
      )
    },
  },
]

const backupsOf = async (office: TrialOffice): Promise<number> =>
  (await readdir(path.join(office.config.dataDir, 'backups')).catch(() => [])).filter((name) =>
    name.endsWith('.tar.gz'),
  ).length

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}

/** From a Thursday in the morning over the night in which the clocks change to the Monday after it. */
const overTheNight = (name: string, until: Instant, backups: number, digests: number): Scenario => ({
  name,
  says: null,
  run: async (office) => {
    const before = await office.requested()
    office.expects(before, 'reminder')
    const backupsBefore = await backupsOf(office)
    while (!office.has(before, 'reminder') && office.clock.now() < until) await office.advance(HOUR_MS / 2)
    const at = localTime(office.clock.now(), ZONE)
    must(at >= '09:00' && at <= '18:30', `the reminder left at ${at} in Santiago`)
    await office.passing(msBetween(office.clock.now(), until), HOUR_MS)
    const made = (await backupsOf(office)) - backupsBefore
    must(made === backups, `${made} backups in ${backups} nights`)
    const told = (await office.seen()).words.filter((word) =>
      word.includes('"fallbackText":"Resumen del'),
    ).length
    must(told === digests, `${told} overviews on ${digests} mornings`)
    await office.confirmation()
  },
})

const jumpLane = ({ dovecot, stores, userOf, random }: Ground): Lane => ({
  name: 'clock',
  open: async () => {
    const startsAt = santiago('2026-06-01 10:00')
    const options = { dovecot, stores, user: userOf('clock'), random, startsAt, hasRealTimers: true }
    return (await TrialOffice.open(options)).begin()
  },
  scenarios: JUMPS,
})

const nightLane = (name: string, startsAt: Instant, scenario: Scenario, ground: Ground): Lane => ({
  name,
  open: async () => {
    const { dovecot, stores, userOf, random } = ground
    return (await TrialOffice.open({ dovecot, stores, user: userOf(name), random, startsAt })).begin()
  },
  scenarios: [scenario],
})

export const clockLanes = (ground: Ground): readonly Lane[] => [
  jumpLane(ground),
  nightLane(
    'clock autumn',
    santiago('2026-04-02 10:00'),
    overTheNight('Clock: Santiago ends summer time', santiago('2026-04-06 18:00'), 4, 1),
    ground,
  ),
  nightLane(
    'clock spring',
    santiago('2026-09-03 10:00'),
    overTheNight('Clock: Santiago begins summer time', santiago('2026-09-07 18:00'), 4, 2),
    ground,
  ),
]
