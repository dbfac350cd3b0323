#!/usr/bin/env node
import { editDistance } from '../../src/domain/similarity.js'
import { print, printError, tolerateClosedPipe } from './output.js'
import { SUMMARIES, helpText, unexpectedFault, unknownCommand } from './texts/main.js'

/** A subcommand's module. `run` gives the exit code: 0 done, 1 failed or refused, 2 called wrongly (`doctor`: 64). */
interface Subcommand {
  run(args: string[]): Promise<number>
}

type Loader = () => Promise<Subcommand>

/** Every subcommand: a line here and one in `SUMMARIES`. Modules are loaded only when asked for. */
const SUBCOMMANDS: Readonly<Record<keyof typeof SUMMARIES, Loader>> = {
  announce: () => import('./announce.js'),
  backup: () => import('./backup.js'),
  config: () => import('./config.js'),
  doctor: () => import('./doctor.js'),
  explain: () => import('./explain.js'),
  export: () => import('./export.js'),
  'export-person': () => import('./export-person.js'),
  forget: () => import('./forget.js'),
  'import-clients': () => import('./import-clients.js'),
  'import-old': () => import('./import-old.js'),
  'migrate-store': () => import('./migrate-store.js'),
  migration: () => import('./migration.js'),
  read: () => import('./read.js'),
  restore: () => import('./restore.js'),
}

const table: ReadonlyMap<string, Loader> = new Map(Object.entries(SUBCOMMANDS))

const help = (): string => helpText(Object.entries(SUMMARIES).map(([name, summary]) => ({ name, summary })))

const nearestCommand = (asked: string): string | null => {
  const near = [...table.keys()]
    .map((name) => ({ name, distance: editDistance(asked.toLowerCase(), name) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 3)))
    .sort((one, other) => one.distance - other.distance)
  return near[0]?.name ?? null
}

const main = async (args: readonly string[]): Promise<number> => {
  const [name, ...rest] = args
  if (name === undefined) {
    printError(help())
    return 2
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    print(help())
    return 0
  }
  const load = table.get(name)
  if (load) return (await load()).run(rest)
  printError(unknownCommand(name, nearestCommand(name)))
  return 2
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

tolerateClosedPipe()
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  printError(unexpectedFault(messageOf(error)))
  process.exitCode = 1
}
