import { dovecotMissing } from '../../servers/dovecot.js'
import { atMost, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Bench, Report } from '../bench.js'
import type { Confirmation } from '../confirmations.js'
import { makeConfirmations } from '../confirmations.js'
import { inTurns } from '../in-turns.js'
import { startBareBot } from '../press/bare-bot.js'
import { median, rounded } from '../statistics.js'
import { residentMib } from '../world/process-counts.js'
import type { World } from '../world/world.js'
import { inWorld } from '../world/in-world.js'
import { makeFolders } from './folders.js'
import type { Folders } from './folders.js'
import type { Level, Levels } from './levels.js'
import { levelsFor, nameOf } from './levels.js'
import type { Office } from './office.js'
import { openOffice } from './office.js'
import { openSweeping } from './sweep.js'

/** Of a short run, which is only to show that all of it works, one. */
const roundsFor = (size: number): number => (size < 10_000 ? 1 : 3)
/** A sweep takes a few milliseconds, and now and then the garbage of others: it wants more turns than the rest. */
const SWEEPS_A_ROUND = 3
/** In a turn: each is asked for by mail, of which thirty may leave in a minute. */
const MAILS = 4
const [GOAL_TIMES, GOAL_START_MS, GOAL_MIB] = [1.2, 2_000, 220] as const

/** What is measured, with its unit. */
const COSTS = {
  start: 'start, until its mailbox is connected',
  startProcessor: 'start, of processor',
  confirmation: 'confirmation, of processor',
  press: 'press',
  sweep: 'sweep with 20 requests due',
  pending: '`pendientes`',
  search: '`buscar`',
} as const

type Cost = keyof typeof COSTS
type Costs = Readonly<Record<Cost, number>>

/** One mailbox for each level: no two services read the same. */
const userOf = (index: number): string => `oficina-${index + 1}@hotelsales.example`

type Started = Pick<Costs, 'start' | 'startProcessor'>

const startOf = (world: World, dataDir: string, user: string) => async (): Promise<Started> => {
  const service = await world.startService({ dataDir, environment: { IMAP_USERNAME: user } })
  await service.said('mailbox connected')
  const start = performance.now() - service.startedAt
  const startProcessor = service.processorTime() * 1_000
  await service.end()
  return { start, startProcessor }
}

/** Levels by the names under which they are compared. */
const byName = <T>(levels: readonly Level[], valueOf: (level: Level, index: number) => T) =>
  Object.fromEntries(levels.map((level, index) => [nameOf(level), valueOf(level, index)]))

const measureStarts = (world: World, folders: Folders, rounds: number, report: Report) =>
  inTurns<string, Started>(
    byName([...folders.keys()], (level, index) => startOf(world, folders.get(level) ?? '', userOf(index))),
    rounds,
    (text) => report.progress(`start, ${text}`),
  )

const openOffices = async (world: World, folders: Folders): Promise<readonly Office[]> => {
  const offices: Office[] = []
  for (const [level, dataDir] of folders) {
    const user = userOf(offices.length)
    const service = await world.startService({ dataDir, environment: { IMAP_USERNAME: user } })
    await service.said('mailbox connected')
    offices.push(await openOffice(world, level, user, service))
  }
  return offices
}

type Daily = Omit<Costs, keyof Started | 'sweep'>

/** Each office gets the same mails: it has a store of its own. */
const dayOf = (office: Office, confirmations: readonly Confirmation[]) => {
  let next = 0
  return async (): Promise<Daily> => {
    const some = confirmations.slice(next, (next += MAILS))
    return {
      confirmation: await office.confirmations(some),
      press: await office.press(),
      pending: await office.pending(),
      search: await office.search(),
    }
  }
}

const measureDays = async (offices: readonly Office[], rounds: number, report: Report) => {
  const confirmations = await makeConfirmations(MAILS * (rounds + 1))
  return inTurns<string, Daily>(
    Object.fromEntries(offices.map((office) => [nameOf(office.level), dayOf(office, confirmations)])),
    rounds,
    report.progress,
  )
}

const measureSweeps = async (folders: Folders, rounds: number, report: Report) => {
  const sweepings = new Map(
    await Promise.all([...folders].map(async ([level, dir]) => [level, await openSweeping(dir)] as const)),
  )
  const sweeps = await inTurns<string, number>(
    byName([...folders.keys()], (level) => async () => (await sweepings.get(level)?.sweep()) ?? Number.NaN),
    rounds * SWEEPS_A_ROUND,
    (text) => report.progress(`sweep, ${text}`),
  )
  for (const sweeping of sweepings.values()) await sweeping.stop()
  return sweeps
}

const botbuilderMib = async (world: World): Promise<number> => {
  const bot = world.keep(await startBareBot(world.folder, {}))
  return residentMib(bot.pid)
}

interface Measured {
  readonly costs: ReadonlyMap<Level, Costs>
  readonly mib: ReadonlyMap<Level, number>
  readonly botbuilderMib: number
}

const measureAll = async (
  world: World,
  levels: Levels,
  rounds: number,
  report: Report,
): Promise<Measured> => {
  const folders = await makeFolders(world.folder, levels, report.progress)
  const sweeps = await measureSweeps(folders, rounds, report)
  const starts = await measureStarts(world, folders, rounds, report)
  const offices = await openOffices(world, folders)
  const days = await measureDays(offices, rounds, report)
  const costsOf = (level: Level): Costs => {
    const name = nameOf(level)
    const daily = (cost: keyof Daily): number => median(days(name).map((day) => day[cost]))
    const started = (cost: keyof Started): number => median(starts(name).map((one) => one[cost]))
    return {
      start: started('start'),
      startProcessor: started('startProcessor'),
      confirmation: daily('confirmation'),
      press: daily('press'),
      sweep: median(sweeps(name)),
      pending: daily('pending'),
      search: daily('search'),
    }
  }
  return {
    costs: new Map([...folders.keys()].map((level) => [level, costsOf(level)])),
    mib: new Map(offices.map((office) => [office.level, office.residentMib()])),
    botbuilderMib: await botbuilderMib(world),
  }
}

const isCost = (name: string): name is Cost => Object.hasOwn(COSTS, name)

const costNames: readonly Cost[] = Object.keys(COSTS).filter(isCost)

const toldOf = (level: Level, costs: Costs): Figure =>
  told(
    nameOf(level),
    costNames.map((cost) => `${COSTS[cost]} ${rounded(costs[cost], costs[cost] < 10 ? 1 : 0)} ms`).join(', '),
  )

const timesOf = ({ costs }: Measured, cost: Cost, few: Level, many: Level): number =>
  (costs.get(many)?.[cost] ?? Number.NaN) / (costs.get(few)?.[cost] ?? Number.NaN)

const lineOf = ({ costs }: Measured, cost: Cost, levels: Levels['archived'], along: keyof Level) => ({
  label: COSTS[cost].replaceAll('`', ''),
  points: levels.map((level) => [level[along], costs.get(level)?.[cost] ?? Number.NaN] as const),
})

/** A start takes seconds where the rest takes milliseconds. */
const drawn = costNames.filter((cost) => !cost.startsWith('start'))

const show = (report: Report, levels: Levels, measured: Measured): void => {
  const [few, , many] = levels.archived
  const [, , live] = levels.live
  const { costs, mib } = measured
  report.figures(
    ...[...costs].map(([level, cost]) => toldOf(level, cost)),
    ...costNames.map((cost) =>
      atMost(
        `${COSTS[cost]}, at ${many.archived.toLocaleString('en')} archived, of the same at ${few.archived.toLocaleString('en')}`,
        rounded(timesOf(measured, cost, few, many), 2),
        GOAL_TIMES,
        ' ×',
      ),
    ),
    ...costNames.map((cost) =>
      told(
        `${COSTS[cost]}, at ${live.live.toLocaleString('en')} live, of the same at ${few.live.toLocaleString('en')}`,
        `${rounded(timesOf(measured, cost, few, live), 2)} ×`,
      ),
    ),
    atMost(
      `${COSTS.start}, with the largest archive`,
      rounded(costs.get(many)?.start ?? Number.NaN),
      GOAL_START_MS,
      ' ms',
    ),
    ...[...mib].map(([level, value]) => told(`memory at ${nameOf(level)}`, `${rounded(value)} MiB`)),
    atMost('memory with the largest archive', rounded(mib.get(many) ?? Number.NaN), GOAL_MIB, ' MiB'),
    told('memory of `botbuilder` and `restify` alone', `${rounded(measured.botbuilderMib)} MiB`),
  )
  report.chart({
    kind: 'lines',
    name: 'archived',
    title: 'Milliseconds, by what is in the archive',
    along: 'archived reservations',
    lines: drawn.map((cost) => lineOf(measured, cost, levels.archived, 'archived')),
  })
  report.chart({
    kind: 'lines',
    name: 'live',
    title: 'Milliseconds, by what is live',
    along: 'live reservations',
    lines: drawn.map((cost) => lineOf(measured, cost, levels.live, 'live')),
  })
}

const LEVELS = 5

export const growth: Bench = {
  name: 'growth',
  measures:
    'What things cost with more and more behind them: an archive of three years, and reservations that wait for their order. Five services, each on a data folder of its own that was made through the store, are asked in turns. A confirmation is counted in time of processor of the service, until the channel shows that its client was asked; the rest by the clock, one at a time. A sweep is done on a copy of the folder by the engine alone, since the service sweeps by itself.',
  size: { unit: 'archived reservations', full: 100_000, short: 2_000 },
  missing: dovecotMissing,
  run: inWorld(
    async (world, report, size) => {
      const levels = levelsFor(size)
      show(report, levels, await measureAll(world, levels, roundsFor(size), report))
    },
    Array.from({ length: LEVELS }, (_, index) => userOf(index)),
  ),
}
