import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The rooms of the house and the arrows between them, as the README draws them. A file belongs to the first room whose
 * path begins its own.
 */
const ROOMS: readonly (readonly [room: string, path: string])[] = [
  ['main', 'bot/main.ts'],
  ['main', 'bot/service/'],
  ['cli', 'bot/cli/'],
  ['demo', 'bot/demo/'],
  ['bot', 'bot/'],
  ['manifest', 'manifest/'],
  ['contract', 'src/contract.ts'],
  ['contract', 'src/contract/'],
  ['ports', 'src/ports.ts'],
  ['ports', 'src/ports/'],
  ['config', 'src/config.ts'],
  ['config', 'src/config/'],
  ['config', 'src/env-file.ts'],
  ['domain', 'src/domain/'],
  ['reading', 'src/reading/'],
  ['engine', 'src/engine/'],
  ['mail', 'src/mail/'],
  ['texts', 'src/texts/'],
  ['adapters', 'src/adapters/'],
]

const WHOLE = [
  'bot',
  'contract',
  'texts',
  'engine',
  'adapters',
  'config',
  'domain',
  'ports',
  'main',
  'reading',
  'mail',
]

const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  texts: ['domain'],
  reading: ['domain'],
  contract: ['domain'],
  ports: ['domain'],
  config: ['domain', 'texts'],
  mail: ['domain', 'texts'],
  engine: ['domain', 'reading', 'ports', 'contract', 'mail', 'texts'],
  adapters: ['ports', 'domain'],
  bot: ['contract', 'texts'],
  manifest: ['bot', 'config', 'texts'],
  main: WHOLE,
  cli: WHOLE,
  demo: [...WHOLE, 'cli'],
}

const roomOf = (file: string): string | undefined => ROOMS.find(([, start]) => file.startsWith(start))?.[0]

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))

const sources = (): string[] => ['bot', 'src', 'manifest'].flatMap(filesIn)

const IMPORT = /(?:from|import)\s*\(?\s*'(?<target>\.[^']+)'/gu

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(({ groups }) =>
    path.posix.join(path.posix.dirname(file), groups?.['target'] ?? '').replace(/\.js$/u, '.ts'),
  )

const arrows = sources().flatMap((file) =>
  importsOf(file).map((target) => ({ file, target, from: roomOf(file), to: roomOf(target) })),
)

const adapterOf = (file: string): string | undefined => /^src\/adapters\/([^/]+)/u.exec(file)?.[1]

/**
 * The ground that several adapters stand on (docs/adr: documents are read in processes; one mail, two ways out;
 * critical mail has a second name; what both stores share). It leans on none of them.
 */
const GROUND = ['reading-process', 'outgoing-mail', 'disk', 'store-records']

describe('the arrows between the rooms', () => {
  it('sees the house', () => {
    expect(arrows.length).toBeGreaterThan(200)
  })

  it('has a room for every file', () => {
    expect(sources().filter((file) => !roomOf(file))).toEqual([])
  })

  it('has no arrow but those that are drawn', () => {
    const others = arrows.filter(
      ({ from, to }) => from !== to && !(from && to && MAY_IMPORT[from]?.includes(to)),
    )
    expect(others.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  it('lets no adapter lean on another, but for the ground that several stand on', () => {
    const leaning = arrows.filter(
      ({ file, target, to }) =>
        to === 'adapters' &&
        adapterOf(file) &&
        adapterOf(file) !== adapterOf(target) &&
        !GROUND.includes(adapterOf(target) ?? ''),
    )
    expect(leaning.map(({ file, target }) => `${file} → ${target}`)).toEqual([])
  })

  it('lets nothing of the product import a test', () => {
    expect(arrows.filter(({ target }) => target.startsWith('test/'))).toEqual([])
  })
})
