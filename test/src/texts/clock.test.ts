import { expect, test } from 'vitest'
import { formatClock } from '../../../src/texts/clock.js'

test.each([
  ['2026-03-30T13:42:00.000Z', 'las 10:42'],
  ['2026-03-30T04:05:00.000Z', 'la 01:05'],
  ['2026-03-30T03:00:00.000Z', 'las 00:00'],
])('%s is "%s" in Santiago', (instant, text) => {
  expect(formatClock(instant, 'America/Santiago')).toBe(text)
})
