import { createServer } from 'node:http'
import { asObject, parseJson } from '../../../../bot/demo/teams/json.js'
import type { Json, JsonObject } from '../../../../bot/demo/teams/json.js'

/** A bot endpoint that keeps what it gets and answers invokes with what the test sets. */
export interface RecordingBot {
  readonly endpoint: string
  readonly activities: JsonObject[]
  answerInvokesWith(body: Json): void
  stop(): Promise<void>
}

export const startRecordingBot = async (): Promise<RecordingBot> => {
  const activities: JsonObject[] = []
  let answer: Json = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Listo' }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const activity = asObject(parseJson(Buffer.concat(chunks).toString('utf8')))
      activities.push(activity)
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(activity['type'] === 'invoke' ? JSON.stringify(answer) : '')
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    endpoint: `http://127.0.0.1:${port}/api/messages`,
    activities,
    answerInvokesWith: (body) => {
      answer = body
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
