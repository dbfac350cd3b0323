import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, outside, shorten } from '../../../bot/cards/markdown.js'

describe('text from outside', () => {
  test.each([
    ['**gratis**', String.raw`\*\*gratis\*\*`],
    ['[pincha](https://malo.example)', String.raw`\[pincha\](https:​//malo.example)`],
    ['archivo_oc_1.pdf', String.raw`archivo\_oc\_1.pdf`],
    ['# título', String.raw`\# título`],
    ['- lista', String.raw`\- lista`],
    ['1. lista', String.raw`1\. lista`],
    ['dos\n\nlíneas', 'dos líneas'],
    ['<b>x</b>', String.raw`\<b\>x\</b\>`],
    ['EMPRESA EJEMPLO S.A.', 'EMPRESA EJEMPLO S.A.'],
  ])('%s is shown as it was written', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected)
  })

  test('loses nothing but marks and breaks when it is escaped', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = escapeMarkdown(text)
          .replaceAll(/\\([\\`*_[\]<>~|#+.)-])/gu, '$1')
          .replaceAll('\u200b', '')
        expect(plain).toBe(text.replaceAll(/\s+/gu, ' ').trim().replaceAll('\u200b', ''))
      }),
    )
  })

  test('is cut before it is escaped, so that no escape is cut in two', () => {
    expect(outside('a*bc', 3)).toBe(String.raw`a\*…`)
  })

  test('is never cut through a character of two halves', () => {
    expect(shorten('😀😀😀', 2)).toBe('😀…')
  })
})
