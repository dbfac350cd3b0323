import type { CommandResult } from '../src/contract.js'
import { outside } from './cards/markdown.js'
import { refusal } from './texts/es.js'

type Refusal = Extract<CommandResult, { ok: false }>

/** The sentence for a person; facts from outside are escaped on the way. */
export const refusalText = ({ code, facts }: Refusal): string =>
  refusal(code, Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, outside(value, 80)])))
