import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCodes } from '../../../src/reading/codes.js'

const codesOf = (text: string): readonly string[] =>
  readCodes([{ text, where: 'body', attachment: null }]).map(({ code }) => code)

describe('codes', () => {
  it.each([
    ['LOC:AAFVDUA', 'AAFVDUA'],
    ['loc aafvdua.', 'AAFVDUA'],
    ['(TEST2024002)', 'TEST2024002'],
    ['OC_AAFVDUA.pdf', 'AAFVDUA'],
    ['Reserva Nº45215412', '45215412'],
    ['AAFVDUA/45215412', '45215412'],
    ['Localizador: 723113', '723113'],
    ['AAF\u200BVDUA', 'AAFVDUA'],
    ['ＡＡＦＶＤＵＡ', 'AAFVDUA'],
  ])('are found in "%s"', (text, code) => {
    expect(codesOf(text)).toContain(code)
  })

  it.each([
    ['XAAFVDUA', 'AAFVDUA'],
    ['AAFVDUA1', 'AAFVDUA'],
    ['RUT 45.215.412-7', '45215412'],
    ['R.U.T.: 45215412', '45215412'],
    ['76.123.456-0', '76123456'],
    ['1509-5-L114', '1509'],
    ['45215412-56-SE26', '45215412'],
    ['+56 9 4521 5412', '45215412'],
    ['Fono: 45215412', '45215412'],
    ['$ 723113', '723113'],
    ['CLP 723113', '723113'],
    ['aafvdua@empresa.example', 'AAFVDUA'],
    ['https://x.example/AAFVDUA', 'AAFVDUA'],
  ])('of "%s" do not include %s', (text, code) => {
    expect(codesOf(text)).not.toContain(code)
  })

  it('say where they stood', () => {
    const sources = [
      { text: 'AAFVDUA', where: 'subject' as const, attachment: null },
      { text: 'AAFVDUA', where: 'document' as const, attachment: 1 },
    ]
    expect(readCodes(sources)).toEqual([
      { code: 'AAFVDUA', where: 'subject', attachment: null },
      { code: 'AAFVDUA', where: 'document', attachment: 1 },
    ])
  })

  const locator = fc
    .array(fc.constantFrom(...'BCDFGHJKLMNPQRSTVWXYZ'.split('')), { minLength: 5, maxLength: 5 })
    .map((letters) => `AA${letters.join('')}`)

  it('are found as whole words, whatever stands around them', () => {
    const mark = fc.constantFrom(' ', '\n', '(', '"', '#', ',', ': ', '/', ' - ')
    fc.assert(
      fc.property(locator, mark, mark, (code, before, after) => {
        expect(codesOf(`Reserva${before}${code.toLowerCase()}${after}gracias`)).toContain(code)
      }),
    )
  })

  it('are never found inside a longer word', () => {
    fc.assert(
      fc.property(locator, fc.constantFrom('x', '7', 'Ñ', 'é'), fc.boolean(), (code, more, before) => {
        expect(codesOf(before ? more + code : code + more)).not.toContain(code)
      }),
    )
  })

  it('of a flood in one place leave those of another', () => {
    const flood = Array.from({ length: 5000 }, (_, i) => `AA${10000 + i}`).join(' ')
    const found = readCodes([
      { text: flood, where: 'quoted', attachment: null },
      { text: 'AAFVDUA', where: 'document', attachment: 0 },
    ])
    expect(found.map(({ code }) => code)).toContain('AAFVDUA')
    expect(found.length).toBeLessThan(500)
  })
})
