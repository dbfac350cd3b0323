import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMAND_TEXTS } from '../../bot/texts/commands.js'
import { BUTTONS } from '../../bot/texts/reservation-buttons.js'
import { LABELS } from '../../bot/texts/reservation.js'
import { HAND_FORM } from '../../bot/texts/hand-booking.js'
import { DISMISS_LABELS, REVIEW_FORMS, REVIEW_LABELS, REVIEW_TEXTS } from '../../bot/texts/review.js'
import type { ClosingReason } from '../../src/domain/reservation.js'
import { closingReasonLabel } from '../../src/texts/es.js'

const page = readFileSync(new URL('../../docs/guia-del-equipo.md', import.meta.url), 'utf8')

const CLOSING_REASONS: readonly ClosingReason[] = [
  'oc_by_other_way',
  'cancelled',
  'not_required',
  'suspended',
  'other',
]

const REVIEW_BUTTONS = [
  REVIEW_LABELS.accept('AAFTTAT'),
  REVIEW_LABELS.choose,
  REVIEW_LABELS.assign,
  REVIEW_LABELS.settleClient,
  REVIEW_LABELS.save,
  REVIEW_LABELS.trust,
  REVIEW_LABELS.arrived,
  REVIEW_LABELS.sendAgain,
  REVIEW_LABELS.retry,
  REVIEW_LABELS.dismiss,
  REVIEW_LABELS.reopen,
  REVIEW_LABELS.approve,
  REVIEW_FORMS.newAddress,
  REVIEW_FORMS.newOrder,
  HAND_FORM.title,
  ...Object.values(DISMISS_LABELS),
]

describe('the staff guide', () => {
  test.each(Object.values(COMMAND_TEXTS))(
    'shows the command $usage with an example',
    ({ usage, examples: [example] }) => {
      expect(page).toContain(`| \`${usage}\` |`)
      expect(page).toContain(`\`@Control OC ${example}\``)
    },
  )

  test.each(Object.values(BUTTONS))('explains the button %s of a reservation', (label) => {
    expect(page).toContain(`| **${label}** |`)
  })

  test.each([LABELS.urgent, LABELS.overdue, LABELS.held])('explains the word %s', (word) => {
    expect(page).toContain(`**${word}**`)
  })

  test.each(CLOSING_REASONS)('names the closing reason %s', (reason) => {
    expect(page).toContain(`*${closingReasonLabel(reason)}*`)
  })

  test.each(Object.values(REVIEW_TEXTS))('says what to do with «$title»', ({ title }) => {
    expect(page).toContain(`\n### ${title}\n`)
  })

  test.each(REVIEW_BUTTONS)('explains the button %s of a case', (label) => {
    expect(page).toContain(`**${label}**`)
  })
})
