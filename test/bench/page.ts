import { tableOf } from '../trials/figures.js'
import type { Bench } from './bench.js'
import { numberText } from './charts/scale.js'
import type { Machine } from './machine.js'
import type { Result } from './result.js'

/** Of the pictures, seen from `docs`. */
export const chartPath = (bench: string, chart: string): string => `images/bench-${bench}-${chart}.svg`

const machineText = ({ cpu, processors, memoryGib, system, load }: Machine): string =>
  `${cpu}, ${processors} processors, ${memoryGib} GiB, ${system}, load before ${load}`

const versionsText = (versions: Result['versions']): string =>
  Object.entries(versions)
    .filter(([program]) => program !== 'Node')
    .map(([program, version]) => `${program} ${version}`)
    .join(', ')

/** What a run showed, as Markdown: how to run it again, on what it ran, and the table. */
export const textOf = (result: Result): string => {
  const run = {
    command: `bench -- ${result.bench} --size ${result.size}`,
    seed: null,
    startedAt: new Date(result.startedAt),
    endedAt: new Date(result.endedAt),
    ...(result.versions['Node'] && { node: result.versions['Node'] }),
  }
  const on = [machineText(result.machine), versionsText(result.versions)].filter((part) => part !== '')
  return `${on.join(' · ')}\n\n${tableOf(result.figures, run).trimEnd()}`
}

/** The section of a bench on the page. */
export const sectionOf = (bench: Bench, result: Result): string =>
  [
    `${result.measures ?? bench.measures} ${numberText(result.size)} ${bench.size.unit}.`,
    textOf(result),
    ...result.charts.map(({ name, title }) => `![${title}](${chartPath(bench.name, name)})`),
  ].join('\n\n')
