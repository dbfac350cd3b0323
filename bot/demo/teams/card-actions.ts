import { asList, asObject, asText, isObject } from './json.js'
import type { Json, JsonObject } from './json.js'

/** An action that can be pressed, with what its press would send. */
export interface CardAction {
  readonly type: 'Action.Execute' | 'Action.Submit'
  readonly title: string
  readonly verb: string | null
  /** The action's own data together with the card's inputs. */
  readonly data: JsonObject
}

/** Ids and values of the inputs that somebody filled in. */
export type CardInputs = Readonly<Record<string, string>>

const NESTS = ['body', 'items', 'columns', 'rows', 'cells', 'actions', 'inlines'] as const

const childrenOf = (element: JsonObject): JsonObject[] => [
  ...NESTS.flatMap((key) => asList(element[key]).filter(isObject)),
  ...(isObject(element['selectAction']) ? [element['selectAction']] : []),
  ...(isObject(element['inlineAction']) ? [element['inlineAction']] : []),
]

/** Everything of a card that is shown with it; what a ShowCard hides has its own scope. */
const elementsOf = (element: JsonObject): JsonObject[] => [
  element,
  ...childrenOf(element).flatMap(elementsOf),
]

const typeOf = (element: JsonObject): string => asText(element['type']) ?? ''

const defaultOf = (input: JsonObject): string => {
  const value = input['value']
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return typeOf(input) === 'Input.Toggle' ? (asText(input['valueOff']) ?? 'false') : ''
}

/** As Teams does before it sends anything. */
const checkedValue = (input: JsonObject, filled: CardInputs): string => {
  const id = asText(input['id']) ?? ''
  const value = filled[id] ?? defaultOf(input)
  if (input['isRequired'] === true && value.trim() === '') {
    throw new Error(
      `Teams sends nothing while ${id} is empty: ${asText(input['errorMessage']) ?? 'required'}`,
    )
  }
  return value
}

const gather = (inputs: readonly JsonObject[], filled: CardInputs): JsonObject =>
  Object.fromEntries(
    inputs.map((input): [string, Json] => [asText(input['id']) ?? '', checkedValue(input, filled)]),
  )

interface Found {
  readonly action: JsonObject
  /** Of its own card and of those around it. */
  readonly inputs: readonly JsonObject[]
}

const findIn = (card: JsonObject, wanted: string, outer: readonly JsonObject[]): Found | null => {
  const elements = elementsOf(card)
  const inputs = [...outer, ...elements.filter((element) => typeOf(element).startsWith('Input.'))]
  const action = elements.find(
    (element) =>
      (typeOf(element) === 'Action.Execute' || typeOf(element) === 'Action.Submit') &&
      (element['title'] === wanted || element['verb'] === wanted || element['id'] === wanted),
  )
  if (action) return { action, inputs }
  return elements
    .filter((element) => typeOf(element) === 'Action.ShowCard')
    .map((element) => findIn(asObject(element['card']), wanted, inputs))
    .reduce<Found | null>((found, candidate) => found ?? candidate, null)
}

/**
 * Finds an action by its title, verb or id, in the card or in what its buttons unfold, and gathers the inputs.
 * @throws when there is no such action, or a required input is empty.
 */
export const pressable = (card: JsonObject, wanted: string, filled: CardInputs): CardAction => {
  const found = findIn(card, wanted, [])
  if (!found) throw new Error(`The card has no action "${wanted}"`)
  const { action, inputs } = found
  const wantsInputs = action['associatedInputs'] !== 'none'
  return {
    type: typeOf(action) === 'Action.Submit' ? 'Action.Submit' : 'Action.Execute',
    title: asText(action['title']) ?? '',
    verb: asText(action['verb']),
    data: { ...asObject(action['data']), ...(wantsInputs ? gather(inputs, filled) : {}) },
  }
}

/** The fallback of an Action.Execute as an action of its own, as a client that knows no Execute draws it. */
export const fallbackOf = (card: JsonObject, wanted: string, filled: CardInputs): CardAction => {
  const found = findIn(card, wanted, [])
  const fallback = asObject(found?.action['fallback'])
  if (!found || typeOf(fallback) !== 'Action.Submit') {
    throw new Error(`The action "${wanted}" has no Action.Submit fallback`)
  }
  return {
    type: 'Action.Submit',
    title: asText(fallback['title']) ?? '',
    verb: null,
    data: { ...asObject(fallback['data']), ...gather(found.inputs, filled) },
  }
}
