import { createServer } from 'node:http'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Activity, TurnContext } from 'botbuilder'
import { asObject, parseJson } from '../../../../bot/demo/teams/json.js'

/** A bot of the real SDK behind an endpoint of its own; what it does is set by the test. */
export interface SdkBot {
  readonly endpoint: string
  readonly adapter: CloudAdapter
  /** What came in, in its order. */
  readonly heard: Activity[]
  does(logic: (context: TurnContext) => Promise<void>): void
  stop(): Promise<void>
}

const bodyOf = async (request: AsyncIterable<unknown>): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return { ...asObject(parseJson(Buffer.concat(chunks).toString('utf8'))) }
}

export const startSdkBot = async (): Promise<SdkBot> => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  const heard: Activity[] = []
  let logic = async (_context: TurnContext): Promise<void> => undefined
  const turn = async (context: TurnContext): Promise<void> => {
    heard.push(context.activity)
    await logic(context)
  }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) =>
      adapter.process(
        { body, method: 'POST', headers: {} },
        {
          socket: response.socket,
          header: (name: string, value: unknown) => response.setHeader(name, String(value)),
          status: (code: number) => {
            response.statusCode = code
          },
          send: (content: unknown) => {
            if (content === undefined) return
            response.setHeader('content-type', 'application/json')
            response.write(JSON.stringify(content))
          },
          end: () => response.end(),
        },
        turn,
      ),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/messages`,
    adapter,
    heard,
    does: (wanted) => {
      logic = wanted
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
