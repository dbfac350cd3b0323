import { typeOf } from './card-tree.js'
import { asList, asObject, asText } from './json.js'
import type { JsonObject } from './json.js'

/** Ids and values of the inputs that somebody filled in: a list for what is ticked in a ChoiceSet of several. */
export type CardInputs = Readonly<Record<string, string | readonly string[]>>

const scalarOf = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : ''

const onOf = (input: JsonObject): string => asText(input['valueOn']) ?? 'true'
const offOf = (input: JsonObject): string => asText(input['valueOff']) ?? 'false'

const isWithin = (value: number, input: JsonObject, toNumber: (bound: unknown) => number): boolean => {
  const [least, most] = [toNumber(input['min']), toNumber(input['max'])]
  return !(value < least) && !(value > most)
}

const isText = (value: string, input: JsonObject): boolean => {
  const regex = asText(input['regex'])
  const most = input['maxLength']
  return (
    (regex === null || new RegExp(regex).test(value)) && !(typeof most === 'number' && value.length > most)
  )
}

const isNumber = (value: string, input: JsonObject): boolean =>
  !Number.isNaN(Number(value)) && isWithin(Number(value), input, Number)

const dateOf = (value: unknown): number => Date.parse(`${scalarOf(value)}T00:00:00Z`)

const isDate = (value: string, input: JsonObject): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(value) && !Number.isNaN(dateOf(value)) && isWithin(dateOf(value), input, dateOf)

const timeOf = (value: unknown): number => Date.parse(`1970-01-01T${scalarOf(value)}:00Z`)

const isTime = (value: string, input: JsonObject): boolean =>
  /^\d{2}:\d{2}$/u.test(value) && !Number.isNaN(timeOf(value)) && isWithin(timeOf(value), input, timeOf)

const isToggle = (value: string, input: JsonObject): boolean =>
  input['isRequired'] === true ? value === onOf(input) : [onOf(input), offOf(input)].includes(value)

/** Choices that a bot is asked for while somebody types cannot be known here. */
const isChosen = (value: string, input: JsonObject): boolean => {
  if (input['choices.data'] !== undefined) return true
  const offered = asList(input['choices']).map((choice) => asText(asObject(choice)['value']))
  const chosen = input['isMultiSelect'] === true ? value.split(',') : [value]
  return chosen.every((one) => offered.includes(one))
}

const CHECKS: Readonly<Record<string, (value: string, input: JsonObject) => boolean>> = {
  'Input.Text': isText,
  'Input.Number': isNumber,
  'Input.Date': isDate,
  'Input.Time': isTime,
  'Input.Toggle': isToggle,
  'Input.ChoiceSet': isChosen,
}

const idOf = (input: JsonObject): string => asText(input['id']) ?? ''

const valueIn = (input: JsonObject, filled: CardInputs): string => {
  const given = filled[idOf(input)] ?? scalarOf(input['value'])
  const value = typeof given === 'string' ? given : given.join(',')
  return value === '' && typeOf(input) === 'Input.Toggle' ? offOf(input) : value
}

/** The library takes an empty number for one that is out of its bounds, though it need not be given. */
const mayBeEmpty = (input: JsonObject): boolean =>
  input['isRequired'] !== true &&
  !(typeOf(input) === 'Input.Number' && (input['min'] !== undefined || input['max'] !== undefined))

const checked = (input: JsonObject, filled: CardInputs): string => {
  const value = valueIn(input, filled)
  const isEmpty = value.trim() === ''
  const isGood = isEmpty ? mayBeEmpty(input) : (CHECKS[typeOf(input)]?.(value, input) ?? true)
  if (!isGood) {
    const reason = asText(input['errorMessage']) ?? asText(input['label']) ?? 'it is no good'
    throw new Error(`Teams sends nothing while ${idOf(input)} is "${value}": ${reason}`)
  }
  return value
}

/**
 * What a press sends of the inputs: text throughout, several choices joined by commas, and nothing of what was left
 * empty, as the Adaptive Cards library in Teams does it.
 * @throws when an input does not hold what it asks for, or something was filled in that is not there.
 */
export const gatherInputs = (inputs: readonly JsonObject[], filled: CardInputs): JsonObject => {
  const missing = Object.keys(filled).find((id) => !inputs.some((input) => idOf(input) === id))
  if (missing !== undefined) throw new Error(`There is no input "${missing}" to be filled in`)
  return Object.fromEntries(
    inputs.map((input) => [idOf(input), checked(input, filled)] as const).filter(([, value]) => value !== ''),
  )
}
