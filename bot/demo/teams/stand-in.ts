import {
  botMembershipActivity,
  executeActivity,
  installationActivity,
  messageActivity,
  submitActivity,
} from './activities.js'
import type { Envelope } from './activities.js'
import { deliverActivity } from './bot-endpoint.js'
import { fallbackOf, pressable } from './card-actions.js'
import { startConnectorServer } from './connector-server.js'
import type { SayOptions, StandInOptions, TeamsStandIn } from './contract.js'
import { createFaultScript } from './faults.js'
import { DEMO_PLACE, personalChatId, teamsUser } from './identities.js'
import { asObject } from './json.js'
import type { JsonObject } from './json.js'
import type { InvokeAnswer, TeamsPost, TeamsThread, TeamsUser } from './model.js'
import { createRateGuard } from './rate.js'
import { untilSeen } from './until.js'
import { ADAPTIVE_CARD } from './wire-activity.js'
import { createWorld } from './world.js'

export type { StandInOptions, TeamsStandIn } from './contract.js'
export type { InvokeAnswer, TeamsPlace, TeamsPost, TeamsThread, TeamsUser } from './model.js'
export { DEMO_PLACE, teamsUser } from './identities.js'

/** Who owns the team and adds the app. */
const OWNER = teamsUser('Paula Rojas')

export const startTeamsStandIn = async (options: StandInOptions = {}): Promise<TeamsStandIn> => {
  const place = options.place ?? DEMO_PLACE
  const now = options.now ?? (() => new Date().toISOString())
  const people = new Map((options.members ?? [OWNER]).map((user) => [user.id, user]))
  const world = createWorld(place, now)
  const rate = createRateGuard(() => performance.now())
  const faults = createFaultScript()
  let installed = false
  let endpoint: string | null = null
  let sent = 0

  const server = await startConnectorServer(
    { place, world, rate, members: () => [...people.values()], installed: () => installed },
    faults,
    options.port ?? 0,
  )

  const envelope = (activityId = `f:${++sent}`): Envelope => ({
    place,
    serviceUrl: server.serviceUrl,
    now: now(),
    activityId,
  })

  const deliver = async (activity: JsonObject): Promise<InvokeAnswer> => {
    if (endpoint === null) throw new Error('No bot is connected: call connectBot first')
    return deliverActivity(endpoint, activity)
  }

  const located = (activityId: string): { thread: TeamsThread; post: TeamsPost } => {
    const thread = world.threadOfPost(activityId)
    const post = thread?.posts.find((candidate) => candidate.id === activityId)
    if (!thread || !post) throw new Error(`There is no message ${activityId}`)
    return { thread, post }
  }

  const cardSeenBy = (post: TeamsPost, user: TeamsUser): JsonObject => {
    const card = post.cardFor[user.id] ?? post.card
    if (!card || post.deleted) throw new Error(`The message ${post.id} shows no card`)
    return card
  }

  /** Teams shows a card that an invoke answers to the person who pressed, until the message itself is updated. */
  const showAnswer = (user: TeamsUser, activityId: string, answer: InvokeAnswer): void => {
    const body = asObject(answer.body)
    if (answer.status === 200 && body['type'] === ADAPTIVE_CARD)
      world.showTo(user, activityId, asObject(body['value']))
  }

  const execute: TeamsStandIn['execute'] = async (activityId, action, { from }) => {
    people.set(from.id, from)
    const { thread } = located(activityId)
    const answer = await deliver(executeActivity(envelope(), thread, from, activityId, action))
    showAnswer(from, activityId, answer)
    return answer
  }

  const submitData: TeamsStandIn['submitData'] = async (activityId, data, { from }) => {
    people.set(from.id, from)
    const { thread } = located(activityId)
    return deliver(submitActivity(envelope(), thread, from, activityId, data))
  }

  const membership = async (by: TeamsUser, action: 'add' | 'remove'): Promise<void> => {
    people.set(by.id, by)
    installed = action === 'add'
    await deliver(installationActivity(envelope(), by, action))
    await deliver(botMembershipActivity(envelope(), by, action))
  }

  const conversationFor = ({ from, threadId, personal }: SayOptions): string => {
    if (!personal) return threadId ?? place.channel.id
    const id = personalChatId(from)
    world.openChat(id)
    return id
  }

  const say: TeamsStandIn['say'] = async (text, sayOptions) => {
    const { from } = sayOptions
    people.set(from.id, from)
    const mention = !sayOptions.personal && sayOptions.mention !== false
    const shown = mention ? `<at>${place.bot.name}</at> ${text}` : text
    const made = world.post(
      conversationFor(sayOptions),
      { id: from.id, name: from.name, isBot: false },
      { type: 'message', text: shown, textFormat: 'plain', cards: [] },
    )
    const activityId = made.postIds[0] ?? ''
    const thread = world.thread(made.threadId)
    if (!thread) throw new Error(`There is no thread ${made.threadId}`)
    const { status } = await deliver(messageActivity(envelope(activityId), thread, from, text, mention))
    return { threadId: made.threadId, activityId, status }
  }

  return {
    serviceUrl: server.serviceUrl,
    place,
    connectBot: (url) => {
      endpoint = url
    },
    install: (by = OWNER) => membership(by, 'add'),
    uninstall: (by = OWNER) => membership(by, 'remove'),
    say,
    execute,
    press: async (activityId, wanted, inputs, { from }) => {
      const action = pressable(cardSeenBy(located(activityId).post, from), wanted, inputs)
      if (action.type !== 'Action.Execute') throw new Error(`"${wanted}" is no Action.Execute: use submit`)
      return execute(activityId, { ...action, verb: action.verb ?? '' }, { from })
    },
    submit: async (activityId, wanted, inputs, { from }) => {
      const card = cardSeenBy(located(activityId).post, from)
      const direct = pressable(card, wanted, inputs)
      const action = direct.type === 'Action.Submit' ? direct : fallbackOf(card, wanted, inputs)
      return submitData(activityId, action.data, { from })
    },
    submitData,
    threads: () => world.threads(),
    thread: (id) => world.thread(id),
    post: (activityId) =>
      world.threadOfPost(activityId)?.posts.find((candidate) => candidate.id === activityId) ?? null,
    onChange: (listener) => world.onChange(listener),
    until: (what, look, timeoutMs = 5_000) => untilSeen(world.onChange, what, look, timeoutMs),
    fail: (fault, { times = 1, ...match } = {}) => faults.add(fault, times, match),
    heal: () => faults.clear(),
    enforceRate: (on) => rate.enforce(on),
    calls: () => server.calls(),
    stop: () => server.stop(),
  }
}
