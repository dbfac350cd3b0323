import { VERBS } from '../../../bot/cards/verbs.js'
import type { JsonObject } from '../../../bot/demo/teams/json.js'
import type { TeamsStandIn, TeamsUser } from '../../../bot/demo/teams/stand-in.js'
import { teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { liveLocator } from '../world/data-folder.js'

/** How many press in the same moment. */
export const AT_ONCE = 8

/** Fewer than one person may press in a minute (bot/person-rate.ts). */
const EACH_PERSON = 300

/** A channel with a message on which is pressed, and so many reservations that are known to its bot. */
export interface Channel {
  readonly teams: TeamsStandIn
  readonly postId: string
  readonly reservations: number
}

export interface Press {
  /** From the invoke to the card in its answer. */
  readonly ms: number
  readonly card: JsonObject
}

const personOf = (press: number): TeamsUser =>
  teamsUser(`Persona ${press % AT_ONCE} ${Math.floor(press / AT_ONCE / EACH_PERSON)}`)

const cardIn = (body: unknown): JsonObject | null =>
  typeof body === 'object' && body !== null && 'value' in body && typeof body.value === 'object'
    ? (body.value as JsonObject)
    : null

/** A note on a reservation: written down durably, and answered with its card as it is then. */
export const pressOne = async ({ teams, postId, reservations }: Channel, number: number): Promise<Press> => {
  const locator = liveLocator(number % reservations)
  const data = { verb: VERBS.note, card: 'root', locator, noteText: 'llamada del cliente' }
  const action = { title: 'Nota', verb: VERBS.note, data }
  const began = performance.now()
  const { status, body } = await teams.execute(postId, action, { from: personOf(number) })
  const ms = performance.now() - began
  const card = cardIn(body)
  if (status !== 200 || card === null)
    throw new Error(`a press was answered ${status}: ${JSON.stringify(body)}`)
  return { ms, card }
}

/** Presses that are posted in one moment, each on another reservation; the first has this number. */
export const pressTogether = (channel: Channel, first: number): Promise<readonly Press[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => pressOne(channel, first + index)))

/** So many presses, eight in a moment, and the next eight when these are answered. Gives the milliseconds of each. */
export const pressAll = async (
  channel: Channel,
  first: number,
  count: number,
): Promise<readonly number[]> => {
  const times: number[] = []
  while (times.length < count)
    times.push(...(await pressTogether(channel, first + times.length)).map(({ ms }) => ms))
  return times
}
