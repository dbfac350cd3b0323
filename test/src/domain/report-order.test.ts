import { describe, expect, it } from 'vitest'
import { orderAmount } from '../../../src/domain/report-order.js'
import { aMailRecord } from '../../ports/records.js'

const amount = (value: string) => ({ signal: 'amount_equal', value, where: 'document', weight: 15 })

describe('the amount of a purchase order', () => {
  it('is the one that was weighed when its mail was judged', () => {
    const mail = aMailRecord('a', { locators: ['AAA'], evidence: [amount('USD 1250.5')] })
    expect(orderAmount(mail)).toEqual({ minor: 125_050, currency: 'USD' })
  })

  it.each([
    ['no record is left of the mail', null],
    ['no amount was seen', aMailRecord('a', { locators: ['AAA'] })],
    ['the value is no amount', aMailRecord('a', { evidence: [amount('')] })],
    ['several were weighed', aMailRecord('a', { evidence: [amount('CLP 1'), amount('CLP 2')] })],
    [
      'the mail was for several reservations',
      aMailRecord('a', { locators: ['A', 'B'], evidence: [amount('CLP 1')] }),
    ],
  ])('is not known where %s', (_, mail) => {
    expect(orderAmount(mail)).toBeNull()
  })
})
