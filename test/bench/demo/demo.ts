import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { atMost, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Bench, Report } from '../bench.js'
import { inTurns } from '../in-turns.js'
import { median, rounded } from '../statistics.js'
import { firstCardOf } from './first-card.js'
import type { FirstCard } from './first-card.js'
import { installedSizes, sizeOnDisk } from './installed.js'
import type { Lockfile } from './installed.js'

const GOAL_S = 10
/** Dependencies that are shown, the largest first. */
const SHOWN = 12
const MIB = 1024 ** 2

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const PROGRAM = fileURLToPath(new URL('../../../dist/bot/demo/main.js', import.meta.url))

const [COMMAND, BUILT] = ['`npm run demo`, which builds first', 'the same, built already'] as const

const measureCards = async (report: Report, rounds: number): Promise<void> => {
  const contestants = {
    [COMMAND]: () => firstCardOf('npm', ['run', 'demo', '--']),
    [BUILT]: () => firstCardOf(process.execPath, [PROGRAM]),
  }
  const runs = await inTurns<keyof typeof contestants, FirstCard>(contestants, rounds, report.progress)
  const seconds = (name: keyof typeof contestants, what: keyof FirstCard): number =>
    rounded(median(runs(name).map((run) => run[what])), 1)
  report.figures(
    ...([COMMAND, BUILT] as const).map((name) =>
      told(name, `page after ${seconds(name, 'ready')} s, first card after ${seconds(name, 'card')} s`),
    ),
    atMost('`npm run demo`, until the first card', seconds(COMMAND, 'card'), GOAL_S, ' s'),
  )
}

const mib = (bytes: number): string => `${rounded(bytes / MIB, 1)} MiB`

const measureSizes = (report: Report): void => {
  const lockfile = JSON.parse(readFileSync(`${ROOT}package-lock.json`, 'utf8')) as Lockfile
  const { production, development, alone } = installedSizes(lockfile, sizeOnDisk(ROOT))
  const largest = alone.slice(0, SHOWN)
  report.figures(
    told('installed by `npm ci --omit=dev`', mib(production)),
    told('and by `npm ci` besides', mib(development)),
    ...largest.map(([name, bytes]): Figure => told(`\`${name}\`, with what it alone needs`, mib(bytes))),
  )
  report.chart({
    kind: 'bars',
    name: 'size',
    title: 'MiB that would be saved without a dependency',
    bars: largest.map(([label, bytes]) => ({ label, value: bytes / MIB })),
  })
}

export const demo: Bench = {
  name: 'demo',
  measures:
    'From the command to the first card, as the page of the demo is told of it: as soon as the page can be opened a confirmation is sent as by its button. What is installed is counted in bytes of files, of this machine’s packages, from the lockfile; nothing is fetched.',
  size: { unit: 'runs', full: 5, short: 1 },
  missing: () => null,
  run: async (report, size) => {
    await measureCards(report, size)
    report.progress('sizes')
    measureSizes(report)
  },
}
