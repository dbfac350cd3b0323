import type { Block, Fact, Letter, Phrase } from './letter.js'
import { logo } from './logo.js'
import { markup, type Markup } from './markup.js'
import { coloursOf, darkStyle, type Colours } from './theme.js'

const FONT = 'font-family:Segoe UI,Helvetica,Arial,sans-serif'
const BREAK = 'overflow-wrap:anywhere;word-break:break-word'
const INK = 'color:#1f2933'
const SOFT = 'color:#566270'

const phrase = (part: Phrase): Markup =>
  typeof part === 'string' ? markup`${part}` : markup`<strong>${part.strong}</strong>`

const inline = (phrases: readonly Phrase[]): Markup => markup`${phrases.map(phrase)}`

const row = (content: Markup): Markup =>
  markup`
<tr><td style="padding:0 28px 18px;${FONT};font-size:15px;line-height:1.5;${BREAK}">${content}</td></tr>`

const title = (text: string, { accent }: Colours): Markup =>
  markup`<h2 class="accent" style="margin:0 0 8px;font-size:15px;line-height:1.35;color:${accent}">${text}</h2>`

const table = (rows: readonly Markup[]): Markup =>
  markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}
</table>`

const paragraph = (phrases: readonly Phrase[]): Markup =>
  markup`<p class="ink" style="margin:0;${INK}">${inline(phrases)}</p>`

const callout = (phrases: readonly Phrase[], { accent, tint }: Colours): Markup =>
  markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="tint" bgcolor="${tint}" style="padding:14px 16px;background:${tint};border-left:4px solid ${accent};${FONT};font-size:16px;line-height:1.45;${BREAK}">
<span class="ink" style="${INK}">${inline(phrases)}</span></td>
</tr></table>`

const step = (phrases: readonly Phrase[], index: number, { accent }: Colours): Markup =>
  markup`
<tr>
<td class="accent" valign="top" width="24" style="padding:0 0 6px;${FONT};font-size:15px;line-height:1.5;font-weight:600;color:${accent}">${String(index + 1)}.</td>
<td class="ink" valign="top" style="padding:0 0 6px;${FONT};font-size:15px;line-height:1.5;${INK};${BREAK}">${inline(phrases)}</td>
</tr>`

const line = (content: Phrase): Markup => markup`<div>${phrase(content)}</div>`

/** Labels are ours, and short: their column grows before a word of them is broken. */
const WHOLE_WORDS = 'overflow-wrap:normal;word-break:normal'

const fact = ({ label, lines }: Fact): Markup =>
  markup`
<tr>
<td class="soft rule" valign="top" width="34%" style="padding:7px 10px 7px 0;border-top:1px solid #e3e8ed;${FONT};font-size:14px;line-height:1.45;${SOFT};${WHOLE_WORDS}">${label}:</td>
<td class="ink rule" valign="top" style="padding:7px 0;border-top:1px solid #e3e8ed;${FONT};font-size:14px;line-height:1.45;${INK};${BREAK}">${lines.map(line)}</td>
</tr>`

const block = (content: Block, colours: Colours): Markup => {
  switch (content.kind) {
    case 'paragraph':
      return row(paragraph(content.phrases))
    case 'callout':
      return row(callout(content.phrases, colours))
    case 'steps': {
      const items = content.items.map((item, index) => step(item, index, colours))
      return row(markup`${title(content.title, colours)}${table(items)}`)
    }
    case 'facts':
      return row(markup`${title(content.title, colours)}${table(content.facts.map(fact))}`)
  }
}

const head = (letter: Letter, colours: Colours): Markup =>
  markup`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="x-apple-disable-message-reformatting">
<title>${letter.subject}</title>
<style>${darkStyle(colours)}</style>
</head>`

const heading = ({ company, heading: text, subheading }: Letter, { accent }: Colours): Markup =>
  markup`${logo(company)}
<tr><td style="padding:26px 28px 20px;${FONT};${BREAK}">
<h1 class="accent" style="margin:0 0 4px;font-size:22px;line-height:1.3;font-weight:600;color:${accent}">${text}</h1>
<div class="soft" style="font-size:14px;line-height:1.4;${SOFT}">${subheading}</div>
</td></tr>`

const signature = (lines: readonly Phrase[]): Markup =>
  row(markup`<div class="ink" style="${INK}">${lines.map(line)}</div>`)

const footer = (text: string): Markup =>
  markup`
<tr><td class="soft rule" style="padding:14px 28px 20px;border-top:1px solid #e3e8ed;${FONT};font-size:12px;line-height:1.45;${SOFT}">${text}</td></tr>`

/** The sheet is 600 px wide at most; Outlook for Windows knows no max-width and gets a table of that width instead. */
const sheet = (letter: Letter, colours: Colours): Markup =>
  markup`<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table class="paper" role="presentation" width="100%" align="center" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #dde3e9;border-top:5px solid ${colours.accent}">
${heading(letter, colours)}${letter.blocks.map((each) => block(each, colours))}${signature(letter.signature)}
${footer(letter.footer)}
</table>
<!--[if mso]></td></tr></table><![endif]-->`

/**
 * The letter as HTML for mail programs: tables, inline styles, nothing loaded from outside. It reads well from 320 px
 * on, in light and in dark.
 */
export const htmlBody = (letter: Letter): string => {
  const colours = coloursOf(letter.tone, letter.company.colour)
  return markup`<!doctype html>
<html lang="${letter.locale}">
${head(letter, colours)}
<body class="page" bgcolor="#f1f4f7" style="margin:0;padding:0;background:#f1f4f7">
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f1f4f7" style="background:#f1f4f7"><tr><td style="padding:20px 10px">
${sheet(letter, colours)}
</td></tr></table>
</body>
</html>
`.html
}
