import type { Figure } from '../trials/figures.js'
import type { Bench, Report } from './bench.js'
import type { Chart } from './charts/chart.js'
import type { Machine } from './machine.js'
import { thisMachine } from './machine.js'

/** One run of a bench, as it is kept: one line of JSON. */
export interface Result {
  readonly bench: string
  /** What it measured then, which may be more or less than it does today. Absent in runs of before this was kept. */
  readonly measures?: string
  readonly size: number
  /** Instants in ISO 8601. */
  readonly startedAt: string
  readonly endedAt: string
  readonly machine: Machine
  /** By program, Node among them. */
  readonly versions: Readonly<Record<string, string>>
  readonly figures: readonly Figure[]
  readonly charts: readonly Chart[]
}

/** Runs a bench. `tell` hears how far it has come. @throws where the bench cannot be run to its end */
export const resultOf = async (bench: Bench, size: number, tell: (text: string) => void): Promise<Result> => {
  const startedAt = new Date()
  const machine = thisMachine()
  const versions: Record<string, string> = { Node: process.versions.node }
  const figures: Figure[] = []
  const charts: Chart[] = []
  const report: Report = {
    figures: (...more) => void figures.push(...more),
    chart: (chart) => void charts.push(chart),
    version: (program, version) => void (versions[program] = version),
    progress: (text) => tell(`${bench.name}: ${text}`),
  }
  await bench.run(report, size)
  return {
    bench: bench.name,
    measures: bench.measures,
    size,
    startedAt: startedAt.toISOString(),
    endedAt: new Date().toISOString(),
    machine,
    versions,
    figures,
    charts,
  }
}
