import { gatherInputs } from './card-inputs.js'
import type { CardInputs } from './card-inputs.js'
import { actionsOf, reachableActions, typeOf } from './card-tree.js'
import type { PlacedAction } from './card-tree.js'
import { asList, asObject, asText } from './json.js'
import type { JsonObject } from './json.js'

/** An action that can be pressed, with what its press would send. */
export interface CardAction {
  readonly type: 'Action.Execute' | 'Action.Submit'
  readonly title: string
  readonly verb: string | null
  /** The action's own data together with the card's inputs. */
  readonly data: JsonObject
}

const sends = ({ action }: PlacedAction): boolean =>
  typeOf(action) === 'Action.Execute' || typeOf(action) === 'Action.Submit'

const isCalled = ({ action }: PlacedAction, wanted: string): boolean =>
  action['title'] === wanted || action['verb'] === wanted || action['id'] === wanted

/** @throws when there is no such action, or nobody could press it. */
const find = (card: JsonObject, wanted: string): PlacedAction => {
  const all = actionsOf(card)
  const called = all.filter((placed) => sends(placed) && isCalled(placed, wanted))
  if (called.length === 0) throw new Error(`The card has no action "${wanted}"`)
  const [found] = reachableActions(all).filter((placed) => called.includes(placed))
  if (!found) throw new Error(`The action "${wanted}" is hidden, and nothing on the card shows it`)
  if (found.action['isEnabled'] === false) throw new Error(`The action "${wanted}" is disabled`)
  return found
}

const dataOf = (action: JsonObject, { inputs }: PlacedAction, filled: CardInputs): JsonObject => ({
  ...asObject(action['data']),
  ...(action['associatedInputs'] === 'none' ? {} : gatherInputs(inputs, filled)),
})

/**
 * Finds an action by its title, verb or id — in the card, its action sets, its overflow, what its buttons unfold and
 * what its toggles show — and gathers the inputs.
 * @throws when there is no such action, it cannot be got to, or an input does not hold what it asks for.
 */
export const pressable = (card: JsonObject, wanted: string, filled: CardInputs): CardAction => {
  const found = find(card, wanted)
  return {
    type: typeOf(found.action) === 'Action.Submit' ? 'Action.Submit' : 'Action.Execute',
    title: asText(found.action['title']) ?? '',
    verb: asText(found.action['verb']),
    data: dataOf(found.action, found, filled),
  }
}

/** The fallback of an Action.Execute as an action of its own, as a client that knows no Execute draws it. */
export const fallbackOf = (card: JsonObject, wanted: string, filled: CardInputs): CardAction => {
  const found = find(card, wanted)
  const fallback = asObject(found.action['fallback'])
  if (typeOf(fallback) !== 'Action.Submit')
    throw new Error(`The action "${wanted}" has no Action.Submit fallback`)
  return {
    type: 'Action.Submit',
    title: asText(fallback['title']) ?? '',
    verb: null,
    data: dataOf(fallback, found, filled),
  }
}

/** `actions.maxActions` of the host configuration that Teams draws cards with; what is more goes behind "…". */
const MOST_IN_SIGHT = 6

/** Titles of the buttons below a card, as they are drawn: those in sight, and those behind "…". */
export interface DrawnActions {
  readonly inSight: readonly string[]
  readonly overflow: readonly string[]
}

export const drawnActions = (card: JsonObject): DrawnActions => {
  const actions = asList(card['actions']).map(asObject)
  const primary = actions.filter((action) => action['mode'] !== 'secondary')
  const inSight = primary.slice(0, MOST_IN_SIGHT)
  const titles = (some: readonly JsonObject[]): string[] => some.map(({ title }) => asText(title) ?? '')
  return {
    inSight: titles(inSight),
    overflow: titles(actions.filter((action) => !inSight.includes(action))),
  }
}
