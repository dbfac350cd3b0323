import { CardFactory, MessageFactory, TurnContext } from 'botbuilder'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { startSdkBot } from './sdk-bot.js'
import type { SdkBot } from './sdk-bot.js'

/** The stand-in is worth what the real SDK makes of it. */

const ana = teamsUser('Ana Prueba')

let teams: TeamsStandIn
let bot: SdkBot

beforeEach(async () => {
  bot = await startSdkBot()
  teams = await startTeamsStandIn()
  teams.connectBot(bot.endpoint)
})

afterEach(async () => {
  await teams.stop()
  await bot.stop()
})

it('carries a mention to the bot and its answer back into the thread', async () => {
  bot.does(async (context) => {
    if (context.activity.type !== 'message') return
    await context.sendActivity(`eco: ${TurnContext.removeRecipientMention(context.activity)}`)
  })
  await teams.install()
  const { threadId } = await teams.say('pendientes', { from: ana })
  expect(teams.thread(threadId)?.posts[1]?.text?.replace(/\s+/g, ' ').trim()).toBe('eco: pendientes')
})

it('lets the bot start a thread of its own, and then update its card', async () => {
  await teams.install()
  const [installation] = bot.heard
  if (!installation) throw new Error('The bot heard nothing')
  const card = CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', body: [] })
  let made = ''
  await bot.adapter.createConversationAsync(
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
  await bot.adapter.continueConversationAsync(
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
  bot.does(async (context) => {
    if (context.activity.type === 'message') {
      await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)))
    }
    if (context.activity.type === 'invoke') {
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Reenviada' }
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
    }
  })
  await teams.install()
  const { threadId } = await teams.say('reserva AAKLMNO', { from: ana })
  const answer = await teams.press(teams.thread(threadId)?.posts[1]?.id ?? '', 'Reenviar', {}, { from: ana })
  expect(answer.body).toMatchObject({ value: 'Reenviada' })
})
