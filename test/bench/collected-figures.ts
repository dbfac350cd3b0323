import type { Figure } from '../trials/figures.js'
import type { Report } from './bench.js'

/** A report that keeps its figures for who asks. */
export const collectedFigures = (): { readonly report: Report; readonly figures: readonly Figure[] } => {
  const figures: Figure[] = []
  const report: Report = {
    figures: (...more) => void figures.push(...more),
    chart: () => undefined,
    version: () => undefined,
    progress: () => undefined,
  }
  return { report, figures }
}
