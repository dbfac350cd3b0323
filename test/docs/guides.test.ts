import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { SUMMARIES } from '../../bot/cli/texts/main.js'
import packageFile from '../../package.json' with { type: 'json' }
import { VARIABLE_NAMES } from '../../src/config/variables.js'

const root = path.join(import.meta.dirname, '..', '..')

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))

const GUIDES = ['README.md', ...markdownIn('docs')]

/** Those that tell an administrator what to type. */
const INSTALLING = ['docs/instalacion.md', 'docs/instalar-en-teams.md', 'docs/despliegue/README.md']

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])

/** As GitHub names a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsIn = (file: string): readonly string[] => all(read(file), /^#+ (.+)$/gmu).map(anchorOf)

/** What a link leads to and is not there; null when all is well. */
const brokenLink = (guide: string, link: string): string | null => {
  const [file = '', anchor] = link.split('#')
  const target = file === '' ? guide : path.posix.join(path.posix.dirname(guide), file)
  if (!existsSync(path.join(root, target))) return link
  return anchor === undefined || anchorsIn(target).includes(anchor) ? null : link
}

describe.each(GUIDES)('%s', (guide) => {
  const text = read(guide)

  test('links to files and headings that are there', () => {
    const links = all(text, /\]\((?!https?:)([^)\s]+)\)/gu)
    expect(links.map((link) => brokenLink(guide, link)).filter((broken) => broken !== null)).toEqual([])
  })

  test('names npm scripts that exist', () => {
    const scripts = all(text, /npm run (?:--\S+ )*([\w:]+)/gu)
    expect(scripts.filter((script) => !Object.hasOwn(packageFile.scripts, script))).toEqual([])
  })

  test('names subcommands that exist', () => {
    const commands = all(text, /(?:npx|control-oc|=\S+) control-oc ([a-z][a-z-]+)/gu)
    expect(commands.filter((command) => !Object.hasOwn(SUMMARIES, command))).toEqual([])
  })
})

const SOURCES = ['bot', 'src']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(path.join(folder, file))),
  )
  .join('\n')

const isVariable = (name: string): boolean =>
  VARIABLE_NAMES.some((known) => [known, `${known}_FILE`].includes(name))

describe.each(INSTALLING)('%s', (guide) => {
  const text = read(guide)

  test('names variables that exist', () => {
    const named = all(text, /`((?:[A-Z]+_[A-Z_\d]+|MicrosoftApp\w+))(?:=[^`]*)?`/gu)
    expect(named.filter((name) => !isVariable(name))).toEqual([])
  })

  test('names files of the project that exist', () => {
    const files = all(text, /(?<![\w/.])((?:docs|bot|src)\/[\w./-]+\w)/gu)
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
  })

  test('quotes what the service really says', () => {
    const quoted = all(text, /«((?:Refused|Installed|The|Sólo) [^»]+)»/gu)
    expect(quoted.filter((message) => !SOURCES.includes(`'${message}'`))).toEqual([])
  })
})

describe('the guide to Teams', () => {
  test('sets variables that exist', () => {
    const set = all(read('docs/instalar-en-teams.md'), /^((?!RG|BOT|APP_ID)\w+)=\S*$/gmu)
    expect(set.length).toBeGreaterThan(5)
    expect(set.filter((name) => !isVariable(name))).toEqual([])
  })
})
