import type { TurnContext } from 'botbuilder'
import type { ActionSource, Engine } from '../src/contract.js'
import type { Access } from './access.js'
import type { Admission } from './admission.js'
import { findAction } from './actions/index.js'
import type { ActionOutcome } from './actions/action.js'
import { faultText, type BotClock, type Log } from './ambient.js'
import { outside } from './cards/markdown.js'
import type { Command, CommandContext, CommandOutcome } from './commands/command.js'
import { findCommand } from './commands/index.js'
import type { Conversations } from './conversations.js'
import { actorOf, invokeDataOf, pressDataOf, pressSourceOf, type PressData } from './incoming.js'
import type { FileDesk } from './files/file-desk.js'
import type { FileTransfer } from './files/file-transfer.js'
import { filesIn } from './files/incoming-files.js'
import type { Installation } from './installation.js'
import { invokeCard, invokeMessage, invokeUnsupported, sendReply } from './outgoing.js'
import type { Level } from './permission.js'
import type { PersonalChats } from './personal-chats.js'
import { say, show, type Reply } from './reply.js'
import type { Roster } from './roster.js'
import type { SignedLinks } from './signed-links.js'
import { isSpokenTo, mentionedPeople, spokenText } from './speech.js'
import type { StaffContext } from './staff-context.js'
import {
  NOT_ALLOWED,
  STILL_WORKING,
  TURN_FAILED,
  UNKNOWN_ACTION,
  badArguments,
  unknownCommand,
} from './texts/es.js'
import { TimeLimitPassed, withTimeLimit } from './time-limit.js'

export interface AppOptions {
  readonly engine: Engine
  readonly conversations: Conversations
  readonly admission: Pick<Admission, 'admits'>
  readonly access: Access
  readonly installation: Installation
  readonly roster: Pick<Roster, 'people' | 'find'>
  readonly chats: Pick<PersonalChats, 'meet'>
  readonly transfer: Pick<FileTransfer, 'download'>
  readonly desk: FileDesk
  readonly links: SignedLinks
  readonly clock: BotClock
  readonly zone: string
  readonly log: Log
  /** Teams gives an invoke up after 15 s. */
  readonly pressLimitMs?: number
}

const PRESS_LIMIT_MS = 12_000

const needsWith = ({ needs }: Command, args: string): Level =>
  typeof needs === 'function' ? needs(args) : needs

type Handler = (context: TurnContext) => Promise<void>

/** Activity → command or action, by look-up in tables. */
export const createApp = (options: AppOptions): Handler => {
  const { engine, access, installation, conversations, roster, chats, links, clock, zone, log } = options

  /** Whatever the engine is asked to do, it hears who asked and with what. */
  const staffContext = ({ activity }: TurnContext, source: ActionSource): StaffContext => ({
    engine,
    actor: { ...actorOf(activity), source },
    cards: { now: clock.now(), zone },
    links,
    people: () => roster.people(),
  })

  const commandContext = (context: TurnContext, { names: [command] }: Command): CommandContext => ({
    ...staffContext(context, { kind: 'command', command }),
    channelKnown: async () => (await conversations.channel()) !== null,
    mentioned: mentionedPeople(context.activity),
    findPerson: (who) => roster.find(who),
    files: filesIn(context.activity, options.transfer),
    giveFile: (given) => options.desk.give(context.activity, given),
  })

  const worded = (outcome: CommandOutcome, found: { command: Parameters<typeof badArguments>[1] }): Reply =>
    outcome.kind === 'misused' ? say(badArguments(outcome.problem, found.command)) : outcome

  const command = async (context: TurnContext): Promise<Reply> => {
    const found = findCommand(spokenText(context.activity))
    if (found.kind === 'unknown') return say(unknownCommand(outside(found.word, 40), found.nearest))
    const needs = needsWith(found.command, found.args)
    const refused = await access.refusal(context, needs, found.command.names[0])
    if (refused !== null) return say(refused)
    return worded(await found.command.run(commandContext(context, found.command), found.args), found)
  }

  const press = async (context: TurnContext, data: PressData): Promise<ActionOutcome> => {
    const action = findAction(data['verb'] ?? '')
    if (!action) return { kind: 'told', text: UNKNOWN_ACTION }
    const refused = await access.refusal(context, action.needs, action.verb)
    if (refused !== null) return { kind: 'told', text: refused }
    const staff = staffContext(context, pressSourceOf(context.activity, data))
    return action.run({ ...staff, cards: { ...staff.cards, people: await staff.people() } }, data)
  }

  /** A client without Action.Execute sees no card change: it is told, or gets the card as a message. */
  const submitted = async (context: TurnContext, data: PressData): Promise<Reply> => {
    const outcome = await press(context, data)
    if (outcome.kind === 'told') return say(outcome.text)
    return outcome.said === null ? show(outcome.card, outcome.summary) : say(outcome.said)
  }

  const message: Handler = async (context) => {
    const data = pressDataOf(context.activity.value)
    if (!data && !isSpokenTo(context.activity)) return
    await chats.meet(context.activity)
    await sendReply(context, data ? await submitted(context, data) : await command(context))
  }

  const pressFailed = (fault: unknown): ActionOutcome => {
    log.error({ fault: faultText(fault) }, 'A press failed')
    return { kind: 'told', text: fault instanceof TimeLimitPassed ? STILL_WORKING : TURN_FAILED }
  }

  const pressed: Handler = async (context) => {
    const data = invokeDataOf(context.activity.value) ?? {}
    const work = withTimeLimit(options.pressLimitMs ?? PRESS_LIMIT_MS, press(context, data))
    const outcome = await work.catch(pressFailed)
    await (outcome.kind === 'shown'
      ? invokeCard(context, outcome.card)
      : invokeMessage(context, outcome.text))
  }

  const INVOKES: Readonly<Record<string, Handler>> = {
    'adaptiveCard/action': pressed,
    'fileConsent/invoke': (context) => options.desk.answered(context),
  }

  const invoke: Handler = (context) => (INVOKES[context.activity.name ?? ''] ?? invokeUnsupported)(context)

  const HANDLERS: Readonly<Record<string, Handler>> = {
    message,
    invoke,
    installationUpdate: installation.onInstallation,
    conversationUpdate: installation.onConversation,
  }

  const refuse: Handler = async (context) => {
    if (context.activity.type === 'invoke') await invokeMessage(context, NOT_ALLOWED)
  }

  return async (context) => {
    const handler = HANDLERS[context.activity.type]
    if (!handler) return
    await ((await options.admission.admits(context)) ? handler(context) : refuse(context))
  }
}
