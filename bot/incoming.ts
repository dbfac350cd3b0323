import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { ActionSource, Actor } from '../src/contract.js'

/** Activities are JSON from outside: what is used of them is read here, in origin.ts and in speech.ts, and nowhere else. */

/** Who acts: the Entra object id where Teams gives one, which it does for everybody but other bots. */
export const actorOf = (activity: Activity): Actor => {
  const id = activity.from.aadObjectId ?? activity.from.id
  return { id, name: activity.from.name || id }
}

const pressData = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]).transform(String).catch(''),
)

/** What a press brings: the button's data and the card's inputs, all as text. */
export type PressData = Readonly<Record<string, string>>

export const pressDataOf = (value: unknown): PressData | null => {
  const data = pressData.safeParse(value)
  return data.success && typeof data.data['verb'] === 'string' ? data.data : null
}

const invokeValue = z.object({
  action: z.object({ verb: z.string().optional(), data: z.record(z.string(), z.unknown()).optional() }),
})

/** The same of an `adaptiveCard/action` invoke. */
export const invokeDataOf = (value: unknown): PressData | null => {
  const invoke = invokeValue.safeParse(value)
  if (!invoke.success) return null
  const { verb, data } = invoke.data.action
  return pressDataOf({ ...(verb === undefined ? {} : { verb }), ...data })
}

/** Names of cards are ours; what else a client may have put there is not worth keeping. */
const CARD_NAME = /^[a-z][a-z-]{0,29}$/u

export const pressSourceOf = (activity: Activity, { verb = '', card = '' }: PressData): ActionSource => ({
  kind: 'card',
  card: CARD_NAME.test(card) ? card : null,
  verb,
  messageId: activity.replyToId ?? null,
})
