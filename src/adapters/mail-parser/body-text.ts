import type { MimeParts } from './mime-parts.js'
import { MAX_HTML_CHARS, readMimeParts } from './mime-parts.js'

/**
 * The HTML without an element of a kind, in one pass. A single regular expression for start, content and end would look
 * for the end anew from each start: half a megabyte of `<style>` that never ends held everything up for half a minute.
 */
const withoutElement = (html: string, name: string): string => {
  const start = new RegExp(`<${name}\\b`, 'gi')
  const end = new RegExp(`</${name}\\b`, 'gi')
  let kept = ''
  let at = 0
  for (let found = start.exec(html); found !== null; found = start.exec(html)) {
    kept += `${html.slice(at, found.index)} `
    end.lastIndex = found.index
    const close = end.exec(html) === null ? -1 : html.indexOf('>', end.lastIndex)
    if (close === -1) return kept
    at = close + 1
    start.lastIndex = at
  }
  return kept + html.slice(at)
}

/** Styles and scripts are the bulk of a long HTML mail, and say nothing. */
const withoutStyle = (html: string): string => ['style', 'script'].reduce(withoutElement, html)

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
