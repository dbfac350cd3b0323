import type { ConfigFault, LoadedConfig } from '../config.js'
import type { Source } from './understand.js'
import { VARIABLE_NAMES, isSecret, type VariableName } from './variables.js'

export interface ShownSecret {
  readonly set: boolean
  /** In characters, without the spaces that an app password is shown with. */
  readonly length: number
}

/** A value as JSON shows it: `{ "days": 2 }`, `["INBOX"]`, 993, true, text, or null where there is none. */
export type ShownValue =
  string | number | boolean | null | readonly string[] | ShownSecret | Readonly<Record<string, number>>

export interface ShownVariable {
  readonly name: VariableName
  readonly value: ShownValue
  readonly secret: boolean
  readonly source: Source
}

const shownSecret = (value: unknown): ShownSecret => ({
  set: typeof value === 'string',
  length: typeof value === 'string' ? value.length : 0,
})

/** Every variable with what was understood, in the table's order. No secret leaves here. */
export const describeConfig = ({ values, sources }: LoadedConfig): readonly ShownVariable[] =>
  VARIABLE_NAMES.map((name) => ({
    name,
    value: isSecret(name) ? shownSecret(values[name]) : values[name],
    secret: isSecret(name),
    source: sources.get(name) ?? 'unset',
  }))

/** One flat object keyed by variable, with `warnings` and `faults`. */
export const configAsJson = (
  loaded: LoadedConfig,
): Readonly<Record<string, ShownValue | readonly ConfigFault[]>> => ({
  ...Object.fromEntries(describeConfig(loaded).map(({ name, value }) => [name, value])),
  warnings: loaded.warnings,
  faults: loaded.faults,
})
