import { describe, expect, it } from 'vitest'
import type { Listed } from '../../../../src/adapters/imap/batches.js'
import { fetchAhead } from '../../../../src/adapters/imap/fetch-ahead.js'

const LIMITS = { maxMails: 1, maxBytes: 100, maxMailBytes: 150 }

const batchOf = (uid: number, size: number): readonly Listed[] => [
  { uid, size, receivedAt: '2026-03-02T12:00:00.000Z' },
]

/** A line on which nothing comes before `answer`, and batches that are asked for through it. */
const onLine = (sizes: readonly number[]) => {
  const asked: number[] = []
  const open = new Map<number, { answer: () => void; fail: (error: Error) => void }>()
  const batches = fetchAhead(
    ([message]) => {
      const uid = message?.uid ?? 0
      asked.push(uid)
      return new Promise((resolve, reject) => open.set(uid, { answer: () => resolve([]), fail: reject }))
    },
    sizes.map((size, at) => batchOf(at + 1, size)),
    LIMITS,
  )
  const answer = (uid: number): void => open.get(uid)?.answer()
  const fail = (uid: number): void => open.get(uid)?.fail(new Error(`${uid} did not come`))
  return { asked, batches, answer, fail }
}

const nextOf = async (line: ReturnType<typeof onLine>, uid: number) => {
  const next = line.batches.next()
  line.answer(uid)
  return (await next).value
}

describe('batches that are fetched ahead', () => {
  it('come in order, each with its mails, and the last one is known', async () => {
    const line = onLine([10, 10])
    expect(await nextOf(line, 1)).toMatchObject({ batch: [{ uid: 1 }], mails: [], isLast: false })
    expect(await nextOf(line, 2)).toMatchObject({ batch: [{ uid: 2 }], isLast: true })
    expect((await line.batches.next()).done).toBe(true)
  })

  it('are on their way while the one before is dealt with, one at a time', async () => {
    const line = onLine([10, 10, 10])
    await nextOf(line, 1)
    expect(line.asked).toEqual([1, 2])
  })

  it('wait until the one before is dealt with where both are too heavy to be held together', async () => {
    const line = onLine([60, 60])
    await nextOf(line, 1)
    expect(line.asked).toEqual([1])
    await nextOf(line, 2)
    expect(line.asked).toEqual([1, 2])
  })

  it('fail when it is their turn, not before', async () => {
    const line = onLine([10, 10])
    await nextOf(line, 1)
    line.fail(2)
    await expect(line.batches.next()).rejects.toThrow('2 did not come')
  })

  it('leave nothing on its way behind whoever leaves off', async () => {
    const line = onLine([10, 10])
    await nextOf(line, 1)
    const over: string[] = []
    const left = line.batches.return(undefined).then(() => over.push('left'))
    await Promise.resolve()
    over.push('the second comes')
    line.answer(2)
    await left
    expect(over).toEqual(['the second comes', 'left'])
  })

  it('are none where there is none', async () => {
    expect((await onLine([]).batches.next()).done).toBe(true)
  })
})
