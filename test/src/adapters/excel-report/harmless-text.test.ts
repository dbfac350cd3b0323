import { describe, expect, it } from 'vitest'
import { harmlessText } from '../../../../src/adapters/excel-report/harmless-text.js'

describe('text for a cell', () => {
  it.each([
    '=1+1',
    '+56 9 1234',
    '-5',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '\r\n  =1+1',
    '   @x',
    '\u00a0=1+1',
    '\u3000+1',
    '\ufeff=1+1',
    '\u200b\u200e=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' \t＝1',
    '﹦1',
    '﹢1',
    '﹣1',
    '﹫x',
    '−1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x.example";"ver")',
  ])('that could be taken for a formula gets an apostrophe in front: %j', (text) => {
    expect(harmlessText(text)).toBe(`'${text}`)
  })

  it('is looked at behind any length of blanks', () => {
    const text = `${' '.repeat(5000)}=1`
    expect(harmlessText(text)).toBe(`'${text}`)
  })

  it('is looked at once its control characters are gone', () => {
    expect(harmlessText('\u0000\u0007=1')).toBe("'=1")
  })

  it.each(['Gran Hotel Ñuñoa', 'a=b', '1-2', '¿=?', 'compras@empresa.example', '4500012345', '', ' ', "'=1"])(
    'is left as it is otherwise: %j',
    (text) => {
      expect(harmlessText(text)).toBe(text)
    },
  )

  it('holds nothing that XML cannot hold', () => {
    expect(harmlessText('a\u0001b\ufffec\ud800d\u{1f600}')).toBe('abcd\u{1f600}')
  })

  it('writes what Excel would read as an escape so that it stays what it is', () => {
    expect(harmlessText('_x003D_1+1')).toBe('_x005F_x003D_1+1')
  })

  it('is cut where a cell could not hold it', () => {
    expect(harmlessText('a'.repeat(40_000)).length).toBeLessThanOrEqual(32_767)
  })
})
