import type { CardInputs } from './card-actions.js'
import type { ConnectorCall } from './connector-server.js'
import type { FaultMatch, ScriptedFault } from './faults.js'
import type { JsonObject } from './json.js'
import type { InvokeAnswer, TeamsChange, TeamsPlace, TeamsPost, TeamsThread, TeamsUser } from './model.js'

export interface StandInOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Time that messages are stamped with; the demo gives its own. */
  readonly now?: () => string
  readonly place?: TeamsPlace
  readonly members?: readonly TeamsUser[]
}

export interface SayOptions {
  readonly from: TeamsUser
  /** A reply in this thread; else a new thread. */
  readonly threadId?: string
  /** In the person's own chat with the bot. */
  readonly personal?: boolean
  /** False: a channel message without a mention, which only reaches a bot that may read all of them. */
  readonly mention?: boolean
}

export interface Said {
  readonly threadId: string
  readonly activityId: string
  /** HTTP status that the bot's endpoint gave. */
  readonly status: number
}

/**
 * Microsoft Teams as a bot meets it: the Bot Framework v3 connector API on loopback, one team with one channel,
 * people who write and press buttons. Threads are kept in memory; nothing leaves the machine.
 */
export interface TeamsStandIn {
  readonly serviceUrl: string
  readonly place: TeamsPlace
  /** Where activities go, such as `http://127.0.0.1:3978/api/messages`. */
  connectBot(endpoint: string): void
  /** Adds the app to the team. From then on the bot may post; before that it gets 403 BotNotInConversationRoster. */
  install(by?: TeamsUser): Promise<void>
  uninstall(by?: TeamsUser): Promise<void>
  /** Resolves when the bot has answered the HTTP request, which botbuilder does after the turn. */
  say(text: string, options: SayOptions): Promise<Said>
  /**
   * Presses an Action.Execute of a card as it is drawn for this person, found by title, verb or id.
   * A card in the answer is shown to this person.
   * @throws when the card has no such action, or a required input is empty.
   */
  press(
    activityId: string,
    action: string,
    inputs: CardInputs,
    options: { readonly from: TeamsUser },
  ): Promise<InvokeAnswer>
  /** The same press from a client that has gathered verb and data itself. */
  execute(
    activityId: string,
    action: { readonly title: string; readonly verb: string; readonly data: JsonObject },
    options: { readonly from: TeamsUser },
  ): Promise<InvokeAnswer>
  /** Presses the Action.Submit, or the fallback of the Action.Execute, as clients do that know no Execute. */
  submit(
    activityId: string,
    action: string,
    inputs: CardInputs,
    options: { readonly from: TeamsUser },
  ): Promise<{ readonly status: number }>
  /** The same from a client that has gathered the data itself. */
  submitData(
    activityId: string,
    data: JsonObject,
    options: { readonly from: TeamsUser },
  ): Promise<{ readonly status: number }>
  threads(): readonly TeamsThread[]
  thread(id: string): TeamsThread | null
  post(activityId: string): TeamsPost | null
  onChange(listener: (change: TeamsChange) => void): () => void
  /** Looks now and at every change until `look` finds something. @throws when the time is over. */
  until<T>(what: string, look: () => T | null | undefined | false, timeoutMs?: number): Promise<T>
  /** The next calls that match answer so; `times` defaults to 1. */
  fail(fault: ScriptedFault, options?: FaultMatch & { readonly times?: number }): void
  heal(): void
  /** Off at first. */
  enforceRate(on: boolean): void
  calls(): readonly ConnectorCall[]
  stop(): Promise<void>
}
