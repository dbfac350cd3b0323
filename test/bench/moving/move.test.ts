import { expect, it } from 'vitest'
import { moved } from '../../../bot/cli/texts/migrate-store.js'
import { recordsTold } from './move.js'

it('what was moved is counted as the command tells it', () => {
  const tally = new Map([
    ['archived_reservation', { count: 100_000, hash: '123456789012ab' }],
    ['client', { count: 50, hash: 'ab' }],
  ] as const)
  expect(recordsTold(moved(tally))).toBe(100_050)
})
