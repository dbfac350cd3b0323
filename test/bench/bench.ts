import type { Figure } from '../trials/figures.js'
import type { Chart } from './charts/chart.js'

/** What a bench tells of while it runs. */
export interface Report {
  /** In the order in which they are to be read. */
  readonly figures: (...figures: readonly Figure[]) => void
  readonly chart: (chart: Chart) => void
  /** Of a program that takes part and is no part of ours: `Dovecot`, `2.3.19`. */
  readonly version: (program: string, version: string) => void
  /** How far it has come, for whoever waits. */
  readonly progress: (text: string) => void
}

/** One thing that is measured: what is compared runs in one run, in turns, after a warm-up. */
export interface Bench {
  /** As typed: `npm run bench -- backlog`. */
  readonly name: string
  /** What it measures and against what, in a sentence or two of Markdown. */
  readonly measures: string
  /** How much of it there is: `confirmations`, and how many of them. */
  readonly size: { readonly unit: string; readonly full: number; readonly short: number }
  /** Why it cannot run here; null where it can. */
  missing(): string | null
  run(report: Report, size: number): Promise<void>
}
