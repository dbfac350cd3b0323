import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ClosingReason, Hold } from '../../src/domain/reservation.js'
import { RESERVATION_STATES } from '../../src/domain/reservation.js'
import { closingReasonLabel, holdReasonLabel, stateLabel } from '../../src/texts/es.js'

const page = readFileSync(new URL('../../docs/vocabulary.md', import.meta.url), 'utf8')

const CLOSING_REASONS: readonly ClosingReason[] = [
  'oc_by_other_way',
  'cancelled',
  'not_required',
  'suspended',
  'other',
]

const HOLD_REASONS: readonly Hold['reason'][] = [
  'unknown_client',
  'no_contact',
  'bounced',
  'send_failed',
  'send_uncertain',
  'postponed',
]

describe('the vocabulary', () => {
  test.each(RESERVATION_STATES)('gives the label of the state %s', (state) => {
    expect(page).toContain(`| \`${state}\` | ${stateLabel(state)} |`)
  })

  test.each(CLOSING_REASONS)('gives the label of the closing reason %s', (reason) => {
    expect(page).toContain(`| \`${reason}\` | ${closingReasonLabel(reason)} |`)
  })

  test.each(HOLD_REASONS)('gives the label of the hold %s', (reason) => {
    expect(page).toContain(`| \`${reason}\` | ${holdReasonLabel(reason)} |`)
  })
})
