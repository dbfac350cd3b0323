import { describe, expect, it } from 'vitest'
import { mended } from '../../../../src/adapters/ocr/slips.js'

describe('slips of recognition', () => {
  it.each([
    ['N? 4500012345', 'N° 4500012345'],
    ['Nro* OC-12345', 'Nro° OC-12345'],
    ['1D: 45000000', 'ID: 45000000'],
    ['lD : 45000000', 'ID : 45000000'],
  ])('mends %s', (slip, right) => {
    expect(mended(slip)).toBe(right)
  })

  it.each(['¿Llegó la N?', 'AAF1D: x', 'AAFVDUA', 'Sala 1D'])('leaves %s', (text) => {
    expect(mended(text)).toBe(text)
  })
})
