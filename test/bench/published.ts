import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { markedSection } from '../marked-section.js'
import type { MarkedSection } from '../marked-section.js'
import type { Bench } from './bench.js'
import { draw } from './charts/draw.js'
import { chartPath, sectionOf } from './page.js'
import type { Result } from './result.js'

const DOCS = new URL('../../docs/', import.meta.url)

const resultsFile = (bench: string): URL => new URL(`performance/${bench}.jsonl`, DOCS)

export const chartFile = (bench: string, chart: string): URL => new URL(chartPath(bench, chart), DOCS)

export const sectionFor = (bench: string): MarkedSection =>
  markedSection(new URL('performance.md', DOCS), `bench -- ${bench}`, bench)

/** The run that the page shows; null where none was kept. */
export const lastResult = (bench: string): Result | null => {
  const file = resultsFile(bench)
  if (!existsSync(file)) return null
  const line = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1)
  return line === undefined || line === '' ? null : (JSON.parse(line) as Result)
}

/** Keeps a run beside those before it, and shows it on the page with its charts. */
export const publish = (bench: Bench, result: Result): void => {
  mkdirSync(new URL('performance/', DOCS), { recursive: true })
  appendFileSync(resultsFile(bench.name), `${JSON.stringify(result)}\n`)
  for (const chart of result.charts) writeFileSync(chartFile(bench.name, chart.name), draw(chart))
  sectionFor(bench.name).write(sectionOf(bench, result))
}
