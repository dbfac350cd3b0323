import { readFileSync, writeFileSync } from 'node:fs'

/** The section of the README between the two marks, which is what the command prints and nothing else. */
const README = new URL('../../README.md', import.meta.url)
const [BEGIN, END] = ['<!-- npm run accuracy -->\n', '\n<!-- end of accuracy -->'] as const

const partsOf = (text: string): readonly [before: string, section: string, after: string] => {
  const from = text.indexOf(BEGIN) + BEGIN.length
  const to = text.indexOf(END)
  if (from < BEGIN.length || to < from) throw new Error('The README has no section for npm run accuracy')
  return [text.slice(0, from), text.slice(from, to), text.slice(to)]
}

export const publishedReport = (): string => partsOf(readFileSync(README, 'utf8'))[1]

export const publishReport = (report: string): void => {
  const [before, , after] = partsOf(readFileSync(README, 'utf8'))
  writeFileSync(README, before + report + after)
}
