const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
const INVISIBLE = /[\p{Cf}\p{Cs}]/gu

/**
 * One line of harmless text: line breaks and other controls become a space, and invisible characters go, among them
 * those that turn the writing direction round. No value can end a mail header (RFC 5322, 2.2) or disguise itself.
 */
export const singleLine = (value: string): string => value.replace(CONTROLS, ' ').replace(INVISIBLE, '')

const LONGEST_VALUE = 200

/** Trimmed, at most 200 characters unless told: what is longer was never a name, and would bury the rest of the mail. */
export const clip = (value: string, longest = LONGEST_VALUE): string => {
  const characters = Array.from(singleLine(value).replace(/ {2,}/g, ' ').trim())
  if (characters.length <= longest) return characters.join('')
  return `${characters.slice(0, longest - 1).join('')}…`
}

const LONGEST_NOTE = 30

/** A note as its lines, blank ones left out; at most 30. */
export const noteLines = (note: string): readonly string[] =>
  note
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => clip(line))
    .filter((line) => line !== '')
    .slice(0, LONGEST_NOTE)
