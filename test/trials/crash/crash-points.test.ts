import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.js'
import type { CrashPoint } from './crash-points.js'
import { countPassages, pointsOn } from './crash-points.js'
import { planKills } from './kills.js'

describe('a planned end', () => {
  it('comes at its passage, and at no other point', () => {
    const ends: string[] = []
    const watch = countPassages<CrashPoint>({ point: 'smtp.taken', passage: 2 }, () => ends.push('ended'))
    watch.pass('smtp.recipient')
    watch.pass('smtp.taken')
    expect([watch.isNext('smtp.taken'), ends]).toEqual([true, []])
    watch.pass('smtp.taken')
    expect(ends).toEqual(['ended'])
  })

  it('never comes where none was planned', () => {
    const watch = countPassages<CrashPoint>(null, () => expect.unreachable())
    watch.pass('smtp.taken')
    expect(watch.isNext('smtp.taken')).toBe(false)
  })
})

describe.each(['folder', 'postgres'] as const)('the plan of a long trial on a store in: %s', (store) => {
  const kills = planKills(200, createRandom(1), store)

  it('has as many ends as were asked for, and each point among them', () => {
    const points = new Set(kills.flatMap((kill) => (kill.how === 'point' ? [kill.plan.point] : [])))
    expect([kills.length, [...points].toSorted()]).toEqual([200, pointsOn(store).toSorted()])
  })

  it('has ends at moments that nobody has named', () => {
    expect(kills.filter(({ how }) => how !== 'point').length).toBeGreaterThan(20)
  })

  it('strikes at a database where there is one', () => {
    const blows = new Set(kills.flatMap((kill) => (kill.how === 'database' ? [kill.blow] : [])))
    expect([...blows].toSorted()).toEqual(store === 'postgres' ? ['crash', 'cut'] : [])
  })

  it('is the same for the same seed', () => {
    expect(planKills(200, createRandom(1), store)).toEqual(kills)
  })
})
