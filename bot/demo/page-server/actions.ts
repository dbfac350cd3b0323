import { asObject, asText } from '../teams/json.js'
import type { Json, JsonObject } from '../teams/json.js'
import { DemoRefusal } from '../demo-refusal.js'
import type { ConsentAnswer, TeamsUser } from '../teams/stand-in.js'
import type { DemoBackend, TimeSpan } from './backend.js'
import { demoTexts } from '../texts/es.js'
import { sees } from './views.js'

/** What the page asks for, by path, in the name of who sits in front of it. The answer goes back as JSON. */
export type PageAction = (backend: DemoBackend, body: JsonObject, viewer: TeamsUser) => Promise<Json>

const textIn = (body: JsonObject, key: string): string => asText(body[key]) ?? ''

const refuseFault = (status: number): void => {
  if (status >= 400) throw new DemoRefusal(demoTexts.botAnswered(status))
}

/** The message that is pressed. @throws DemoRefusal for one that this person does not see. */
const seenPost = ({ teams }: DemoBackend, body: JsonObject, viewer: TeamsUser): string => {
  const postId = textIn(body, 'postId')
  const thread = teams.threads().find(({ posts }) => posts.some(({ id }) => id === postId))
  if (!thread || !sees(thread, viewer)) throw new DemoRefusal(demoTexts.notYours)
  return postId
}

const say: PageAction = async ({ teams }, body, viewer) => {
  const text = textIn(body, 'text').trim()
  if (text === '') throw new DemoRefusal(demoTexts.nothingSaid)
  const threadId = asText(body['threadId'])
  const said = await teams.say(text, {
    from: viewer,
    personal: body['personal'] === true,
    ...(threadId === null ? {} : { threadId }),
  })
  refuseFault(said.status)
  return null
}

const execute: PageAction = async (backend, body, viewer) => {
  const action = { title: textIn(body, 'title'), verb: textIn(body, 'verb'), data: asObject(body['data']) }
  const postId = seenPost(backend, body, viewer)
  const answer = await backend.teams.execute(postId, action, { from: viewer })
  refuseFault(answer.status)
  return answer.body
}

const submit: PageAction = async (backend, body, viewer) => {
  const postId = seenPost(backend, body, viewer)
  const { status } = await backend.teams.submitData(postId, asObject(body['data']), { from: viewer })
  refuseFault(status)
  return null
}

const ANSWERS: readonly ConsentAnswer[] = ['accept', 'decline']

const consent: PageAction = async (backend, body, viewer) => {
  const wanted = ANSWERS.find((candidate) => candidate === body['answer'])
  if (!wanted) throw new DemoRefusal(demoTexts.unknownWish)
  const postId = seenPost(backend, body, viewer)
  const { status } = await backend.teams.answerConsent(postId, wanted, { from: viewer })
  refuseFault(status)
  return null
}

const SPANS: readonly TimeSpan[] = ['next', 'hour', 'day']

const pass: PageAction = async (backend, body) => {
  const span = SPANS.find((candidate) => candidate === body['span'])
  if (!span) throw new DemoRefusal(demoTexts.unknownWish)
  await backend.letPass(span)
  return null
}

export const PAGE_ACTIONS: Readonly<Record<string, PageAction>> = {
  '/api/say': say,
  '/api/execute': execute,
  '/api/submit': submit,
  '/api/consent': consent,
  '/api/pass': pass,
  '/api/confirmation': async (backend, body) => {
    await backend.sendConfirmation(textIn(body, 'kind'))
    return null
  },
  '/api/order': async (backend, body) => {
    await backend.sendOrder(textIn(body, 'kind'), textIn(body, 'locator'))
    return null
  },
}
