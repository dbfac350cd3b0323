import type { Digest } from '../../../src/contract.js'
import { stepLabel } from '../../../src/texts/es.js'
import { HELD } from '../../texts/lists.js'
import { outside } from '../markdown.js'
import type { CardContext } from './context.js'
import { momentText } from './moments.js'

type Held = Pick<Digest, 'paused' | 'awaitingApproval'>

const pauseLine = ({ by, at, reason }: NonNullable<Held['paused']>, context: CardContext): string =>
  HELD.paused(outside(by.name, 80), momentText(at, context), outside(reason ?? '', 200))

/** Why mails to clients do not leave, one line each: a pause of all of them, a kind that nobody has looked at yet. */
export const heldLines = ({ paused, awaitingApproval }: Held, context: CardContext): readonly string[] => [
  ...(paused ? [pauseLine(paused, context)] : []),
  ...(awaitingApproval.length > 0 ? [HELD.awaiting(awaitingApproval.map(stepLabel).join(', '))] : []),
]
