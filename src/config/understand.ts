import {
  bothSet,
  notUnderstood,
  placeholder,
  unreadableFile,
  type ConfigFault,
} from '../texts/config-faults.js'
import { READERS, type Kind } from './readers.js'
import { VARIABLE_NAMES, isSecret, isValues, variable, type Values, type VariableName } from './variables.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** Gives a file's bytes. @throws when it cannot be read. */
export type ReadFile = (path: string) => Uint8Array

/** A file's text in UTF-8, without its byte order mark. @throws when it cannot be read. */
export const readText = (path: string, readFile: ReadFile): string => new TextDecoder().decode(readFile(path))

/** Where a value comes from. `derived`: from other variables. */
export type Source = 'variable' | 'file' | 'preset' | 'derived' | 'unset'

export interface Understanding {
  readonly values: Values
  readonly sources: ReadonlyMap<VariableName, Source>
  readonly faults: readonly ConfigFault[]
  /** Values that still are the sample's `[CONTRASEÑA]`. */
  readonly placeholders: readonly ConfigFault[]
  /** Variables that were given something, right or wrong. */
  readonly given: ReadonlySet<VariableName>
}

type Given =
  | { readonly source: 'variable' | 'file' | 'preset'; readonly text: string }
  | { readonly source: 'unset' }
  | { readonly source: 'fault'; readonly fault: ConfigFault }

const fromFile = (name: VariableName, path: string, readFile: ReadFile): Given => {
  try {
    return { source: 'file', text: readText(path, readFile).replace(/[\r\n]+$/, '') }
  } catch {
    return { source: 'fault', fault: unreadableFile(`${name}_FILE`, path) }
  }
}

const presetOf = (name: VariableName): Given => {
  const { preset } = variable(name)
  return preset === undefined ? { source: 'unset' } : { source: 'preset', text: preset }
}

/** A variable set to nothing is unset: compose files and templates write `NAME=` for "none". */
const textOf = (name: VariableName, env: Environment, readFile: ReadFile): Given => {
  const text = env[name] ?? ''
  const path = env[`${name}_FILE`] ?? ''
  if (text !== '' && path !== '') return { source: 'fault', fault: bothSet(name) }
  const given: Given = path === '' ? { source: 'variable', text } : fromFile(name, path, readFile)
  return 'text' in given && given.text.trim() === '' ? presetOf(name) : given
}

const PLACEHOLDER = /^(?:\[[\p{L}\d _.-]+\]|<[\p{L}\d _.-]+>)$/u

const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text.trim())

/** What the readers of all kinds may give. */
type Value = ReturnType<(typeof READERS)[Kind]>

interface Understood {
  readonly value: Value
  readonly source: Source
}

/** What stands behind the question mark of an address may be what opens it. */
const withoutQuery = (text: string): string => text.replace(/(:\/\/[^?]*\?).*$/su, '$1…')

/** Every variable by its own reader, all faults at once; what only shows when two are looked at together comes later. */
export const understand = (env: Environment, readFile: ReadFile): Understanding => {
  const faults: ConfigFault[] = []
  const placeholders: ConfigFault[] = []
  const given = new Set<VariableName>()
  const understandOne = (name: VariableName): Understood => {
    const found = textOf(name, env, readFile)
    if (found.source === 'fault') faults.push(found.fault)
    if (found.source !== 'unset') given.add(name)
    if (!('text' in found)) return { value: null, source: 'unset' }
    const { kind } = variable(name)
    const value = READERS[kind](found.text)
    if (isPlaceholder(found.text)) placeholders.push(placeholder(name, found.text.trim(), kind))
    else if (value === null)
      faults.push(notUnderstood(name, isSecret(name) ? null : withoutQuery(found.text), kind))
    return { value, source: found.source }
  }
  const understood = VARIABLE_NAMES.map((name) => ({ name, ...understandOne(name) }))
  const values = Object.fromEntries(understood.map(({ name, value }) => [name, value]))
  if (!isValues(values)) throw new Error('a variable of the table was not read')
  const sources = new Map(understood.map(({ name, source }) => [name, source]))
  return { values, sources, faults, placeholders, given }
}
