import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearLocators } from '../../../src/domain/near-locators.js'

describe('near locators', () => {
  it.each([
    ['a letter changed', 'AAFVDUB'],
    ['a letter missing', 'AAFVDU'],
    ['a letter added', 'AAFVDUAX'],
    ['neighbours swapped', 'AAFDVUA'],
    ['a small letter', 'aafvdub'],
  ])('are found for %s', (_slip, typed) => {
    expect(nearLocators(typed, ['AAFVDUA', 'AAFWHWS'])).toEqual(['AAFVDUA'])
  })

  it.each(['AAFVDUA', 'AAFVXYZ', 'AAF'])('are not offered for %s', (typed) => {
    expect(nearLocators(typed, ['AAFVDUA'])).toEqual([])
  })

  const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split(''))
  const locator = fc.array(letter, { minLength: 7, maxLength: 7 }).map((letters) => letters.join(''))

  it('are found for every slip of one letter in any locator', () => {
    fc.assert(
      fc.property(locator, fc.nat(6), letter, (right, at, other) => {
        const typed = right.slice(0, at) + other + right.slice(at + 1)
        expect(nearLocators(typed, [right])).toEqual(typed === right ? [] : [right])
        expect(nearLocators(right.slice(0, at) + right.slice(at + 1), [right])).toEqual([right])
      }),
    )
  })

  it('are never offered for another locator that differs in two letters', () => {
    fc.assert(
      fc.property(locator, (right) => {
        const turned = right
          .split('')
          .map((one, index) => (index === 0 || index === 6 ? (one === 'A' ? 'B' : 'A') : one))
        expect(nearLocators(turned.join(''), [right])).toEqual([])
      }),
    )
  })
})
