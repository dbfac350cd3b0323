import type { Block, Fact, Letter, Phrase } from './letter.js'
import { singleLine } from './plain.js'

const words = (phrase: Phrase): string => singleLine(typeof phrase === 'string' ? phrase : phrase.strong)

const sentence = (phrases: readonly Phrase[]): string => phrases.map(words).join('')

const titled = (title: string, lines: readonly string[]): string =>
  [singleLine(title), '-'.repeat(Array.from(singleLine(title)).length), ...lines].join('\n')

const factLines = ({ label, lines }: Fact): readonly string[] => {
  const [first = '', ...others] = lines.map(words)
  if (others.length === 0) return [`${singleLine(label)}: ${first}`]
  return [`${singleLine(label)}:`, ...[first, ...others].map((line) => `  ${line}`)]
}

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
    case 'callout':
      return sentence(block.phrases)
    case 'steps':
      return titled(
        block.title,
        block.items.map((item, index) => `${index + 1}. ${sentence(item)}`),
      )
    case 'facts':
      return titled(block.title, block.facts.flatMap(factLines))
  }
}

/** The letter as plain text. Lines are not wrapped: mail programs do that to the reader's width. */
export const textBody = (letter: Letter): string =>
  [
    [letter.heading, letter.subheading].map(singleLine).join('\n'),
    ...letter.blocks.map(blockText),
    letter.signature.map(words).join('\n'),
    singleLine(letter.footer),
  ]
    .join('\n\n')
    .concat('\n')
