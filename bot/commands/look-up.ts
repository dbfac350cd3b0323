import { foldText } from '../../src/contract.js'
import { bare } from './arguments.js'
import type { Command } from './command.js'
import { nearest } from './nearest.js'

/** `meant`: what a slip was perhaps for. */
export type LookedUp =
  | { readonly found: true; readonly command: Command; readonly args: string }
  | { readonly found: false; readonly meant: Command | null }

type ByName = ReadonlyMap<string, Command>

/** Marks before the first word are of no meaning. */
const wordsOf = (text: string): readonly string[] => {
  const words = text.split(' ')
  const first = words.findIndex((word) => bare(word) !== '')
  return first < 0 ? [] : words.slice(first)
}

const phrase = (words: readonly string[], count: number): string =>
  words.slice(0, count).map(bare).map(foldText).join(' ')

const wordCount = (name: string): number => name.split(' ').length

/** Names, and the beginnings of those that have several words: by these too a command can be meant. */
const withBeginnings = (byName: ByName): ByName =>
  new Map([
    ...[...byName].map(([name, command]) => [name.split(' ')[0] ?? name, command] as const),
    ...byName,
  ])

/**
 * Finds commands by the first words of a text, without regard to case and accents. The longest name wins, so that "revisar
 * ahora" is not "revisar".
 */
export const createLookUp = (commands: readonly Command[]): ((text: string) => LookedUp) => {
  const byName: ByName = new Map(
    commands.flatMap((command) => command.names.map((name) => [foldText(name), command] as const)),
  )
  const likely = withBeginnings(byName)
  const longest = Math.max(...[...byName.keys()].map(wordCount))
  const counts = Array.from({ length: longest }, (_value, index) => longest - index)

  const meant = (words: readonly string[]): Command | null => {
    const names = counts.map((count) => nearest(phrase(words, count), [...likely.keys()]))
    return likely.get(names.find((name) => name !== null) ?? '') ?? null
  }

  return (text) => {
    const words = wordsOf(text)
    for (const count of counts.filter((each) => each <= words.length)) {
      const command = byName.get(phrase(words, count))
      if (command) return { found: true, command, args: words.slice(count).join(' ') }
    }
    return { found: false, meant: words.length === 0 ? null : meant(words) }
  }
}
