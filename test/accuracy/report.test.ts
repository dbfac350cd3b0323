import { describe, expect, it } from 'vitest'
import type { ConfirmationScores } from './confirmations.js'
import type { MailScores } from './mails.js'
import { faultsOf, reportOf } from './report.js'

const CONFIRMATIONS: ConfirmationScores = {
  documents: 2,
  fields: [{ field: 'locator', right: 2, all: 2 }],
  mistakes: [],
}
const MAILS: MailScores = {
  mails: 200,
  accepts: 100,
  kinds: [{ expected: 'other', given: 'invoice' }],
  decisions: [{ expected: 'review', given: 'review' }],
  wrongAccepts: [],
  missedAccepts: [],
  missedOffers: [],
}

describe('the bars of the accuracy', () => {
  it('are met where all is right', () => {
    expect(faultsOf(CONFIRMATIONS, MAILS)).toEqual([])
  })

  it('are missed by one wrong field', () => {
    expect(faultsOf({ ...CONFIRMATIONS, mistakes: ['plain: locator'] }, MAILS)).toEqual(['plain: locator'])
  })

  it('are missed by one wrong accept', () => {
    expect(faultsOf(CONFIRMATIONS, { ...MAILS, wrongAccepts: ['promise'] })).toEqual([
      'promise: accepted wrongly',
    ])
  })

  it('leave two missed accepts of a hundred be, and no more', () => {
    expect(faultsOf(CONFIRMATIONS, { ...MAILS, missedAccepts: ['a', 'b'] })).toEqual([])
    expect(faultsOf(CONFIRMATIONS, { ...MAILS, missedAccepts: ['a', 'b', 'c'] })).toHaveLength(3)
  })

  it('are printed with what was confused', () => {
    const report = reportOf(CONFIRMATIONS, { ...MAILS, missedAccepts: ['late'] })
    expect(report).toContain('| other | 1 | · |')
    expect(report).toContain('Missed accepts: 1 (late), 1 %.')
  })
})
