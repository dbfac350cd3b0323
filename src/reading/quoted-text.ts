import {
  ATTRIBUTION,
  ATTRIBUTION_END,
  CLOSING,
  DEVICE,
  DISCLAIMER,
  FROM_LINE,
  NEXT_HEADER,
  SEPARATOR,
} from './mail-phrases.js'
import { foldWords } from './mail-words.js'

/** A mail's text in its parts: what its writer wrote now, the signature under it, and what was there before. */
export interface TextParts {
  readonly fresh: string
  readonly signature: string
  readonly quoted: string
}

const QUOTE_MARK = /^\s{0,3}>/u

const isHeaderBlock = (lines: readonly string[], at: number): boolean => {
  if (!FROM_LINE.test(lines[at] ?? '')) return false
  const following = lines.slice(at + 1, at + 9).filter((line) => line.trim() !== '')
  return following.slice(0, 5).filter((line) => NEXT_HEADER.test(line)).length >= 2
}

const isAttribution = (lines: readonly string[], at: number): boolean =>
  [1, 2, 3].some((count) =>
    ATTRIBUTION.test(
      lines
        .slice(at, at + count)
        .join(' ')
        .slice(0, 500),
    ),
  )

/** Rows of "____" that Outlook draws above the old mail. */
const ruleAbove = (lines: readonly string[], at: number): number => {
  let start = at
  while (start > 0 && /^\s*[_-]*\s*$/u.test(lines[start - 1] ?? '')) start -= 1
  return start
}

const historyStart = (lines: readonly string[]): number => {
  const at = lines.findIndex(
    (line, i) =>
      !QUOTE_MARK.test(line) && (SEPARATOR.test(line) || isHeaderBlock(lines, i) || isAttribution(lines, i)),
  )
  return at < 0 ? lines.length : ruleAbove(lines, at)
}

/** Answers written under or between `>` lines are fresh, so after an attribution only marked lines are history. */
const isMarkedAfter = (lines: readonly string[], at: number): boolean => {
  const rest = lines.slice(at).filter((line) => line.trim() !== '')
  return isAttribution(rest, 0) && rest.slice(1, 5).some((line) => QUOTE_MARK.test(line))
}

const attributionLength = (lines: readonly string[]): number =>
  lines.findIndex((line) => ATTRIBUTION_END.test(line)) + 1

interface Cut {
  readonly fresh: readonly number[]
  readonly quoted: readonly number[]
}

const indexes = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** `depth` bounds how many conversations inside one another are followed. */
const cutHistory = (lines: readonly string[], depth = 3): Cut => {
  const start = historyStart(lines)
  const inline = depth > 0 && start < lines.length && isMarkedAfter(lines, start)
  const skipped = inline ? start + attributionLength(lines.slice(start)) : lines.length
  const below = inline ? cutHistory(lines.slice(skipped), depth - 1).fresh.map((i) => i + skipped) : []
  const kept = [...indexes(0, start), ...below].filter((i) => !QUOTE_MARK.test(lines[i] ?? ''))
  const isKept = new Set(kept)
  return { fresh: kept, quoted: indexes(0, lines.length).filter((i) => !isKept.has(i)) }
}

const isSignatureStart = (line: string): boolean =>
  CLOSING.test(line) || DEVICE.test(line) || DISCLAIMER.test(line)

/** Sets the history of the conversation and the signature aside, as Outlook, Gmail and Apple Mail write them (es, en, pt). */
export const splitText = (text: string): TextParts => {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n')
  const folded = lines.map((line) => foldWords(line.slice(0, 1000)))
  const { fresh, quoted } = cutHistory(folded)
  const first = fresh.findIndex((i) => folded[i]?.trim())
  const at = fresh.findIndex((i, place) => place > first && isSignatureStart(folded[i] ?? ''))
  const signatureAt = at < 0 ? fresh.length : at
  const join = (chosen: readonly number[]): string => chosen.map((i) => lines[i] ?? '').join('\n')
  return {
    fresh: join(fresh.slice(0, signatureAt)).trim(),
    signature: join(fresh.slice(signatureAt)).trim(),
    quoted: join(quoted).trim(),
  }
}
