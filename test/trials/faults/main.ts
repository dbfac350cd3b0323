import { parseArgs } from 'node:util'
import { dovecotMissing } from '../../servers/dovecot.js'
import { conclude } from '../figures.js'
import { createRandom } from '../random.js'
import { STORE_SWITCH, storesMissing } from '../stores.js'
import { openGround } from './ground.js'
import { lanesOn } from './lanes.js'
import type { Lane, Row } from './scenario.js'
import { runLane } from './scenario.js'
import { figuresOf, tableOfRows } from './table.js'

/**
 * `npm run test:faults -- [--only WORDS,…] [--seed S]`: the real service meets one fault after the other, on the line and
 * at its servers, and an independent look says whether something was lost, doubled or not told. Exit code 1 on a miss.
 */
const DEFAULT_SEED = '1'
const LANES_AT_ONCE = 5

const { values } = parseArgs({ options: { only: { type: 'string' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? DEFAULT_SEED)
const wanted = (values.only?.split(',') ?? []).map((word) => word.trim().toLowerCase())

const isWanted = (lane: Lane, name: string): boolean =>
  wanted.length === 0 ||
  wanted.some((word) => name.toLowerCase().includes(word) || lane.name.toLowerCase() === word)

const chosen = (lane: Lane): Lane => ({
  ...lane,
  scenarios: lane.scenarios.filter(({ name }) => isWanted(lane, name)),
})

const tell = (row: Row): void => {
  const state = row.skipped === null ? (row.recovered ? 'ok' : 'FAILED') : 'skipped'
  process.stderr.write(`${state.padEnd(8)}${row.fault} (${row.seconds.toFixed(1)} s)\n`)
  for (const problem of row.problems) process.stderr.write(`        ${problem}\n`)
}

const runLanes = async (lanes: readonly Lane[]): Promise<readonly Row[]> => {
  const rows = new Map<Lane, readonly Row[]>()
  const waiting = [...lanes]
  const worker = async (): Promise<void> => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift())
      rows.set(lane, await runLane(lane, tell))
  }
  await Promise.all(Array.from({ length: LANES_AT_ONCE }, worker))
  return lanes.flatMap((lane) => rows.get(lane) ?? [])
}

const main = async (): Promise<void> => {
  const missing = dovecotMissing() ?? storesMissing()
  if (missing !== null) throw new Error(missing)
  const startedAt = new Date()
  const ground = await openGround(createRandom(seed))
  try {
    const lanes = lanesOn(ground)
      .map(chosen)
      .filter(({ scenarios }) => scenarios.length > 0)
    const rows = await runLanes(lanes)
    process.stdout.write(`${tableOfRows(rows)}\n`)
    const command = ['test:faults', ...(values.only ? [`-- --only '${values.only}'`] : [])].join(' ')
    conclude(figuresOf(rows), { ...STORE_SWITCH, command, seed, startedAt, endedAt: new Date() })
  } finally {
    for (const end of ground.ends.toReversed()) await end()
  }
}

await main()
