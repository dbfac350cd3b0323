import { describe, expect, it } from 'vitest'
import type { OldReservation } from '../../../../src/domain/old-system/old-records.js'
import { stepsSent } from '../../../../src/domain/old-system/steps-sent.js'
import { santiago } from '../../../story/samples.js'
import { anOld, anOldMail } from './old-records.js'

const UPDATED = '2026-11-24 11:00'

type Case = readonly [
  name: string,
  given: Partial<OldReservation>,
  sent: readonly string[],
  problems: readonly string[],
]

const CASES: readonly Case[] = [
  ['nothing of a pending one without mails', {}, [], []],
  ['the request', { mails: [anOldMail('request', '2026-11-20 10:00')] }, ['request 2026-11-20 10:00'], []],
  [
    'both mails in their order, however the rows stand',
    { mails: [anOldMail('reminder', '2026-11-22 10:00'), anOldMail('request', '2026-11-20 10:00')] },
    ['request 2026-11-20 10:00', 'reminder 2026-11-22 10:00'],
    [],
  ],
  [
    'a step that was sent twice both times',
    { mails: [anOldMail('request', '2026-11-20 10:00'), anOldMail('request', '2026-11-21 10:00')] },
    ['request 2026-11-20 10:00', 'request 2026-11-21 10:00'],
    [],
  ],
  [
    'what failed not at all',
    { mails: [anOldMail('request', null, { left: false })] },
    [],
    ['mail_not_sent request'],
  ],
  [
    'what failed and was sent later once',
    { mails: [anOldMail('request', null, { left: false }), anOldMail('request', '2026-11-20 10:00')] },
    ['request 2026-11-20 10:00'],
    [],
  ],
  [
    'the request of a requested one, though no row tells of it',
    { state: 'requested' },
    [`request ${UPDATED}`],
    ['step_assumed request'],
  ],
  [
    'the request of a requested one, though its row says that it failed',
    { state: 'requested', mails: [anOldMail('request', null, { left: false })] },
    [`request ${UPDATED}`],
    ['step_assumed request'],
  ],
  [
    'a request that must have gone before the reminder',
    { mails: [anOldMail('reminder', '2026-11-22 10:00')] },
    ['request 2026-11-22 10:00', 'reminder 2026-11-22 10:00'],
    ['step_assumed request'],
  ],
  [
    'steps of which the reservation’s own row gives the day',
    { stepDates: { request: santiago('2026-11-20 10:00'), reminder: true } },
    ['request 2026-11-20 10:00', `reminder ${UPDATED}`],
    ['step_assumed reminder'],
  ],
  [
    'the day of the row for a mail that has none',
    { mails: [anOldMail('request', null)], stepDates: { request: santiago('2026-11-20 10:00') } },
    ['request 2026-11-20 10:00'],
    [],
  ],
  [
    'a mail of an unknown kind as the request, where there is no other',
    { mails: [anOldMail(null, '2026-11-20 10:00')] },
    ['request 2026-11-20 10:00'],
    ['mail_without_kind '],
  ],
  [
    'a mail of an unknown kind as one more of the last kind that is known',
    { mails: [anOldMail('request', '2026-11-20 10:00'), anOldMail(null, '2026-11-21 10:00')] },
    ['request 2026-11-20 10:00', 'request 2026-11-21 10:00'],
    ['mail_without_kind '],
  ],
]

describe('of the mails of the old system there left', () => {
  it.each(CASES)('%s', (_, given, sent, problems) => {
    const found = stepsSent(anOld({ updatedAt: santiago(UPDATED), ...given }))
    const expected = sent.map((text) => {
      const [step = '', ...when] = text.split(' ')
      return [step, santiago(when.join(' '))]
    })
    expect(found.mails.map(({ step, sentAt }) => [step, sentAt])).toEqual(expected)
    expect(found.problems.map(({ code, detail }) => `${code} ${detail}`)).toEqual(problems)
  })
})
