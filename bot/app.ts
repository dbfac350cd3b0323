import type { Activity, TurnContext } from 'botbuilder'
import type { ActionSource, Engine } from '../src/contract.js'
import type { Access } from './access.js'
import type { Admission } from './admission.js'
import { findAction } from './actions/index.js'
import type { ActionOutcome } from './actions/action.js'
import { faultText, type BotClock, type Log } from './ambient.js'
import { createCommandAnswers } from './answer-command.js'
import type { Command, CommandContext } from './commands/command.js'
import type { Conversations } from './conversations.js'
import { actorOf, invokeDataOf, pressDataOf, pressSourceOf, type PressData } from './incoming.js'
import type { FileDesk } from './files/file-desk.js'
import type { FileTransfer } from './files/file-transfer.js'
import { filesIn } from './files/incoming-files.js'
import type { Installation } from './installation.js'
import { invokeCard, invokeMessage, invokeUnsupported, sendReply } from './outgoing.js'
import { originOf } from './origin.js'
import type { Patience } from './patience.js'
import type { PersonRate } from './person-rate.js'
import type { PersonalChats } from './personal-chats.js'
import { say, show, type Reply } from './reply.js'
import type { Roster } from './roster.js'
import type { SignedLinks } from './signed-links.js'
import { isSpokenTo, mentionedPeople } from './speech.js'
import type { StaffContext } from './staff-context.js'
import { NOT_ALLOWED, STILL_WORKING, TOO_MUCH, TURN_FAILED, UNKNOWN_ACTION } from './texts/es.js'
import { TimeLimitPassed, withTimeLimit } from './time-limit.js'

export interface AppOptions {
  readonly engine: Engine
  readonly conversations: Conversations
  readonly admission: Pick<Admission, 'admits'>
  readonly rate: PersonRate
  readonly access: Access
  readonly installation: Installation
  readonly roster: Pick<Roster, 'people' | 'find'>
  readonly chats: Pick<PersonalChats, 'meet'>
  readonly transfer: Pick<FileTransfer, 'download'>
  readonly desk: FileDesk
  readonly patience: Patience
  readonly links: SignedLinks
  readonly clock: BotClock
  readonly zone: string
  readonly log: Log
  /** Teams gives an invoke up after 15 s. */
  readonly pressLimitMs?: number
}

const PRESS_LIMIT_MS = 12_000

type Handler = (context: TurnContext) => Promise<void>

/** Activity → command or action, by look-up in tables. */
export const createApp = (options: AppOptions): Handler => {
  const { engine, access, installation, conversations, roster, chats, links, clock, zone, log } = options

  /** Whatever the engine is asked to do, it hears who asked and with what. */
  const staffContext = (activity: Activity, source: ActionSource): StaffContext => ({
    engine,
    actor: { ...actorOf(activity), source },
    cards: { now: clock.now(), zone },
    links,
    channelKnown: async () => (await conversations.channel()) !== null,
    people: () => roster.people(),
  })

  const commandContext = (activity: Activity, { names: [command] }: Command): CommandContext => ({
    ...staffContext(activity, { kind: 'command', command }),
    place: originOf(activity).kind,
    mentioned: mentionedPeople(activity),
    findPerson: (who) => roster.find(who),
    files: filesIn(activity, options.transfer),
    giveFile: (given) => options.desk.give(activity, given),
  })

  const answerCommand = createCommandAnswers({
    access,
    patience: options.patience,
    contextOf: commandContext,
  })

  /** May outlive its turn, as a command may. */
  const press = async (activity: Activity, data: PressData): Promise<ActionOutcome> => {
    const action = findAction(data['verb'] ?? '')
    if (!action) return { kind: 'told', text: UNKNOWN_ACTION }
    const refused = await access.refusal(activity, action.needs, action.verb)
    if (refused !== null) return { kind: 'told', text: refused }
    const staff = staffContext(activity, pressSourceOf(activity, data))
    return action.run({ ...staff, cards: { ...staff.cards, people: await staff.people() } }, data)
  }

  /** A client without Action.Execute sees no card change: it is told, or gets the card as a message. */
  const submitted = async (activity: Activity, data: PressData): Promise<Reply> => {
    const outcome = await press(activity, data)
    if (outcome.kind === 'told') return say(outcome.text)
    return outcome.said === null ? show(outcome.card, outcome.summary) : say(outcome.said)
  }

  /** Whether this is more than one person may ask for; that is logged once, and answered once to who writes. */
  const isTooMuch = async (context: TurnContext): Promise<boolean> => {
    const { id } = actorOf(context.activity)
    const taken = options.rate.take(id)
    if (taken === 'told') log.warn({ who: id }, 'Refused more than one person may ask for')
    if (taken === 'allowed') return false
    if (context.activity.type === 'invoke') await invokeMessage(context, TOO_MUCH)
    else if (taken === 'told') await sendReply(context, say(TOO_MUCH))
    return true
  }

  const message: Handler = async (context) => {
    const data = pressDataOf(context.activity.value)
    if (!data && !isSpokenTo(context.activity)) return
    if (await isTooMuch(context)) return
    await chats.meet(context.activity)
    await (data ? sendReply(context, await submitted(context.activity, data)) : answerCommand(context))
  }

  const pressFailed = (fault: unknown): ActionOutcome => {
    log.error({ fault: faultText(fault) }, 'A press failed')
    return { kind: 'told', text: fault instanceof TimeLimitPassed ? STILL_WORKING : TURN_FAILED }
  }

  const pressed: Handler = async (context) => {
    if (await isTooMuch(context)) return
    const data = invokeDataOf(context.activity.value) ?? {}
    const work = withTimeLimit(options.pressLimitMs ?? PRESS_LIMIT_MS, press(context.activity, data))
    const outcome = await work.catch(pressFailed)
    await (outcome.kind === 'shown'
      ? invokeCard(context, outcome.card)
      : invokeMessage(context, outcome.text))
  }

  const INVOKES: ReadonlyMap<string, Handler> = new Map(
    Object.entries({
      'adaptiveCard/action': pressed,
      'fileConsent/invoke': (context) => options.desk.answered(context),
    }),
  )

  const invoke: Handler = (context) =>
    (INVOKES.get(context.activity.name ?? '') ?? invokeUnsupported)(context)

  const HANDLERS: ReadonlyMap<string, Handler> = new Map(
    Object.entries({
      message,
      invoke,
      installationUpdate: installation.onInstallation,
      conversationUpdate: installation.onConversation,
    }),
  )

  const refuse: Handler = async (context) => {
    if (context.activity.type === 'invoke') await invokeMessage(context, NOT_ALLOWED)
  }

  return async (context) => {
    const handler = HANDLERS.get(context.activity.type)
    if (!handler) return
    await ((await options.admission.admits(context)) ? handler(context) : refuse(context))
  }
}
