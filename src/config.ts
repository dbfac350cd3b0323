import { parseEnvFile } from './env-file.js'
import { assemble } from './config/assemble.js'
import { findContradictions, findDoubts } from './config/checks.js'
import { derive } from './config/derive.js'
import { findMisspellings } from './config/misspellings.js'
import {
  readText,
  understand,
  type Environment,
  type ReadFile,
  type Source,
  type Understanding,
} from './config/understand.js'
import {
  VARIABLE_NAMES,
  isComplete,
  isVariableName,
  variable,
  type Values,
  type VariableName,
} from './config/variables.js'
import type { Config } from './config/types.js'
import { brokenLine, missing, type ConfigFault } from './texts/config-faults.js'

export type { AccountId, Config, ImapAccount, MailAuth } from './config/types.js'
export { documentPlace } from './config/documents.js'
export { readStoreUrl } from './config/readers.js'
export { findChaseTimes, type ChaseTimes } from './config/assemble.js'
export type { Environment, ReadFile } from './config/understand.js'
export { formatFaults, type ConfigFault } from './texts/config-faults.js'

/** What was understood of an environment. */
export interface LoadedConfig {
  /** Null when there are faults, or when a value that is needed is still a sample's placeholder. */
  readonly config: Config | null
  /** All of them at once; with any, the service must not start. */
  readonly faults: readonly ConfigFault[]
  readonly warnings: readonly ConfigFault[]
  /** Values that are still a sample's; they are among the faults or the warnings too. */
  readonly placeholders: readonly ConfigFault[]
  readonly values: Values
  readonly sources: ReadonlyMap<VariableName, Source>
}

/** `run`: a placeholder such as `[CONTRASEÑA_SEGURA]` is a fault. `inspect`: it is a warning. */
export type Purpose = 'run' | 'inspect'

/** What the first mailbox lacks too is told once. */
const isTwinMissing = (name: VariableName, values: Values): boolean => {
  const twin = name.replace('OC_INBOX_', 'IMAP_')
  return twin !== name && isVariableName(twin) && values[twin] === null
}

const findMissing = (values: Values, { given }: Understanding): readonly ConfigFault[] =>
  VARIABLE_NAMES.filter((name) => values[name] === null && variable(name).needed && !given.has(name))
    .filter((name) => !isTwinMissing(name, values))
    .map((name) => missing(name, variable(name).kind))

/** What could not be read is missing for that very reason: it is told once. */
const untold = (faults: readonly ConfigFault[], understanding: Understanding): readonly ConfigFault[] =>
  faults.filter(({ name }) => !understanding.faults.some((told) => told.name === name))

const sourcesOf = ({ sources }: Understanding, values: Values): LoadedConfig['sources'] =>
  new Map(
    [...sources].map(([name, source]) => [
      name,
      source === 'unset' && values[name] !== null ? 'derived' : source,
    ]),
  )

/**
 * Makes the one configuration of the service from the environment. Touches nothing but the files that `NAME_FILE`,
 * `…_TLS_CA` and `COMPANY_LOGO` name. Never throws: everything that is wrong is in `faults`, by the name of its variable.
 */
export const loadConfig = (env: Environment, readFile: ReadFile, purpose: Purpose = 'run'): LoadedConfig => {
  const understanding = understand(env, readFile)
  const values = derive(understanding.values)
  const { placeholders } = understanding
  const faults = [
    ...understanding.faults,
    ...(purpose === 'run' ? placeholders : []),
    ...findMissing(values, understanding),
    ...untold(findContradictions(values, readFile), understanding),
  ]
  const warnings = [
    ...(purpose === 'inspect' ? placeholders : []),
    ...findDoubts(values, readFile),
    ...findMisspellings(env),
  ]
  const config = faults.length === 0 && isComplete(values) ? assemble(values, readFile) : null
  return { config, faults, warnings, placeholders, values, sources: sourcesOf(understanding, values) }
}

const twinOf = (name: string): string => (name.endsWith('_FILE') ? name.slice(0, -5) : `${name}_FILE`)

/** The real environment wins, in either form of a name: a mounted NAME_FILE is not contradicted by a NAME in the file. */
export const mergeEnvironments = (file: Environment, real: Environment): Environment => {
  const settled = (name: string): boolean => real[name] !== undefined || real[twinOf(name)] !== undefined
  return { ...Object.fromEntries(Object.entries(file).filter(([name]) => !settled(name))), ...real }
}

const isMissingFile = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * The same from a `.env` file (which may be absent) and the real environment, which wins.
 * @throws when the file is there and cannot be read.
 */
export const loadConfigFile = (
  path: string,
  real: Environment,
  readFile: ReadFile,
  purpose: Purpose = 'run',
): LoadedConfig => {
  const readOrNothing = (): string => {
    try {
      return readText(path, readFile)
    } catch (error) {
      if (isMissingFile(error)) return ''
      throw error
    }
  }
  const file = parseEnvFile(readOrNothing())
  const loaded = loadConfig(mergeEnvironments(file.values, real), readFile, purpose)
  const broken = file.brokenLines.map((line) => brokenLine(path, line))
  return { ...loaded, warnings: [...broken, ...loaded.warnings] }
}
