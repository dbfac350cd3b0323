/**
 * The part of Markdown that Teams draws in cards and messages: bold, italics, links and lists. Everything is escaped
 * first, so that what comes from a mail stays text.
 */
const escapeHtml = (text) => text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`)

/** Backslash escapes are set aside as private characters, so that no rule sees them. */
const setAside = (text) =>
  text.replace(/\\([\\`*_{}[\]()#+\-.!~|<>&])/gu, (_all, character) =>
    String.fromCodePoint(0xe000 + character.codePointAt(0)),
  )

const bringBack = (text) =>
  text.replace(/[\ue000-\ue07f]/gu, (character) =>
    escapeHtml(String.fromCodePoint(character.codePointAt(0) - 0xe000)),
  )

const inline = (text) =>
  text
    .replace(/\[([^\]]+)\]\((https?:[^\s)]+)\)/gu, '<a href="$2" target="_blank" rel="noreferrer">$1</a>')
    .replace(/\*\*(.+?)\*\*/gu, '<strong>$1</strong>')
    .replace(/(?<![\p{L}\p{N}_])_([^_]+)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}*])\*([^*]+)\*(?![\p{L}\p{N}*])/gu, '<em>$1</em>')

const isItem = (line) => /^\s*[-*] /u.test(line)

const block = (lines) => {
  if (lines.every(isItem)) {
    return `<ul>${lines.map((line) => `<li>${inline(line.replace(/^\s*[-*] /u, ''))}</li>`).join('')}</ul>`
  }
  return `<p>${lines.map(inline).join('<br>')}</p>`
}

/** Lines of a list and lines of text are blocks of their own. */
const blocksOf = (lines) =>
  lines.reduce((blocks, line) => {
    const last = blocks.at(-1)
    if (line.trim() === '') return last?.length === 0 ? blocks : [...blocks, []]
    if (last?.length && isItem(last.at(-1)) === isItem(line)) last.push(line)
    else if (last && last.length === 0) last.push(line)
    else blocks.push([line])
    return blocks
  }, [])

export const markdownToHtml = (text) =>
  bringBack(
    blocksOf(escapeHtml(setAside(text)).split(/\r?\n/u))
      .filter((lines) => lines.length > 0)
      .map(block)
      .join(''),
  )
