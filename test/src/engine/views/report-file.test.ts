import { describe, expect, it } from 'vitest'
import { ChaseStory } from '../../../story/chase.js'
import { Office } from '../../../story/office.js'
import { santiago } from '../../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')

describe("a month's report", () => {
  it('is made, kept for a day, and given out as a report', async () => {
    const office = await Office.open({ now: NOW, given: [new ChaseStory(NOW).requested()] })
    const { file, summary } = await office.engine.report('2026-11')
    expect([summary.monthLabel, summary.reservations]).toEqual(['noviembre de 2026', 1])
    expect(await office.engine.document(file.id, { kind: 'report' })).toMatchObject({ file })
    await office.until('2026-11-24 11:01')
    expect(await office.engine.document(file.id, { kind: 'report' })).toBeNull()
  })

  it('is that of this month where none is named', async () => {
    const office = await Office.open({ now: NOW })
    expect((await office.engine.report(null)).summary.month).toBe('2026-11')
  })

  it('cannot be made of what is no month', async () => {
    const office = await Office.open({ now: NOW })
    await expect(office.engine.report('2026-13')).rejects.toThrow(RangeError)
  })
})
