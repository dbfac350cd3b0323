import { MAIL_TEXT } from '../../texts/mails.js'
import type { CardElement } from '../elements.js'
import { escapeMarkdown, outside, shorten } from '../markdown.js'
import { fact } from './context.js'

/** A mail as it would leave, with its recipients as they were joined. */
export interface ShownMail {
  readonly recipients: string
  readonly copies: string
  readonly subject: string
  readonly text: string
}

/** Markdown takes an empty line for a new one. */
const paragraphText = (paragraph: string): string =>
  paragraph
    .split('\n')
    .map(escapeMarkdown)
    .filter((line) => line !== '')
    .join('\n\n')

const paragraphsOf = (text: string, limit: number): readonly CardElement[] =>
  shorten(text, limit)
    .split(/\n{2,}/u)
    .map(paragraphText)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'TextBlock', text: paragraph, size: 'Small', wrap: true }))

/** To whom, about what, and the text itself, as plain as the client may read it. */
export const mailElements = (mail: ShownMail, limit: number): readonly CardElement[] => [
  {
    type: 'FactSet',
    facts: [
      ...fact(MAIL_TEXT.to, outside(mail.recipients, 300) || MAIL_TEXT.nobody),
      ...fact(MAIL_TEXT.copies, outside(mail.copies, 200)),
      ...fact(MAIL_TEXT.subject, outside(mail.subject, 200)),
    ],
  },
  { type: 'Container', style: 'emphasis', items: paragraphsOf(mail.text, limit) },
]
