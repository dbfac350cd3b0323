import { describe, expect, it } from 'vitest'
import type { Listed } from '../../../../src/adapters/imap/batches.js'
import { chunk, planBatches } from '../../../../src/adapters/imap/batches.js'

const LIMITS = { maxMails: 3, maxBytes: 100, maxMailBytes: 150 }

const plan = (sizes: readonly number[]): readonly (readonly number[])[] => {
  const listed: Listed[] = sizes.map((size, at) => ({
    uid: at + 1,
    size,
    receivedAt: '2026-03-02T12:00:00.000Z',
  }))
  return planBatches(listed, LIMITS).map((batch) => batch.map(({ uid }) => uid))
}

describe('planBatches', () => {
  it.each([
    ['nothing', [], []],
    ['what fits together', [10, 10, 10], [[1, 2, 3]]],
    ['no more mails than a batch takes', [1, 1, 1, 1], [[1, 2, 3], [4]]],
    ['no more bytes than a batch takes', [60, 40, 1], [[1, 2], [3]]],
    ['a heavy mail by itself', [10, 140, 10], [[1], [2], [3]]],
    ['a mail above the cap as one that weighs nothing', [50, 9_000, 50], [[1, 2, 3]]],
  ])('%s', (_name, sizes, batches) => {
    expect(plan(sizes)).toEqual(batches)
  })
})

describe('chunk', () => {
  it('cuts a list into pieces, the last one shorter', () => {
    expect(chunk([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  })
})
