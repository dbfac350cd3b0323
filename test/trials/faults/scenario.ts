import { setTimeout as delay } from 'node:timers/promises'
import { isWell, judge } from './judge.js'
import type { Verdict } from './judge.js'
import type { TrialOffice } from './office.js'

/** One fault: what is done, and what says that it happened. */
export interface Scenario {
  readonly name: string
  /** What a line of the log, or a card, must say; null where nothing failed. */
  readonly says: RegExp | null
  /** Brings the fault about, and takes it away again. */
  readonly run: (office: TrialOffice) => Promise<void>
}

/** One service, and the faults that it meets one after the other. */
export interface Lane {
  readonly name: string
  readonly open: () => Promise<TrialOffice>
  /** Why it cannot be tried here; absent where it can. */
  readonly missing?: string
  readonly scenarios: readonly Scenario[]
}

/** Told as skipped, each by its name. */
export const notTried = (
  name: string,
  missing: string,
  scenarios: readonly Pick<Scenario, 'name'>[],
): Lane => ({
  name,
  missing,
  open: () => Promise.reject(new Error(missing)),
  scenarios: scenarios.map((one) => ({ name: one.name, says: null, run: async () => undefined })),
})

export interface Row {
  readonly fault: string
  readonly seconds: number
  readonly verdict: Verdict
  readonly recovered: boolean
  /** What went wrong in words; empty where nothing did. */
  readonly problems: readonly string[]
  /** Why it could not be tried here; null where it was. */
  readonly skipped: string | null
}

const RECOVERY_LIMIT_MS = 45_000
const STEP_MS = 20_000

const NOTHING_SEEN: Verdict = { lost: [], doubled: [], alarms: 0, told: false }

const problemsOf = ({ lost, doubled, alarms, told }: Verdict): readonly string[] => [
  ...lost.map((what) => `lost: ${what}`),
  ...doubled.map((what) => `doubled: ${what}`),
  ...(alarms > 1 ? [`${alarms} alarms`] : []),
  ...(told ? [] : ['nothing says what happened']),
]

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Time passes, and nobody does anything, until all is well or it has taken too long. */
const recover = async (office: TrialOffice, says: RegExp | null): Promise<Verdict> => {
  const end = performance.now() + RECOVERY_LIMIT_MS
  for (;;) {
    // What is away may be the store itself.
    const seen = await office.seen().catch(() => null)
    const verdict = seen ? judge(seen, says) : NOTHING_SEEN
    if (isWell(verdict) || performance.now() > end) return verdict
    await delay(100)
    await office.advance(STEP_MS)
  }
}

const rowOf = (name: string, from: number, verdict: Verdict, faults: readonly string[]): Row => {
  const problems = [...faults, ...problemsOf(verdict)]
  const seconds = (performance.now() - from) / 1_000
  return { fault: name, seconds, verdict, recovered: problems.length === 0, problems, skipped: null }
}

/** @throws never: what goes wrong is a row. */
export const tryScenario = async (scenario: Scenario, office: TrialOffice): Promise<Row> => {
  const { name, says } = scenario
  const from = performance.now()
  office.forget()
  try {
    await scenario.run(office)
    if (isWell(await recover(office, says))) await office.aftermath()
    const seen = await office.seen()
    return rowOf(name, from, judge(seen, says), [])
  } catch (error) {
    const seen = await office.seen().catch(() => null)
    return rowOf(name, from, seen ? judge(seen, says) : NOTHING_SEEN, [textOf(error)])
  }
}

/** The first documents are read by processes that have to start. */
const WARM_LIMIT_MS = 60_000

const unopened = (lane: Lane, error: unknown): readonly Row[] =>
  lane.scenarios.map(({ name }) => ({ ...rowOf(name, performance.now(), NOTHING_SEEN, [textOf(error)]) }))

/** Opens the lane's service, and lets it meet its faults. */
export const runLane = async (lane: Lane, tell: (row: Row) => void): Promise<readonly Row[]> => {
  if (lane.missing !== undefined) {
    const { missing } = lane
    return unopened(lane, missing).map((row) => ({ ...row, problems: [], skipped: missing }))
  }
  const rows: Row[] = []
  let office: TrialOffice | null = null
  try {
    office = await lane.open()
    await office.warmUp(WARM_LIMIT_MS)
    for (const scenario of lane.scenarios) {
      const row = await tryScenario(scenario, office)
      rows.push(row)
      tell(row)
    }
    return rows
  } catch (error) {
    const failed = unopened(lane, error)
    failed.forEach(tell)
    return failed
  } finally {
    await office?.close()
  }
}
