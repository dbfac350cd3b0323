import { asList, asObject, asText, isObject } from './json.js'
import type { JsonObject } from './json.js'

const NESTS = ['body', 'items', 'columns', 'rows', 'cells', 'actions', 'inlines'] as const
const SINGLES = ['selectAction', 'inlineAction'] as const

export const typeOf = (element: JsonObject): string => asText(element['type']) ?? ''

const childrenOf = (element: JsonObject): JsonObject[] => [
  ...NESTS.flatMap((key) => asList(element[key]).filter(isObject)),
  ...SINGLES.map((key) => element[key]).filter(isObject),
]

/** An element with what it stands in, outermost first. */
interface Placed {
  readonly element: JsonObject
  readonly around: readonly JsonObject[]
}

/** Everything of a card but what its ShowCards unfold. */
const elementsOf = (element: JsonObject, around: readonly JsonObject[] = []): Placed[] => [
  { element, around },
  ...childrenOf(element).flatMap((child) => elementsOf(child, [...around, element])),
]

export interface PlacedAction {
  readonly action: JsonObject
  /** The inputs whose values it sends: those of its own card and of the cards around it, outermost first. */
  readonly inputs: readonly JsonObject[]
  /** Elements that must be shown for it to be seen. */
  readonly around: readonly JsonObject[]
}

const isAction = ({ element }: Placed): boolean => typeOf(element).startsWith('Action.')
const isInput = (element: JsonObject): boolean => typeOf(element).startsWith('Input.')

/** All actions of a card and of the cards that its buttons unfold. */
export const actionsOf = (
  card: JsonObject,
  outerInputs: readonly JsonObject[] = [],
  outerAround: readonly JsonObject[] = [],
): PlacedAction[] => {
  const elements = elementsOf(card)
  const inputs = [...outerInputs, ...elements.map(({ element }) => element).filter(isInput)]
  return elements.filter(isAction).flatMap(({ element: action, around: within }) => {
    const around = [...outerAround, ...within]
    const unfolded =
      typeOf(action) === 'Action.ShowCard' ? actionsOf(asObject(action['card']), inputs, around) : []
    return [{ action, inputs, around }, ...unfolded]
  })
}

/** What a ToggleVisibility can make appear. */
const revealedBy = ({ action }: PlacedAction): string[] =>
  typeOf(action) === 'Action.ToggleVisibility'
    ? asList(action['targetElements']).flatMap((target) => {
        const id = asText(target) ?? asText(asObject(target)['elementId'])
        return id === null || asObject(target)['isVisible'] === false ? [] : [id]
      })
    : []

const isOpen = ({ around }: PlacedAction, revealed: ReadonlySet<string>): boolean =>
  around.every((element) => element['isVisible'] !== false || revealed.has(asText(element['id']) ?? ''))

/** Those actions that a person can get to: not hidden, or hidden behind a toggle that can itself be got to. */
export const reachableActions = (
  all: readonly PlacedAction[],
  revealed: ReadonlySet<string> = new Set(),
): PlacedAction[] => {
  const open = all.filter((placed) => isOpen(placed, revealed))
  const more = new Set([...revealed, ...open.flatMap(revealedBy)])
  return more.size === revealed.size ? open : reachableActions(all, more)
}
