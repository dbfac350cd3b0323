import type { MimeParts } from './mime-parts.js'
import { MAX_HTML_CHARS, readMimeParts } from './mime-parts.js'

/** Styles and scripts are the bulk of a long HTML mail, and say nothing. */
const withoutStyle = (html: string): string =>
  html.replaceAll(/<(style|script|head)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')

/** Made by the same library that reads the mail: the HTML as a mail of its own. */
const textOfHtml = async (html: string): Promise<string> => {
  const short = withoutStyle(html).slice(0, MAX_HTML_CHARS)
  const mail = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${short}`
  return (await readMimeParts(Buffer.from(mail), 0)).text
}

/**
 * The text of a mail. mailparser takes the text part, or else the HTML; but some mailers send an empty text part
 * beside the HTML, and HTML that is too long it leaves out: both are made up for here.
 */
export const bodyText = async ({ text, html }: MimeParts): Promise<string> =>
  text.trim() === '' && html.trim() !== '' ? textOfHtml(html) : text
