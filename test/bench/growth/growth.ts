import { dovecotMissing } from '../../servers/dovecot.js'
import { atMost, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Bench, Report } from '../bench.js'
import type { Rounds } from '../in-rounds.js'
import { startBareBot } from '../press/bare-bot.js'
import { median, rounded } from '../statistics.js'
import { residentMib } from '../world/process-counts.js'
import type { World } from '../world/world.js'
import { inWorld } from '../world/in-world.js'
import { COSTS } from './costs.js'
import { seriesFor } from './levels.js'
import type { SeriesMeasured } from './measure.js'
import { MAILBOXES, measureSeries } from './measure.js'
import { growthChart, growthFigures, memoryFigure } from './show.js'

const [GOAL_TIMES, GOAL_START_MS, GOAL_MIB] = [1.2, 2_000, 220] as const

/** Of a short run, which is only to show that all of it works, one. What has a goal gets more of them. */
const roundsFor = (size: number, full: Rounds): Rounds => (size < 10_000 ? { counted: 1, warmUp: 1 } : full)
const ROUNDS = { archived: { counted: 16, warmUp: 4 }, live: { counted: 7, warmUp: 2 } } as const

/** What an office with the largest archive may take at most, whatever the others take. */
const limits = ({ offices, values, mib }: SeriesMeasured): readonly Figure[] => {
  const largest = offices.at(-1)
  if (!largest) return []
  const [start, memory] = [median(values(largest, 'start')), mib.get(largest) ?? Number.NaN]
  return [
    atMost(`${COSTS.start}, with the largest archive`, rounded(start), GOAL_START_MS, ' ms'),
    atMost('memory with the largest archive', rounded(memory), GOAL_MIB, ' MiB'),
  ]
}

const botbuilderMib = async (world: World): Promise<number> => {
  const bot = world.keep(await startBareBot(world.folder, {}))
  return residentMib(bot.pid)
}

const measure = async (world: World, { progress, figures, chart }: Report, size: number): Promise<void> => {
  const [archived, live] = seriesFor(size)
  const byArchive = await measureSeries(world, archived, roundsFor(size, ROUNDS.archived), progress)
  figures(...growthFigures(byArchive, GOAL_TIMES), ...limits(byArchive), memoryFigure(byArchive))
  const byLive = await measureSeries(world, live, roundsFor(size, ROUNDS.live), progress)
  figures(
    ...growthFigures(byLive, null),
    memoryFigure(byLive),
    told('memory of `botbuilder` and `restify` alone', `${rounded(await botbuilderMib(world))} MiB`),
  )
  chart(growthChart(byArchive))
  chart(growthChart(byLive))
}

export const growth: Bench = {
  name: 'growth',
  measures: `What things cost with more and more behind them: first an archive of three years, then reservations that wait for their order. Three services, each on a data folder of its own that was made through the store, are asked in turns, for every single value. After ${ROUNDS.archived.warmUp} rounds that do not count (${ROUNDS.live.warmUp} of what is live) come ${ROUNDS.archived.counted} (${ROUNDS.live.counted}), each of one start, four confirmations, ten presses, twenty of each command and ten sweeps. What is compared is compared within each round; shown are the middle of these ratios and, in brackets, the middle half of them. A confirmation is counted in time of processor of the service, until its client was asked and the channel shows it; the rest by the clock, one at a time. A sweep is done on a copy of the folder by the engine alone, since the service sweeps by itself. What comes while it is measured is behind all of them alike: 80 reservations and 200 notes.`,
  size: { unit: 'archived reservations', full: 100_000, short: 2_000 },
  missing: dovecotMissing,
  run: inWorld(measure, MAILBOXES),
}
