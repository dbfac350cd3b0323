import type { CardInputs } from './card-inputs.js'
import type { ConnectorCall } from './connector-server.js'
import type { FaultMatch, ScriptedFault } from './faults.js'
import type { JsonObject } from './json.js'
import type {
  ConsentAnswer,
  InvokeAnswer,
  TeamsChange,
  TeamsPlace,
  TeamsPost,
  TeamsThread,
  TeamsUser,
} from './model.js'

export interface StandInOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Time that messages are stamped with; the demo gives its own. */
  readonly now?: () => string
  readonly place?: TeamsPlace
  /** Of the team; whoever writes or presses in its channel joins them. */
  readonly members?: readonly TeamsUser[]
  /**
   * Members on a page of the roster, whatever the bot asks for; else as Teams does, 50 to 500. A small one makes a
   * small team come in pages.
   */
  readonly rosterPageSize?: number
}

export interface SayOptions {
  readonly from: TeamsUser
  /** A reply in this thread, or a message in this chat; else a new thread of the channel. */
  readonly threadId?: string
  /** In the person's own chat with the bot. */
  readonly personal?: boolean
  /** False: a message without a mention, which outside personal chats only reaches a bot that may read all of them. */
  readonly mention?: boolean
}

export interface Said {
  readonly threadId: string
  readonly activityId: string
  /** HTTP status that the bot's endpoint gave. */
  readonly status: number
}

export interface NamedFile {
  readonly name: string
  readonly content: Uint8Array
}

export interface ByPerson {
  readonly from: TeamsUser
}

/** What people write. Each resolves when the bot has answered the HTTP request, which botbuilder does after the turn. */
export interface Writing {
  say(text: string, options: SayOptions): Promise<Said>
  /**
   * Gives the bot a file in the person's own chat: a message with an attachment
   * `application/vnd.microsoft.teams.file.download.info`, whose `downloadUrl` the stand-in serves.
   */
  sendFile(file: NamedFile, options: ByPerson & { readonly text?: string }): Promise<Said>
}

/** What people press. */
export interface Pressing {
  /**
   * Presses an Action.Execute of a card as it is drawn for this person, found by title, verb or id.
   * A card in the answer is shown to this person.
   * @throws when the card has no such action, or an input does not hold what it asks for: required, regex, bounds, choices.
   */
  press(activityId: string, action: string, inputs: CardInputs, options: ByPerson): Promise<InvokeAnswer>
  /** The same press from a client that has gathered verb and data itself. */
  execute(
    activityId: string,
    action: { readonly title: string; readonly verb: string; readonly data: JsonObject },
    options: ByPerson,
  ): Promise<InvokeAnswer>
  /** Presses the Action.Submit, or the fallback of the Action.Execute, as clients do that know no Execute. */
  submit(
    activityId: string,
    action: string,
    inputs: CardInputs,
    options: ByPerson,
  ): Promise<{ readonly status: number }>
  /** The same from a client that has gathered the data itself. */
  submitData(activityId: string, data: JsonObject, options: ByPerson): Promise<{ readonly status: number }>
  /**
   * Answers a file consent card: the invoke `fileConsent/invoke`, with an upload session when accepted. The bot PUTs the
   * file to its `uploadUrl` with `Content-Range`; `file(uniqueId)` then has it.
   * @throws when the message is no consent card.
   */
  answerConsent(activityId: string, answer: ConsentAnswer, options: ByPerson): Promise<InvokeAnswer>
}

/** Where the app is, and who is there. The bot is told of each, as Teams tells it. */
export interface Membership {
  /** Adds the app to the team. From then on the bot may post there; before that it gets 403 BotNotInConversationRoster. */
  install(by?: TeamsUser): Promise<void>
  uninstall(by?: TeamsUser): Promise<void>
  /** Adds the app for one person. Gives the id of the personal chat, `a:…`. */
  installFor(user: TeamsUser): Promise<string>
  /** Adds the app to a chat of several people, the first of whom adds it. Gives the chat's id, `19:…@thread.v2`. */
  installInGroupChat(members: readonly [TeamsUser, ...TeamsUser[]]): Promise<string>
  join(user: TeamsUser): Promise<void>
  leave(user: TeamsUser): Promise<void>
}

/** What is to be seen. */
export interface Seeing {
  threads(): readonly TeamsThread[]
  thread(id: string): TeamsThread | null
  /** The person's own chat with the bot; null before either has opened it. */
  personalChat(user: TeamsUser): TeamsThread | null
  post(activityId: string): TeamsPost | null
  /** A file that was sent to the bot, or that the bot has uploaded to its end; null before that. */
  file(uniqueId: string): NamedFile | null
  onChange(listener: (change: TeamsChange) => void): () => void
  /** Looks now and at every change until `look` finds something. @throws when the time is over. */
  until<T>(what: string, look: () => T | null | undefined | false, timeoutMs?: number): Promise<T>
}

/** What goes wrong, and what the bot has asked. */
export interface Scripting {
  /**
   * The next calls that match answer so; `times` defaults to 1. `path` is a part of the decoded path: `/members/` for one
   * member, `/pagedmembers` for the roster, `/activities` for messages, `/drive/upload/` and `/drive/download/` for files.
   */
  fail(fault: ScriptedFault, options?: FaultMatch & { readonly times?: number }): void
  heal(): void
  /** Off at first. */
  enforceRate(on: boolean): void
  calls(): readonly ConnectorCall[]
}

/**
 * Microsoft Teams as a bot meets it: the Bot Framework v3 connector API on loopback, one team with one channel, personal
 * and group chats, people who write, send files and press buttons. All is kept in memory; nothing leaves the machine.
 */
export interface TeamsStandIn extends Writing, Pressing, Membership, Seeing, Scripting {
  readonly serviceUrl: string
  readonly place: TeamsPlace
  /** Where activities go, such as `http://127.0.0.1:3978/api/messages`. */
  connectBot(endpoint: string): void
  stop(): Promise<void>
}
