import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAIL_LANGUAGES } from '../../../src/domain/client.js'
import type { MailContent } from '../../../src/mail/letter.js'
import { aCompany } from '../../story/samples.js'
import { LOGO, booking, everyLetter, input, room, stay } from './sample.js'

/** Every letter in every language, with the value wherever text from outside can come from. */
const filledWith = (value: string): readonly MailContent[] => {
  const about = booking({
    bookingId: value,
    locator: value,
    providerLocator: value,
    agency: value,
    hotelNotes: value,
    stays: [
      stay({
        hotel: { name: value, address: value, phone: value },
        arrivalTime: value,
        rooms: [
          room({
            category: value,
            mealPlan: value,
            guests: [{ type: 'ADT', firstName: value, lastName: value }],
          }),
        ],
      }),
    ],
  })
  const given = {
    ...input(about, value),
    company: aCompany({ name: value, address: value, signature: [value], logo: LOGO }),
  }
  return MAIL_LANGUAGES.flatMap((language) =>
    everyLetter(language, value, value).map(([, write]) => write(given)),
  )
}

/** The different tags of all letters, with their attributes but for what the logo is called. */
const tags = (mails: readonly MailContent[]): ReadonlySet<string> =>
  new Set(
    mails.flatMap(({ html }) => html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/ alt="[^"]*"/, '')),
  )

const ownTags = tags(filledWith('x'))

const foreignTags = (mails: readonly MailContent[]): readonly string[] =>
  [...tags(mails)].filter((tag) => !ownTags.has(tag))

/** How many of the letters do not name the agency so. */
const lettersWithout = (mails: readonly MailContent[], agency: string): number =>
  mails.filter(({ text }) => !text.match(/^Ag[eê]nc(?:ia|y): .*$/gm)?.some((line) => line.endsWith(agency)))
    .length

describe.each([
  ['a script', '<script>alert(1)</script>'],
  ['a broken attribute', '"><img src=x onerror=alert(1)>'],
  ['a single quote', `' onmouseover='alert(1)`],
  ['the end of a comment', '--><b>x</b><!--'],
  ['an entity', '&lt;b&gt; &amp; &#60;'],
  ['a replacement pattern', '$& $1 $`'],
])('%s in a name', (_, value) => {
  const mails = filledWith(value)

  test('makes no tag in any letter', () => {
    expect(foreignTags(mails)).toEqual([])
  })

  test('is shown as it was written', () => {
    expect(lettersWithout(mails, `: ${value}`)).toBe(0)
  })
})

describe('in every letter', () => {
  test('line breaks in a name stay on one line of the text', () => {
    const mails = filledWith('Agencia\r\nBcc: todos@mal.example')
    expect(lettersWithout(mails, ': Agencia Bcc: todos@mal.example')).toBe(0)
  })

  test('a text that turns the writing direction round is straightened', () => {
    expect(lettersWithout(filledWith('Agencia \u202eals.gro'), ': Agencia als.gro')).toBe(0)
  })

  test('a name of 500 characters is cut short', () => {
    expect(lettersWithout(filledWith('A'.repeat(500)), `: ${'A'.repeat(199)}…`)).toBe(0)
  })

  test('a cut does not part a surrogate pair', () => {
    expect(lettersWithout(filledWith('🏨'.repeat(300)), `: ${'🏨'.repeat(199)}…`)).toBe(0)
  })

  test('an endless note does not bury the mail', () => {
    const mails = filledWith(Array.from({ length: 5000 }, (_, line) => `línea ${line}`).join('\n'))
    expect(mails.filter(({ text }) => text.includes('línea 30\n'))).toEqual([])
  })
})

test('whatever the values, the mails are well formed and their subjects one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (value) => {
      const mails = filledWith(value)
      expect(mails.some(({ subject }) => /[\r\n\u2028\0]/.test(subject))).toBe(false)
      expect(/[^\P{Cc}\n]/u.test(mails.map(({ text, html }) => text + html).join(''))).toBe(false)
      expect(foreignTags(mails)).toEqual([])
    }),
    { numRuns: 40 },
  )
})
