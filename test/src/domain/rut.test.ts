import { describe, expect, it } from 'vitest'
import { isRut } from '../../../src/domain/rut.js'

describe('a RUT', () => {
  it.each(['76.123.456-0', '76123456-0', '11.111.111-1', '61.980.240-3', '1.000.005-K', '1000005-k'])(
    'is known by its verifier: %s',
    (word) => {
      expect(isRut(word)).toBe(true)
    },
  )

  it.each(['76.123.456-1', '4500012345', '001-2026', '1509-5-L114', '45215412', ''])('is not %s', (word) => {
    expect(isRut(word)).toBe(false)
  })
})
