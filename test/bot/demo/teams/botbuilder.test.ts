import { createServer } from 'node:http'
import type { Server } from 'node:http'
import {
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  TurnContext,
} from 'botbuilder'
import type { Activity } from 'botbuilder'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import { asObject, parseJson } from '../../../../bot/demo/teams/json.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'

/** The stand-in is worth what the real SDK makes of it. */

const ana = teamsUser('Ana Prueba')
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))

let teams: TeamsStandIn
let server: Server
let logic: (context: TurnContext) => Promise<void>

const bodyOf = async (request: AsyncIterable<unknown>): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return { ...asObject(parseJson(Buffer.concat(chunks).toString('utf8'))) }
}

beforeEach(async () => {
  server = createServer((request, response) => {
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
        (context) => logic(context),
      ),
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  teams = await startTeamsStandIn()
  teams.connectBot(
    `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/messages`,
  )
})

afterEach(async () => {
  await teams.stop()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

it('carries a mention to the bot and its answer back into the thread', async () => {
  logic = async (context) => {
    if (context.activity.type !== 'message') return
    await context.sendActivity(`eco: ${TurnContext.removeRecipientMention(context.activity)}`)
  }
  await teams.install()
  const { threadId } = await teams.say('pendientes', { from: ana })
  expect(teams.thread(threadId)?.posts[1]?.text?.replace(/\s+/g, ' ').trim()).toBe('eco: pendientes')
})

it('lets the bot start a thread of its own, and then update its card', async () => {
  const heard: Activity[] = []
  logic = async (context) => {
    heard.push(context.activity)
  }
  await teams.install()
  const [installation] = heard
  if (!installation) throw new Error('The bot heard nothing')
  const card = CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', body: [] })
  let made = ''
  await adapter.createConversationAsync(
    '',
    'msteams',
    teams.serviceUrl,
    '',
    {
      isGroup: true,
      bot: { id: teams.place.bot.id, name: 'Control OC' },
      channelData: { channel: { id: teams.place.channel.id } },
      tenantId: teams.place.tenantId,
      activity: { ...installation, type: 'message', attachments: [card] },
    },
    async (context) => {
      made = context.activity.conversation.id
    },
  )
  const post = await teams.until('the card', () => teams.thread(made)?.posts[0])
  await adapter.continueConversationAsync(
    '',
    {
      ...TurnContext.getConversationReference(installation),
      conversation: { ...installation.conversation, id: made },
    },
    async (context) => {
      await context.updateActivity({ ...MessageFactory.attachment(card), id: post.id })
    },
  )
  expect(teams.post(post.id)?.edited).toBe(true)
})

it('gives the invoke response of the SDK to who pressed', async () => {
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    actions: [{ type: 'Action.Execute', title: 'Reenviar', verb: 'resend', data: { locator: 'AAKLMNO' } }],
  }
  logic = async (context) => {
    if (context.activity.type === 'message') {
      await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)))
    }
    if (context.activity.type === 'invoke') {
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Reenviada' }
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
    }
  }
  await teams.install()
  const { threadId } = await teams.say('reserva AAKLMNO', { from: ana })
  const answer = await teams.press(teams.thread(threadId)?.posts[1]?.id ?? '', 'Reenviar', {}, { from: ana })
  expect(answer.body).toMatchObject({ value: 'Reenviada' })
})
