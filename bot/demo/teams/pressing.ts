import { located, noteActor } from './backstage.js'
import type { Backstage } from './backstage.js'
import { fallbackOf, pressable } from './card-actions.js'
import type { Pressing } from './contract.js'
import { asObject } from './json.js'
import type { JsonObject } from './json.js'
import type { InvokeAnswer, TeamsPost, TeamsUser } from './model.js'
import { consentActivity, executeActivity, submitActivity, uploadInfo } from './press-activities.js'
import { ADAPTIVE_CARD } from './wire-activity.js'

const cardSeenBy = (post: TeamsPost, user: TeamsUser): JsonObject => {
  const card = post.cardFor[user.id] ?? post.card
  if (!card || post.deleted) throw new Error(`The message ${post.id} shows no card`)
  return card
}

/** Teams shows a card that an invoke answers to the person who pressed, until the message itself is updated. */
const showAnswer = (
  { world }: Backstage,
  user: TeamsUser,
  activityId: string,
  answer: InvokeAnswer,
): void => {
  const body = asObject(answer.body)
  if (answer.status === 200 && body['type'] === ADAPTIVE_CARD)
    world.showTo(user, activityId, asObject(body['value']))
}

const executing =
  (backstage: Backstage): Pressing['execute'] =>
  async (activityId, action, { from }) => {
    const { thread } = located(backstage, activityId)
    noteActor(backstage, thread, from)
    const answer = await backstage.deliver(
      executeActivity(backstage.envelope(), thread, from, activityId, action),
    )
    showAnswer(backstage, from, activityId, answer)
    return answer
  }

const submittingData =
  (backstage: Backstage): Pressing['submitData'] =>
  async (activityId, data, { from }) => {
    const { thread } = located(backstage, activityId)
    noteActor(backstage, thread, from)
    return backstage.deliver(submitActivity(backstage.envelope(), thread, from, activityId, data))
  }

const answeringConsent =
  (backstage: Backstage): Pressing['answerConsent'] =>
  async (activityId, answer, { from }) => {
    const { thread, post } = located(backstage, activityId)
    const { file } = post
    if (file?.kind !== 'consent' || post.deleted)
      throw new Error(`The message ${activityId} asks for no consent`)
    backstage.world.answerConsent(activityId, answer)
    const accepted = answer === 'accept'
    const upload = accepted ? uploadInfo(backstage.serviceUrl, backstage.drive.reserve(file.name)) : null
    const context = accepted ? file.acceptContext : file.declineContext
    return backstage.deliver(consentActivity(backstage.envelope(), thread, from, activityId, context, upload))
  }

export const createPressing = (backstage: Backstage): Pressing => {
  const execute = executing(backstage)
  const submitData = submittingData(backstage)
  const cardFor = (activityId: string, user: TeamsUser): JsonObject =>
    cardSeenBy(located(backstage, activityId).post, user)
  return {
    execute,
    submitData,
    press: async (activityId, wanted, inputs, { from }) => {
      const action = pressable(cardFor(activityId, from), wanted, inputs)
      if (action.type !== 'Action.Execute') throw new Error(`"${wanted}" is no Action.Execute: use submit`)
      return execute(activityId, { ...action, verb: action.verb ?? '' }, { from })
    },
    submit: async (activityId, wanted, inputs, { from }) => {
      const card = cardFor(activityId, from)
      const direct = pressable(card, wanted, inputs)
      const action = direct.type === 'Action.Submit' ? direct : fallbackOf(card, wanted, inputs)
      return submitData(activityId, action.data, { from })
    },
    answerConsent: answeringConsent(backstage),
  }
}
