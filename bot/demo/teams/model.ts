import type { Json, JsonObject } from './json.js'

export interface TeamsUser {
  /** As Teams names a person towards a bot, `29:…`. */
  readonly id: string
  readonly aadObjectId: string
  readonly name: string
  readonly role: 'user' | 'guest'
  readonly tenantId: string
}

export interface TeamsPlace {
  readonly tenantId: string
  /** The team's id is that of its General channel, as in Teams. */
  readonly team: { readonly id: string; readonly aadGroupId: string; readonly name: string }
  /** The channel that was chosen when the app was added. */
  readonly channel: { readonly id: string; readonly name: string }
  readonly bot: { readonly id: string; readonly name: string }
}

/** One message as Teams keeps it. */
export interface TeamsPost {
  /** Milliseconds since 1970 as text, as Teams numbers messages. */
  readonly id: string
  readonly from: { readonly id: string; readonly name: string; readonly isBot: boolean }
  readonly at: string
  readonly text: string | null
  readonly textFormat: string
  readonly card: JsonObject | null
  readonly edited: boolean
  readonly deleted: boolean
  /** What a press answered: a card only for who pressed, until the message itself is updated. */
  readonly cardFor: Readonly<Record<string, JsonObject>>
}

/** A thread of a channel (its first post is the root) or a personal chat. */
export interface TeamsThread {
  /** `19:…@thread.tacv2;messageid=N`, or `a:…` for a personal chat. */
  readonly id: string
  readonly kind: 'channel' | 'personal'
  readonly channelId: string | null
  readonly posts: readonly TeamsPost[]
}

export interface TeamsChange {
  readonly kind: 'posted' | 'updated' | 'deleted' | 'shown'
  readonly threadId: string
  readonly postId: string
}

/** A Bot Framework activity as it comes over the wire; only what the stand-in looks at. */
export interface WireActivity {
  readonly type: string
  readonly text: string | null
  readonly textFormat: string
  readonly cards: readonly JsonObject[]
}

/** The bot's answer to an invoke. */
export interface InvokeAnswer {
  /** HTTP status of the bot's endpoint. */
  readonly status: number
  readonly body: Json
}
