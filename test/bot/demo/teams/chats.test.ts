import { CardFactory, MessageFactory, TurnContext } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { callConnector, codeOf, idIn } from './call-connector.js'
import { startSdkBot } from './sdk-bot.js'
import type { SdkBot } from './sdk-bot.js'

const paula = teamsUser('Paula Rojas')
const diego = teamsUser('Diego Soto')
const eva = teamsUser('Eva Lejana')

const card = (words: string) =>
  CardFactory.adaptiveCard({
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: words }],
  })

let teams: TeamsStandIn
let bot: SdkBot

beforeEach(async () => {
  bot = await startSdkBot()
  teams = await startTeamsStandIn({ members: [paula, diego] })
  teams.connectBot(bot.endpoint)
})

afterEach(async () => {
  await teams.stop()
  await bot.stop()
})

const startChat = (memberId: string, tenant: object = { tenantId: teams.place.tenantId }) =>
  callConnector(teams)('POST', 'conversations', { members: [{ id: memberId }], ...tenant })

describe('a personal chat', () => {
  it('is of one person, needs no mention and names only the tenant', async () => {
    const { threadId } = await teams.say('ayuda', { from: paula, personal: true })
    expect(bot.heard[0]).toMatchObject({
      text: 'ayuda',
      conversation: { id: threadId, conversationType: 'personal', tenantId: paula.tenantId },
    })
    expect(bot.heard[0]?.channelData).toEqual({ tenant: { id: paula.tenantId } })
    expect(teams.thread(threadId)?.memberIds).toEqual([paula.id])
  })

  it('is told of to the bot when a person adds the app', async () => {
    const chat = await teams.installFor(diego)
    expect(bot.heard).toMatchObject([
      { type: 'installationUpdate', action: 'add', from: { aadObjectId: diego.aadObjectId } },
      { type: 'conversationUpdate', membersAdded: [{ id: teams.place.bot.id }] },
    ])
    expect(bot.heard[0]?.conversation).toMatchObject({ id: chat, conversationType: 'personal' })
  })

  it('carries a card that the bot posts and then updates', async () => {
    bot.does(async (context) => {
      const posted = await context.sendActivity(MessageFactory.attachment(card('antes')))
      await context.updateActivity({ ...MessageFactory.attachment(card('después')), id: posted?.id ?? '' })
    })
    await teams.say('resumen', { from: paula, personal: true })
    const [, answer] = teams.personalChat(paula)?.posts ?? []
    expect([JSON.stringify(answer?.card).includes('después'), answer?.edited]).toEqual([true, true])
  })
})

describe('a personal chat that the bot starts', () => {
  it('is the one that the person then answers in', async () => {
    await teams.install(paula)
    const [installation] = bot.heard
    if (!installation) throw new Error('The bot heard nothing')
    const chats: string[] = []
    await bot.adapter.createConversationAsync(
      '',
      'msteams',
      teams.serviceUrl,
      '',
      {
        isGroup: false,
        bot: { id: teams.place.bot.id, name: 'Control OC' },
        members: [{ id: diego.id, name: diego.name }],
        tenantId: teams.place.tenantId,
        channelData: { tenant: { id: teams.place.tenantId } },
        activity: { ...installation, type: 'message', text: 'Le asignaron AAKLMNO' },
      },
      async (context) => {
        chats.push(context.activity.conversation.id)
        await context.sendActivity('¿La toma?')
      },
    )
    const said = await teams.say('sí', { from: diego, personal: true })
    expect(chats).toEqual([said.threadId])
    expect(teams.thread(said.threadId)?.posts.map(({ text }) => text)).toEqual([
      'Le asignaron AAKLMNO',
      '¿La toma?',
      'sí',
    ])
  })

  it('reaches a member of the team by the id that the roster gives', async () => {
    await teams.install(paula)
    expect((await startChat(diego.id)).status).toBe(201)
  })

  it('reaches by the Entra object id only who has the app', async () => {
    await teams.install(paula)
    const before = await startChat(diego.aadObjectId)
    await teams.installFor(diego)
    const after = await startChat(diego.aadObjectId)
    expect([before.status, codeOf(before.json), after.status]).toEqual([
      403,
      'BotNotInConversationRoster',
      201,
    ])
  })

  it.each([
    ['nobody that Teams knows', () => startChat(eva.id), 400, 'MemberNotFoundInConversation'],
    ['a person without the tenant', () => startChat(paula.id, {}), 400, 'BadSyntax'],
    [
      'a member of a team that the bot is not in',
      () => startChat(paula.id),
      403,
      'BotNotInConversationRoster',
    ],
  ])('reaches not %s', async (_whom, start, status, code) => {
    const answer = await start()
    expect([answer.status, codeOf(answer.json)]).toEqual([status, code])
  })

  it('is found again, not made twice', async () => {
    await teams.install(paula)
    const ids = [await startChat(diego.id), await startChat(diego.id)].map(({ json }) => idIn(json, 'id'))
    expect(new Set(ids).size).toBe(1)
  })
})

describe('a group chat', () => {
  it('is told of to the bot when it is added', async () => {
    const chat = await teams.installInGroupChat([paula, diego])
    expect(bot.heard.map(({ type }) => type)).toEqual(['installationUpdate', 'conversationUpdate'])
    expect(bot.heard[0]?.conversation).toMatchObject({
      id: chat,
      conversationType: 'groupChat',
      isGroup: true,
    })
    expect(bot.heard[0]?.channelData).toEqual({ tenant: { id: paula.tenantId } })
  })

  it('needs a mention, and shows the answer among the messages', async () => {
    const chat = await teams.installInGroupChat([paula, diego])
    bot.does(async (context) => {
      await context.sendActivity(`eco: ${TurnContext.removeRecipientMention(context.activity).trim()}`)
    })
    await teams.say('pendientes', { from: diego, threadId: chat })
    expect(teams.thread(chat)?.posts.map(({ text }) => text)).toEqual([
      '<at>Control OC</at> pendientes',
      'eco: pendientes',
    ])
  })

  it('makes nobody a member of the team', async () => {
    const chat = await teams.installInGroupChat([paula, eva])
    await teams.say('pendientes', { from: eva, threadId: chat })
    await teams.install(paula)
    const member = `members/${encodeURIComponent(eva.id)}`
    const inTeam = await callConnector(teams)('GET', `conversations/${teams.place.team.id}/${member}`)
    const inChat = await callConnector(teams)('GET', `conversations/${chat}/${member}`)
    expect([inTeam.status, inChat.status]).toEqual([404, 200])
  })
})
