import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.js'

const GIVEN = { offices: 20, processors: 1, confirmationMs: 50, otherMs: 20, openingMinutes: 5 }

describe('a day of many offices', () => {
  it('is the same for the same seed', () => {
    expect(simulate(GIVEN, 7)).toEqual(simulate(GIVEN, 7))
  })

  it('takes at least as long for a mail as the work for it', () => {
    expect(simulate(GIVEN, 7).median).toBeGreaterThanOrEqual(0.02)
  })

  it('keeps as much of the processors busy as there is work', () => {
    const [few, many] = [simulate(GIVEN, 7), simulate({ ...GIVEN, offices: 200 }, 7)]
    expect(many.busyAtDay / few.busyAtDay).toBeCloseTo(many.mails / few.mails, 0)
  })

  it('lets mails wait where the processors are too few, and not where they are many', () => {
    const crowd = { ...GIVEN, offices: 200, confirmationMs: 500 }
    expect(simulate(crowd, 7).p99).toBeGreaterThan(10)
    expect(simulate({ ...crowd, processors: 64 }, 7).p99).toBeLessThan(1)
  })

  it('lets fewer wait where the opening is spread', () => {
    const crowd = { ...GIVEN, offices: 200, confirmationMs: 500 }
    expect(simulate({ ...crowd, openingMinutes: 60 }, 7).longest).toBeLessThan(simulate(crowd, 7).longest)
  })

  it('has no mails where there are no offices', () => {
    expect(simulate({ ...GIVEN, offices: 0 }, 7)).toMatchObject({ mails: 0, longest: 0, busiestMinute: 0 })
  })
})
