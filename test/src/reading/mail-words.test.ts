import { describe, expect, test } from 'vitest'
import { foldWords } from '../../../src/reading/mail-words.js'

const CHARACTERS = Array.from({ length: 0x1_10_00 }, (_, code) => code).filter(
  (code) => code < 0xd8_00 || code > 0xdf_ff,
)

describe('a text as phrases are looked for in it', () => {
  test('has no accents, capitals, typographic hyphens or invisible characters', () => {
    expect(foldWords('Órden­ DE\u00A0Compra N.º 5‑6\r\n')).toBe('orden de compra n.° 5-6\n')
  })

  test('is at most four times as long as what was written, whatever is written', () => {
    const grown = CHARACTERS.filter((code) => foldWords(String.fromCodePoint(code)).length > 4)
    expect(grown.map((code) => code.toString(16))).toEqual([])
  })
})
