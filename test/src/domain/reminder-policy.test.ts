import { describe, expect, it } from 'vitest'
import { ChaseStory } from '../../story/chase.js'
import { aClient, office, policyOf, santiago } from '../../story/samples.js'

describe('when the three mails are due', () => {
  it('asks at once, also at night', () => {
    const story = new ChaseStory(santiago('2026-11-23 23:40')).confirmed()
    expect(story.due).toEqual({ action: 'request', at: santiago('2026-11-23 23:40') })
  })

  it('holds the request until the office opens where that is wished', () => {
    const policy = policyOf({ requestOfficeHoursOnly: true })
    const story = new ChaseStory(santiago('2026-11-20 23:40'), aClient(), policy).confirmed()
    expect(story.due).toEqual({ action: 'request', at: santiago('2026-11-23 09:00') })
  })

  it('reminds two days after the request left', () => {
    const story = new ChaseStory(santiago('2026-11-23 11:00')).requested()
    expect(story.due).toEqual({ action: 'reminder', at: santiago('2026-11-25 11:00') })
  })

  it('sends a reminder that falls on a Sunday on Monday morning', () => {
    const story = new ChaseStory(santiago('2026-11-20 11:00')).requested()
    expect(story.due).toEqual({ action: 'reminder', at: santiago('2026-11-23 09:00') })
  })

  it('leaves the client a business day after a request of Friday night', () => {
    const story = new ChaseStory(santiago('2026-11-20 19:30')).requested()
    expect(story.due?.at).toBe(santiago('2026-11-24 09:00'))
  })

  it('steps over holidays', () => {
    const policy = policyOf({ office: office(['2026-12-08']) })
    const story = new ChaseStory(santiago('2026-12-06 10:00'), aClient(), policy).requested()
    expect(story.due?.at).toBe(santiago('2026-12-09 09:00'))
  })

  it('counts from the issue date, but never sooner than the gap after the request', () => {
    const story = new ChaseStory(santiago('2026-11-23 11:00'))
      .confirmed({ issuedOn: '2026-11-10' })
      .ticks()
      .leaves()
    expect(story.due).toEqual({ action: 'reminder', at: santiago('2026-11-25 11:00') })
  })

  it('waits with the next step until the one before has really left', () => {
    const story = new ChaseStory(santiago('2026-11-23 11:00')).requested().at('2026-11-25 11:00').ticks()
    expect(story.due).toBeNull()
    story.at('2026-11-26 16:00').leaves()
    expect(story.due).toEqual({ action: 'ultimatum', at: santiago('2026-11-30 09:00') })
  })

  it('uses the days of the client where it has its own', () => {
    const client = aClient({ reminderAfter: { unit: 'days', days: 7 } })
    const story = new ChaseStory(santiago('2026-11-23 11:00'), client).requested()
    expect(story.due?.at).toBe(santiago('2026-11-30 11:00'))
  })

  it('ignores the office calendar for delays in minutes', () => {
    const delays = {
      reminderAfter: { unit: 'ms', ms: 60_000 },
      ultimatumAfter: { unit: 'ms', ms: 180_000 },
    } as const
    const story = new ChaseStory(santiago('2026-11-22 23:00'), aClient(), policyOf(delays)).requested()
    expect(story.due?.at).toBe(santiago('2026-11-22 23:01'))
    story.at('2026-11-22 23:01').ticks().leaves()
    expect(story.due?.at).toBe(santiago('2026-11-22 23:03'))
  })

  it('gives at most the one mail that is due now after a long downtime', () => {
    const story = new ChaseStory(santiago('2026-11-23 11:00'))
      .requested()
      .at('2026-12-10 09:30')
      .ticks()
      .leaves()
    expect(story.outbox.map(({ kind }) => kind)).toEqual(['request', 'reminder'])
    expect(story.due).toEqual({ action: 'ultimatum', at: santiago('2026-12-14 09:00') })
  })

  it('expires thirty days after day 0 when the ultimatum has had its answer time', () => {
    const story = new ChaseStory(santiago('2026-11-23 11:00')).requested()
    story.at('2026-11-25 11:00').ticks().leaves().at('2026-11-27 11:00').ticks().leaves()
    expect(story.due).toEqual({ action: 'expiry', at: santiago('2026-12-23 11:00') })
  })

  it('never expires a late confirmation on the day it comes', () => {
    const story = new ChaseStory(santiago('2026-11-23 11:00'), null).confirmed({ issuedOn: '2026-09-01' })
    expect(story.due).toEqual({ action: 'expiry', at: santiago('2026-11-24 09:00') })
  })
})
