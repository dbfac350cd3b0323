import { atLeast, atMost, told } from '../trials/figures.js'
import type { Figure } from '../trials/figures.js'
import { rounded, spreadOf, timesText } from './statistics.js'

/** How many times the one the other is, as ratios of pairs: the middle one counts, and how far they scatter is shown beside it. */
type Judge = (name: string, value: number, bar: number, unit: string) => Figure

const judged =
  (judge: Judge) =>
  (name: string, ratios: readonly number[], bar: number): Figure => {
    const spread = spreadOf(ratios)
    return { ...judge(name, rounded(spread.middle, 2), bar, ' ×'), value: timesText(spread) }
  }

export const timesAtMost = judged(atMost)
export const timesAtLeast = judged(atLeast)

export const timesTold = (name: string, ratios: readonly number[]): Figure =>
  told(name, timesText(spreadOf(ratios)))
