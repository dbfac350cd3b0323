const ONE_LINE = /\s+/gu
const SPECIAL = /[\\`*_[\]<>~|]/gu
/** Marks that mean something only where a line begins: a heading, a list, a numbered list. */
const LEADING = /^[#+-]/u
const LEADING_NUMBER = /^(\d{1,9})([.)])/u
const BARE_LINK = /(https?):\/\//giu

/**
 * Text from outside, safe inside a TextBlock, a fact or a Markdown message: it stays one line and shows as it was
 * written. Teams' Markdown subset: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(ONE_LINE, ' ')
    .trim()
    .replace(SPECIAL, String.raw`\$&`)
    .replace(LEADING, String.raw`\$&`)
    .replace(LEADING_NUMBER, String.raw`$1\$2`)
    .replace(BARE_LINK, '$1:\u200b//')

/** Cut to `limit` characters, never through a surrogate pair, with an ellipsis where something is missing. */
export const shorten = (text: string, limit: number): string => {
  const characters = Array.from(text)
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
}

/** Outside text for a card: cut first, then escaped, so that no escape is cut in two. */
export const outside = (text: string, limit = 200): string => escapeMarkdown(shorten(text, limit))
