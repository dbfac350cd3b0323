const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/gu
const ORDINALS = /[ºª]/gu
const MARKS = /\p{M}+/gu
const BLANKS = /[^\S\n]+/gu
const WORD_SIGNS = /[\u3200-\u33FF\uFDF0-\uFDFD]/gu

/** Signs that stand for whole words or sentences, and grow up to eighteen times when they are normalised, are none of ours. */
export const withoutWordSigns = (text: string): string => text.replace(WORD_SIGNS, ' ')

/**
 * Text as phrases of mails are looked for: lower case, no accents or invisible characters, plain hyphens and spaces, `º`
 * as `°`, line breaks as `\n`. At most four times as long as the text it was made of; `fold` keeps places instead.
 */
export const foldWords = (text: string): string =>
  withoutWordSigns(text)
    .replace(/\r\n?/gu, '\n')
    .replace(INVISIBLE, '')
    .replace(DASHES, '-')
    .replace(ORDINALS, '°')
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(BLANKS, ' ')

const ADDRESS_OR_LINK = /(?:https?:\/\/|www\.)\S{1,2000}|[^\s<>()"',;:]{1,64}@[^\s<>()"',;]{1,255}/giu

/** Mail addresses and links say `oc@…` and bear random letters: neither is what the writer says. */
export const withoutAddresses = (text: string): string => text.replace(ADDRESS_OR_LINK, ' ')
