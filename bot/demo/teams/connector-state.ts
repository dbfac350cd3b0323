import type { Json } from './json.js'
import type { TeamsPlace, TeamsPost } from './model.js'
import type { RateGuard } from './rate.js'
import { notInRoster } from './refusal.js'
import type { Roster } from './roster.js'
import type { World } from './world.js'

/** What the connector API answers from. */
export interface ConnectorState {
  readonly place: TeamsPlace
  readonly world: World
  readonly rate: RateGuard
  readonly roster: Roster
  /** Whether the app is in the team. */
  readonly installed: () => boolean
  /** Members a page, whatever is asked; null: as asked. */
  readonly rosterPageSize: number | null
}

export interface ConnectorAnswer {
  readonly status: number
  readonly body: Json
}

export interface RouteCall {
  /** From the path, decoded. */
  readonly ids: readonly string[]
  readonly query: URLSearchParams
  readonly body: Json
}

/** @throws ConnectorRefusal */
export type Route = (state: ConnectorState, call: RouteCall) => ConnectorAnswer

export const botAuthor = (place: TeamsPlace): TeamsPost['from'] => ({
  id: place.bot.id,
  name: place.bot.name,
  isBot: true,
})

/** A chat that is open has the bot in it; the team and its channels have it while the app is installed there. */
export const refuseWhereAbsent = ({ world, installed }: ConnectorState, conversationId: string): void => {
  const thread = world.thread(conversationId)
  if (!installed() && (thread === null || thread.kind === 'channel')) throw notInRoster()
}
