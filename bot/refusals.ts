import type { CommandResult } from '../src/contract.js'
import { outside } from './cards/markdown.js'
import type { CardContext } from './cards/views/context.js'
import { whenText } from './cards/views/moments.js'
import { refusal } from './texts/es.js'

type Refusal = Extract<CommandResult, { ok: false }>

const isInstant = (text: string): boolean => !Number.isNaN(Date.parse(text))

const worded = (name: string, value: string, context: CardContext): string =>
  name === 'at' && isInstant(value) ? whenText(value, context) : outside(value, 80)

/** The sentence for a person; facts from outside are escaped on the way, and `at` becomes words. */
export const refusalText = ({ code, facts }: Refusal, context: CardContext): string =>
  refusal(
    code,
    Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, worded(name, value, context)])),
  )
