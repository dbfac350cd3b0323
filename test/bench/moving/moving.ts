import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { postgresMissing, postgresVersion, startPostgres } from '../../servers/postgres.js'
import type { PostgresServer } from '../../servers/postgres.js'
import type { Bench, Report } from '../bench.js'
import { inRounds } from '../in-rounds.js'
import type { Part } from '../in-rounds.js'
import { fillDataFolder } from '../world/data-folder.js'
import type { Move } from './move.js'
import { move } from './move.js'
import type { Cost, Direction, Level } from './show.js'
import { DIRECTIONS, LEVELS, show } from './show.js'

/** Live reservations, beside those of the archive. */
const LIVE = 50
/** Of the archive of a full run; what a move of nothing takes, the start of the program, is taken off the others. */
const SHARES: Readonly<Record<Level, number>> = { none: 0, few: 0.01, many: 1 }
/** A small move takes a second, of which the start is more than half. */
const TIMES: Readonly<Record<Level, number>> = { none: 3, few: 3, many: 1 }
const ROUNDS = 3

/** Stores of a level, from which is moved; each move makes another. */
interface Stores {
  readonly folder: string
  readonly url: string
}

type Ground = { readonly scratch: string; readonly postgres: PostgresServer }

const makeStores = async ({ scratch, postgres }: Ground, level: Level, archived: number): Promise<Stores> => {
  const folder = join(scratch, level)
  await fillDataFolder(folder, systemClock.now(), {
    archived: { from: 0, to: archived },
    live: { from: 0, to: archived === 0 ? 0 : LIVE },
  })
  const url = await postgres.newDatabase()
  await move(folder, url, scratch)
  return { folder, url }
}

const moveBack = async ({ url }: Stores, scratch: string): Promise<Move> => {
  const folder = await mkdtemp(join(scratch, 'back-'))
  const moved = await move(url, folder, scratch)
  await rm(folder, { recursive: true })
  return moved
}

const moveOnce = async (
  { scratch, postgres }: Ground,
  stores: Stores,
  direction: Direction,
): Promise<Move> =>
  direction === 'back'
    ? moveBack(stores, scratch)
    : move(stores.folder, await postgres.newDatabase(), scratch)

const partOf = (
  ground: Ground,
  level: Level,
  stores: Stores,
  records: Map<Level, Set<number>>,
): Part<Direction, Cost> => ({
  name: level,
  times: TIMES[level],
  measure: async (direction) => {
    const moved = await moveOnce(ground, stores, direction)
    records.set(level, (records.get(level) ?? new Set()).add(moved.records))
    return { [`${level} seconds`]: moved.seconds, [`${level} MiB`]: moved.peakMib }
  },
})

const measure = async (ground: Ground, report: Report, size: number): Promise<void> => {
  const records = new Map<Level, Set<number>>()
  const parts: Part<Direction, Cost>[] = []
  for (const level of LEVELS) {
    const archived = Math.round(size * SHARES[level])
    report.progress(`makes ${archived} archived, and moves them once`)
    parts.push(partOf(ground, level, await makeStores(ground, level, archived), records))
  }
  const rounds = { counted: ROUNDS, warmUp: 0 }
  const values = await inRounds<Direction, Cost>(DIRECTIONS, parts, rounds, report.progress)
  show(report, { size, few: Math.round(size * SHARES.few), values, records })
}

export const moving: Bench = {
  name: 'moving',
  measures: `A data folder with an archive of three years is moved to PostgreSQL and back with \`control-oc migrate-store\`, as a process of its own, with everything that belongs to it: what was written is read back and compared by counts and hashes. PostgreSQL is one of this machine, which waits for its disk as it does when nothing is configured (\`fsync\` on). Every move goes to a place in which nothing is, in ${ROUNDS} rounds; what a move of nothing takes, which is the start of the program, is taken off where the time for each reservation is compared. Beside the reservations go the mails of three months, the audit and the clients. Memory is what the process had at most (\`VmHWM\`).`,
  size: { unit: 'archived reservations', full: 100_000, short: 2_000 },
  missing: postgresMissing,
  run: async (report, size) => {
    report.version('PostgreSQL', postgresVersion())
    const scratch = await mkdtemp(join(tmpdir(), 'control-oc-moving-'))
    const postgres = await startPostgres({ fsync: true })
    try {
      await measure({ scratch, postgres }, report, size)
    } finally {
      await postgres.stop()
      await rm(scratch, { recursive: true })
    }
  },
}
