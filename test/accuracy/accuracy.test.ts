import { beforeAll, describe, expect, it } from 'vitest'
import { type ConfirmationScores, scoreConfirmations } from './confirmations.js'
import { type MailScores, scoreMails } from './mails.js'
import { readmeSection } from './readme.js'
import { faultsOf, reportOf } from './report.js'

/** A minute where nothing else runs; scans are recognised. */
const LONG = 600_000

describe('the accuracy of the reading', () => {
  let confirmations: ConfirmationScores
  let mails: MailScores

  beforeAll(async () => {
    confirmations = await scoreConfirmations()
    mails = await scoreMails()
  }, LONG)

  it('is measured on enough documents', () => {
    expect(confirmations.documents).toBeGreaterThanOrEqual(40)
    expect(mails.mails).toBeGreaterThanOrEqual(120)
    expect(mails.accepts).toBeLessThan(mails.mails / 2)
  })

  it('meets its bars', () => {
    expect(faultsOf(confirmations, mails)).toEqual([])
  })

  it('offers the right reservation in every review', () => {
    expect(mails.missedOffers).toEqual([])
  })

  it('stands in the README as it is: `npm run accuracy -- --write` puts it there', () => {
    expect(readmeSection.read()).toBe(reportOf(confirmations, mails))
  })
})
