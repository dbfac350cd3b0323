import { expect, it } from 'vitest'
import { collectedFigures } from '../collected-figures.js'
import type { Cost } from './show.js'
import { show } from './show.js'

const SECONDS: Readonly<Record<string, readonly number[]>> = {
  'none seconds': [0.5, 0.6, 0.5],
  'few seconds': [1.5, 1.6, 1.5],
  'many seconds': [110.5, 90.6, 100.5],
}

it('the time for each reservation is compared without the start of the program', () => {
  const { report, figures } = collectedFigures()
  const records = new Map([['many', new Set([200_000])]] as const)
  const values = (_: string, cost: Cost) => SECONDS[cost] ?? [120]
  show(report, { size: 100_000, few: 1_000, values, records })
  const growth = figures.find(({ name }) => name.startsWith('folder to PostgreSQL, time for each'))
  expect(growth?.value).toBe('1 × (0.95–1.05)')
})
