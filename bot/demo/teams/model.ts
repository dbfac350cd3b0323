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

/** A file, or the question whether it may be sent, as a message of a personal chat shows it. */
export type TeamsFile =
  /** A person gave it to the bot. */
  | {
      readonly kind: 'sent'
      readonly name: string
      readonly uniqueId: string
      readonly downloadUrl: string
      readonly contentUrl: string
    }
  /** The bot asks whether it may store a file for the person. */
  | {
      readonly kind: 'consent'
      readonly name: string
      readonly description: string
      readonly sizeInBytes: number
      readonly acceptContext: Json
      readonly declineContext: Json
      /** Null until the person has answered. */
      readonly answer: ConsentAnswer | null
    }
  /** The bot says that the file is there. */
  | {
      readonly kind: 'info'
      readonly name: string
      readonly uniqueId: string
      readonly fileType: string
      readonly contentUrl: string
    }

export type ConsentAnswer = 'accept' | 'decline'

/** One message as Teams keeps it. */
export interface TeamsPost {
  /** Milliseconds since 1970 as text, as Teams numbers messages. */
  readonly id: string
  readonly from: { readonly id: string; readonly name: string; readonly isBot: boolean }
  readonly at: string
  readonly text: string | null
  readonly textFormat: string
  readonly card: JsonObject | null
  readonly file: TeamsFile | null
  readonly edited: boolean
  readonly deleted: boolean
  /** What a press answered: a card only for who pressed, until the message itself is updated. */
  readonly cardFor: Readonly<Record<string, JsonObject>>
}

export type ConversationKind = 'channel' | 'personal' | 'groupChat'

/** A thread of a channel (its first post is the root), a personal chat or a group chat. */
export interface TeamsThread {
  /** `19:…@thread.tacv2;messageid=N`, `a:…` for a personal chat, `19:…@thread.v2` for a group chat. */
  readonly id: string
  /** As `conversationType` names it. */
  readonly kind: ConversationKind
  readonly channelId: string | null
  /** Ids of the people in a chat; null in a channel, which all of the team see. */
  readonly memberIds: readonly string[] | null
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
  readonly files: readonly TeamsFile[]
}

/** The bot's answer to an invoke. */
export interface InvokeAnswer {
  /** HTTP status of the bot's endpoint. */
  readonly status: number
  readonly body: Json
}
