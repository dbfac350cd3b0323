import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MailContent } from '../../../../src/mail/letter.js'
import { acknowledgement } from '../../../../src/mail/es/acknowledgement.js'
import { ultimatum } from '../../../../src/mail/es/ultimatum.js'
import { booking, input, room, stay } from './sample.js'

/** Puts the value wherever text from outside can come from. */
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
    company: { name: value, address: value, signature: value },
  }
  return [ultimatum({ ...given, deadline: '2026-02-23' }), acknowledgement({ ...given, ocNumber: value })]
}

/** The different tags, with their attributes. */
const tags = (html: string): ReadonlySet<string> => new Set(html.match(/<[^>]*>/g))

const ownTags = tags(filledWith('x')[0]?.html ?? '')

const foreignTags = (html: string): readonly string[] => [...tags(html)].filter((tag) => !ownTags.has(tag))

describe.each([
  ['a script', '<script>alert(1)</script>'],
  ['a broken attribute', '"><img src=x onerror=alert(1)>'],
  ['a single quote', `' onmouseover='alert(1)`],
  ['the end of a comment', '--><b>x</b><!--'],
  ['an entity', '&lt;b&gt; &amp; &#60;'],
  ['a replacement pattern', '$& $1 $`'],
])('%s in a name', (_, value) => {
  test('makes no tag', () => {
    expect(foreignTags(filledWith(value)[0]?.html ?? '')).toEqual([])
  })

  test('is shown as it was written', () => {
    expect(filledWith(value)[0]?.text).toContain(`Agencia: ${value}`)
  })
})

test('line breaks in a name stay on one line of the text', () => {
  const [mail] = filledWith('Agencia\r\nBcc: todos@mal.example')
  expect(mail?.text).toContain('Agencia: Agencia Bcc: todos@mal.example\n')
})

test('a text that turns the writing direction round is straightened', () => {
  expect(filledWith('Agencia \u202eals.gro')[0]?.text).toContain('Agencia: Agencia als.gro\n')
})

test('a name of 500 characters is cut short', () => {
  expect(filledWith('A'.repeat(500))[0]?.text).toContain(`Agencia: ${'A'.repeat(199)}…\n`)
})

test('a cut does not part a surrogate pair', () => {
  expect(filledWith('🏨'.repeat(300))[0]?.text).toContain(`Agencia: ${'🏨'.repeat(199)}…\n`)
})

test('an endless note does not bury the mail', () => {
  const [mail] = filledWith(Array.from({ length: 5000 }, (_, line) => `línea ${line}`).join('\n'))
  expect(mail?.text).not.toContain('línea 30\n')
})

test('whatever the values, the mail is well formed and its subject one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (value) => {
      const mails = filledWith(value)
      expect(mails.map(({ subject }) => /[\r\n\u2028\0]/.test(subject))).toEqual([false, false])
      expect(/[^\P{Cc}\n]/u.test(mails.map(({ text, html }) => text + html).join(''))).toBe(false)
      expect(foreignTags(mails[0]?.html ?? '')).toEqual([])
    }),
    { numRuns: 100 },
  )
})
