import { htmlBody } from './html-body.js'
import type { Letter, MailContent } from './letter.js'
import { logoPart } from './logo.js'
import { clip } from './plain.js'
import { textBody } from './text-body.js'

/** Gives the letter its two forms. */
export const compose = (letter: Letter): MailContent => ({
  subject: clip(letter.subject),
  text: textBody(letter),
  html: htmlBody(letter),
  inline: logoPart(letter.company),
})
