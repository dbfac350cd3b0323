import { describe, expect, test } from 'vitest'
import {
  actionsOf,
  bytesOf,
  elementsOf,
  faultsOfCard,
  markdownOf,
  MAX_CARD_BYTES,
} from '../../fixtures/views/card-check.js'
import { CLIENT_CARDS } from '../../fixtures/views/every-card/clients.js'
import { HEALTH_CARDS } from '../../fixtures/views/every-card/health.js'
import { LIST_CARDS } from '../../fixtures/views/every-card/lists.js'
import { MIGRATION_CARDS } from '../../fixtures/views/every-card/migrations.js'
import { OVERVIEW_CARDS } from '../../fixtures/views/every-card/overviews.js'
import { REPLY_CARDS } from '../../fixtures/views/every-card/replies.js'
import { RESERVATION_CARDS } from '../../fixtures/views/every-card/reservations.js'
import { REVIEW_CARDS } from '../../fixtures/views/every-card/reviews.js'

const CARDS = [
  ...RESERVATION_CARDS,
  ...REPLY_CARDS,
  ...REVIEW_CARDS,
  ...LIST_CARDS,
  ...MIGRATION_CARDS,
  ...CLIENT_CARDS,
  ...OVERVIEW_CARDS,
  ...HEALTH_CARDS,
]

describe.each(CARDS)('the card: %s', (_name, card) => {
  test('is a complete Adaptive Card 1.5 that Teams would take', () => {
    expect(faultsOfCard(card)).toEqual([])
    expect(JSON.stringify(card)).not.toContain('${')
    expect(bytesOf(card)).toBeLessThan(MAX_CARD_BYTES)
    expect(card).toMatchObject({
      version: '1.5',
      fallbackText: expect.stringMatching(/\S/u),
      speak: expect.stringMatching(/\S/u),
    })
  })

  test('shows text from outside as it was written', () => {
    for (const text of markdownOf(card)) {
      expect(text).not.toContain('**negrita**')
      expect(text).not.toContain('[pincha](http')
      expect(text).not.toContain('<b>')
    }
  })

  test('gives every Action.Execute a fallback that carries the same', () => {
    for (const action of actionsOf(card, 'Action.Execute')) {
      const { data, title, verb, fallback } = action
      expect(data).toMatchObject({ verb })
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data })
    }
  })

  test('has no row of buttons that Teams would cut off', () => {
    const rows = elementsOf(card).flatMap(({ actions }) => (Array.isArray(actions) ? [actions.length] : []))
    expect(Math.max(0, ...rows)).toBeLessThanOrEqual(6)
  })
})
