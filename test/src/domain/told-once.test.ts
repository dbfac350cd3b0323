import { describe, expect, it } from 'vitest'
import { isStillWanted } from '../../../src/domain/evolve.js'
import { ChaseStory } from '../../story/chase.js'

const received = (story: ChaseStory): ChaseStory => story.does({ type: 'mark_received', ocNumber: '1' })
const rejected = (story: ChaseStory): ChaseStory =>
  story.does({ type: 'reject_purchase_order', reason: null })

const wantedOf = (story: ChaseStory, kind: string): readonly boolean[] =>
  story.outbox
    .filter((mail) => mail.kind === kind)
    .map((mail) => story.reservation !== null && isStillWanted(story.reservation, mail))

describe('a decision that changes to and fro within its ten minutes', () => {
  it('thanks the client once, for the OC that holds', () => {
    const story = received(new ChaseStory().requested().at('2026-11-24 10:00'))
    received(rejected(story.at('2026-11-24 10:03')).at('2026-11-24 10:05'))
    expect(wantedOf(story, 'acknowledgement')).toEqual([false, true])
  })

  it('tells the client once that its OC was the wrong one', () => {
    const story = rejected(received(new ChaseStory().requested().at('2026-11-24 10:00')))
    rejected(received(story.at('2026-11-24 10:03')).at('2026-11-24 10:05'))
    expect(wantedOf(story, 'rejection')).toEqual([false, true])
  })
})
