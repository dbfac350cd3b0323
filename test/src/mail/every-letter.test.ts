import { describe, expect, test } from 'vitest'
import { MAIL_LANGUAGES, type MailLanguage } from '../../../src/domain/client.js'
import { aCompany } from '../../story/samples.js'
import { LOGO, bareBooking, booking, everyLetter, input, twoStays, type Write } from './sample.js'

const LETTERS: readonly (readonly [MailLanguage, string, Write])[] = MAIL_LANGUAGES.flatMap((language) =>
  everyLetter(language).map(([name, write]) => [language, name, write] as const),
)

/** What a reader of the HTML sees: words only. */
const visibleWords = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

const squeezed = (text: string): string => text.replace(/^-+$/gm, '').replace(/\s+/g, '')

/** How each language calls what a bare booking does not have. */
const UNKNOWN: Readonly<Record<MailLanguage, RegExp>> = {
  es: /ID de reserva|Localizador|Total|Límite|Dirección|Teléfono:/,
  en: /Reservation ID|Provider|[Tt]otal|Cancel by|Address|Telephone:/,
  pt: /ID da reserva|Localizador|Total|Cancelar até|Endereço|Telefone:/,
}

const LOCALES: Readonly<Record<MailLanguage, string>> = { es: 'es-CL', en: 'en', pt: 'pt-BR' }

describe.each(LETTERS)('in %s, the %s', (language, name, write) => {
  test('says the same in text and in HTML', () => {
    const mail = write(input(twoStays))
    expect(squeezed(visibleWords(mail.html))).toBe(squeezed(mail.text))
  })

  test('tells in which language it is to be read aloud', () => {
    expect(write(input()).html).toContain(`<html lang="${LOCALES[language]}">`)
  })

  test('bears the locator and the address to answer to', () => {
    const { text } = write(input())
    expect(text).toMatch(/LOC.*: AAKLMNO$/m)
    expect(text).toContain('controloc@hoteles.example')
  })

  test('keeps to one conversation', () => {
    const [[, request]] = everyLetter(language)
    const { subject } = request(input())
    expect(write(input()).subject).toBe(name === 'request' ? subject : `RE: ${subject}`)
  })

  test('lets no value break out of its subject', () => {
    const { subject } = write(input(booking({ bookingId: '45\r\nBcc: todos@mal.example\u2028\u202e' })))
    expect(subject).toMatch(/ 45 Bcc: todos@mal\.example$/)
  })

  test('loads nothing from outside', () => {
    const company = aCompany({ logo: LOGO })
    const { html, inline } = write({ ...input(twoStays), company })
    expect(html).not.toMatch(/<(link|script|iframe)|url\(|https?:/i)
    expect(html.match(/src="[^"]*"/g)).toEqual(inline.map(({ contentId }) => `src="cid:${contentId}"`))
  })

  test('says nothing of what is not known', () => {
    const { text } = write(input(bareBooking))
    expect(text).not.toMatch(/null|undefined|NaN/)
    expect(text).not.toMatch(UNKNOWN[language])
  })

  test('keeps the adviser’s notes in the house', () => {
    expect(write(input(booking({ advisorNotes: 'Cliente difícil' }))).text).not.toContain('difícil')
  })
})
