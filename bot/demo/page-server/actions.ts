import { asObject, asText } from '../teams/json.js'
import type { Json, JsonObject } from '../teams/json.js'
import { DemoRefusal } from '../demo-refusal.js'
import type { DemoBackend, TimeSpan } from './backend.js'
import { demoTexts } from '../texts/es.js'

/** What the page asks for, by path. The answer goes back as JSON. */
export type PageAction = (backend: DemoBackend, body: JsonObject) => Promise<Json>

const textIn = (body: JsonObject, key: string): string => asText(body[key]) ?? ''

const say: PageAction = async ({ teams, viewer }, body) => {
  const text = textIn(body, 'text').trim()
  if (text === '') throw new DemoRefusal(demoTexts.nothingSaid)
  const threadId = asText(body['threadId'])
  const said = await teams.say(text, {
    from: viewer,
    personal: body['personal'] === true,
    ...(threadId === null ? {} : { threadId }),
  })
  if (said.status >= 400) throw new DemoRefusal(demoTexts.botAnswered(said.status))
  return null
}

const execute: PageAction = async ({ teams, viewer }, body) => {
  const action = { title: textIn(body, 'title'), verb: textIn(body, 'verb'), data: asObject(body['data']) }
  const answer = await teams.execute(textIn(body, 'postId'), action, { from: viewer })
  if (answer.status >= 400) throw new DemoRefusal(demoTexts.botAnswered(answer.status))
  return answer.body
}

const submit: PageAction = async ({ teams, viewer }, body) => {
  await teams.submitData(textIn(body, 'postId'), asObject(body['data']), { from: viewer })
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
