import { parseJson } from './json.js'
import type { JsonObject } from './json.js'
import type { InvokeAnswer } from './model.js'

/** Teams gives up on an invoke after this long. */
const ANSWER_LIMIT_MS = 15_000

/** Hands one activity to the bot. @throws when it does not answer in time. */
export const deliverActivity = async (endpoint: string, activity: JsonObject): Promise<InvokeAnswer> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(activity),
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return { status: response.status, body: isJson ? parseJson(text) : text }
}
