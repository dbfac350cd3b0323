import type { Card } from '../cards/render.js'
import type { Verb } from '../cards/verbs.js'
import type { PressData } from '../incoming.js'
import type { Level } from '../permission.js'
import type { StaffContext } from '../staff-context.js'

/** What an action may use. */
export type ActionContext = StaffContext

/**
 * How a press ended. `shown`: the card as it looks now takes the place of the one that was pressed; `said` is the
 * sentence for whoever sees no card change. `told`: there is no card to show.
 */
export type ActionOutcome =
  | { readonly kind: 'shown'; readonly card: Card; readonly summary: string; readonly said: string | null }
  | { readonly kind: 'told'; readonly text: string }

/** What a button does. Safe to repeat; a press on an out-of-date card shows how things stand. */
export interface Action {
  readonly verb: Verb
  readonly needs: Level
  run(context: ActionContext, data: PressData): Promise<ActionOutcome>
}

export const told = (text: string): ActionOutcome => ({ kind: 'told', text })
