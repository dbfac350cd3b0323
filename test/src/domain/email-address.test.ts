import { describe, expect, it } from 'vitest'
import { isDomain, isEmailAddress, splitAddresses } from '../../../src/domain/email-address.js'

describe('isEmailAddress', () => {
  it.each(['ana@a.example', 'ana.paz+oc@ventas.a-b.example', 'o_x@a.cl'])('takes %s', (text) => {
    expect(isEmailAddress(text)).toBe(true)
  })

  it.each([
    'ana',
    'ana@',
    '@a.example',
    'ana@a',
    'a b@a.example',
    'ana@a.example@b.example',
    'ana..paz@a.example',
    'Ana <ana@a.example>',
    'ana@-a.example',
    'ana@a.example\n',
    '"a b"@a.example',
    'ana@[127.0.0.1]',
  ])('refuses %o', (text) => {
    expect(isEmailAddress(text)).toBe(false)
  })
})

describe('isDomain', () => {
  it('wants two labels at least', () => {
    expect([isDomain('a.example'), isDomain('example'), isDomain('a..example')]).toEqual([true, false, false])
  })
})

describe('splitAddresses', () => {
  it('parts at commas, semicolons and white space, in lower case', () => {
    expect(splitAddresses(' A@a.example; b@a.example,c@a.example\nd@a.example ')).toEqual([
      'a@a.example',
      'b@a.example',
      'c@a.example',
      'd@a.example',
    ])
  })
})
