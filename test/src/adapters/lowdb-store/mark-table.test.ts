import { describe, expect, it } from 'vitest'
import { hashOf, MarkTable } from '../../../../src/adapters/lowdb-store/mark-table.js'

describe('the table of marks', () => {
  it('finds every mark among many, and nothing else', () => {
    const table = new MarkTable()
    for (let i = 0; i < 10_000; i++) table.add(hashOf(`l:${i}`), i * 100)
    const wrong = Array.from({ length: 10_000 }, (_, i) => i).filter(
      (i) => table.offsets(hashOf(`l:${i}`)).join() !== String(i * 100),
    )
    expect(wrong).toEqual([])
    expect(table.offsets(hashOf('l:10000'))).toEqual([])
  })

  it('keeps several lines of one mark, the first of the file too', () => {
    const table = new MarkTable()
    for (const offset of [0, 5_000_000_000, 7]) table.add(hashOf('b:1'), offset)
    expect(table.offsets(hashOf('b:1')).toSorted((a, b) => a - b)).toEqual([0, 7, 5_000_000_000])
  })

  it('is itself again from its memory', () => {
    const table = new MarkTable()
    for (let i = 0; i < 500; i++) table.add(hashOf(`m:${i}`), i)
    const copy = new MarkTable(table.block.slice(0), table.count)
    copy.add(hashOf('m:500'), 500)
    expect([0, 499, 500].map((i) => copy.offsets(hashOf(`m:${i}`))[0])).toEqual([0, 499, 500])
  })
})
