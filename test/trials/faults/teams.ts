import { DAY_MS, HOUR_MS } from '../../../src/domain/time.js'
import type { Ground } from './ground.js'
import { TrialOffice } from './office.js'
import type { Lane, Scenario } from './scenario.js'

const STATUSES = [401, 403, 404, 412, 413, 429, 500, 502] as const

/** More than one pass of the announcer tries. */
const TIMES = 6

/** A card that is too large stays so: it is left out, and whatever comes next is told. */
const timesOf = (status: number): number => (status === 413 ? 1 : TIMES)

const refused = (status: (typeof STATUSES)[number]): Scenario => ({
  name: `Teams: ${status}`,
  says: new RegExp(`A call to Teams failed.*"status":${status}`),
  run: async (office) => {
    const before = await office.requested()
    office.teams.fail(
      { kind: 'status', status, ...(status === 429 && { retryAfterSeconds: 2 }) },
      { times: timesOf(status) },
    )
    await office.confirmation()
    await office.order(before)
  },
})

const FAILED = /A call to Teams failed/

/** `says` is null where the SDK asks again by itself before anybody hears of it. */
const unanswered = (kind: 'hang' | 'drop', name: string, says: RegExp | null): Scenario => ({
  name,
  says,
  run: async (office) => {
    const before = await office.requested()
    office.teams.fail({ kind }, { times: 1 })
    await office.confirmation()
    await office.order(before)
  },
})

const GONE: Scenario = {
  name: 'Teams: gone for a day',
  says: FAILED,
  run: async (office) => {
    const before = await office.requested()
    office.teams.fail({ kind: 'drop' }, { times: Infinity })
    await office.order(before)
    const during = [await office.confirmation(), await office.confirmation()]
    await office.passing(DAY_MS, HOUR_MS)
    for (const locator of during)
      await office.until(`the request of ${locator} while Teams is gone`, () => office.has(locator))
    await office.until('that it is noticed', () => office.hearing.lines().some((line) => FAILED.test(line)))
    office.teams.heal()
  },
}

const lane = (
  name: string,
  scenarios: readonly Scenario[],
  { dovecot, stores, userOf, random }: Ground,
): Lane => ({
  name,
  open: async () => (await TrialOffice.open({ dovecot, stores, user: userOf(name), random })).begin(),
  scenarios,
})

export const teamsLanes = (ground: Ground): readonly Lane[] => [
  lane('teams', STATUSES.map(refused), ground),
  lane(
    'teams away',
    [unanswered('hang', 'Teams: no answer', FAILED), unanswered('drop', 'Teams: connection cut', null), GONE],
    ground,
  ),
]
