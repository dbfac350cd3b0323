import { readFileSync, writeFileSync } from 'node:fs'

/** What a command prints, as a page shows it between two marks, and nothing else. */
export interface MarkedSection {
  read(): string
  write(section: string): void
}

/** Between `<!-- npm run COMMAND -->` and `<!-- end of NAME -->`. @throws where the page has no such marks */
export const markedSection = (page: URL, command: string, name: string): MarkedSection => {
  const [begin, end] = [`<!-- npm run ${command} -->\n`, `\n<!-- end of ${name} -->`]
  const partsOf = (text: string): readonly [before: string, section: string, after: string] => {
    const from = text.indexOf(begin) + begin.length
    const to = text.indexOf(end)
    if (from < begin.length || to < from) throw new Error(`${page.pathname} has no section for ${command}`)
    return [text.slice(0, from), text.slice(from, to), text.slice(to)]
  }
  return {
    read: () => partsOf(readFileSync(page, 'utf8'))[1],
    write: (section) => {
      const [before, , after] = partsOf(readFileSync(page, 'utf8'))
      writeFileSync(page, before + section + after)
    },
  }
}
