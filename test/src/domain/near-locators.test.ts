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
})
