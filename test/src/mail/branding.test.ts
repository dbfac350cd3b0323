import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READABLE_CONTRAST, contrast } from '../../../src/domain/colour.js'
import type { Company, Picture } from '../../../src/domain/company.js'
import type { MailContent } from '../../../src/mail/letter.js'
import { DARK_PAPER, PAPER, coloursOf } from '../../../src/mail/theme.js'
import { aCompany } from '../../story/samples.js'
import { LOGO, everyLetter, input } from './sample.js'

const COLOUR = '#5b2a86'

const written = (changes: Partial<Company>): ReadonlyMap<string, MailContent> =>
  new Map(everyLetter('es').map(([name, write]) => [name, write({ ...input(), company: aCompany(changes) })]))

describe('the company’s colour', () => {
  test('is in the letters that only ask or remind', () => {
    const mails = [...written({ colour: COLOUR })].filter(([, { html }]) => html.includes(COLOUR))
    expect(mails.map(([name]) => name)).toEqual(['request', 'reminder', 'rejection'])
  })

  test('leaves urgent red and done green', () => {
    const mails = written({ colour: COLOUR })
    const plain = written({})
    expect(mails.get('ultimatum')?.html).toBe(plain.get('ultimatum')?.html)
    expect(mails.get('acknowledgement')?.html).toBe(plain.get('acknowledgement')?.html)
  })
})

const INK = '#1f2933'
const DARK_INK = '#eceff2'

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)
  .filter((colour) => contrast(colour, PAPER) >= READABLE_CONTRAST)

test('any colour that can be read on white can be read in the dark too', () => {
  fc.assert(
    fc.property(fc.constantFrom('plain', 'notice', 'urgent', 'done'), fc.option(hex), (tone, colour) => {
      const { accent, tint, darkAccent, darkTint } = coloursOf(tone, colour)
      const pairs = [
        contrast(accent, PAPER),
        contrast(INK, tint),
        contrast(darkAccent, DARK_PAPER),
        contrast(DARK_INK, darkTint),
      ]
      expect(Math.min(...pairs)).toBeGreaterThanOrEqual(READABLE_CONTRAST)
    }),
  )
})

describe('the logo', () => {
  const imageOf = (logo: Picture): string =>
    /<img[^>]*>/.exec(written({ logo, name: 'Hoteles "Ejemplo"' }).get('request')?.html ?? '')?.[0] ?? ''

  test('travels with the mail', () => {
    expect(written({ logo: LOGO }).get('request')?.inline).toEqual([
      {
        contentId: 'logo@control-oc',
        filename: 'logo.png',
        contentType: 'image/png',
        base64: LOGO.base64,
      },
    ])
  })

  test('says the company’s name where pictures are not shown', () => {
    expect(imageOf(LOGO)).toContain('alt="Hoteles &quot;Ejemplo&quot;"')
  })

  test.each([
    ['a large one is 48 pixels high', { width: 400, height: 200 }, 'width="96" height="48"'],
    ['a long one is 240 pixels wide', { width: 1200, height: 60 }, 'width="240" height="12"'],
    ['a small one keeps its size', { width: 60, height: 20 }, 'width="60" height="20"'],
    ['a line is still seen', { width: 5000, height: 1 }, 'width="240" height="1"'],
  ])('%s', (_, size, shown) => {
    expect(imageOf({ ...LOGO, ...size })).toContain(shown)
  })

  test('is in no letter of a company that has none', () => {
    const mails = [...written({}).values()]
    expect(mails.map(({ inline }) => inline.length)).toEqual([0, 0, 0, 0, 0])
    expect(mails.filter(({ html }) => html.includes('<img'))).toEqual([])
  })
})
