import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asObject, asText } from '../../../../bot/demo/teams/json.js'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { startRecordingBot } from './recording-bot.js'
import type { RecordingBot } from './recording-bot.js'

const ana = teamsUser('Ana Prueba')
const luis = teamsUser('Luis Prueba')

const CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'Input.Text', id: 'comment', value: 'nada' }],
  actions: [
    {
      type: 'Action.Execute',
      title: 'Reenviar',
      verb: 'resend',
      data: { locator: 'AAKLMNO' },
      fallback: { type: 'Action.Submit', title: 'Reenviar', data: { verb: 'resend', locator: 'AAKLMNO' } },
    },
    {
      type: 'Action.ShowCard',
      title: 'Cerrar',
      card: {
        type: 'AdaptiveCard',
        body: [
          {
            type: 'Input.ChoiceSet',
            id: 'reason',
            isRequired: true,
            errorMessage: 'Elige un motivo',
            choices: [{ title: 'Suspendida', value: 'suspended' }],
          },
        ],
        actions: [
          { type: 'Action.Execute', title: 'Cerrar reserva', verb: 'close', data: { locator: 'AAKLMNO' } },
        ],
      },
    },
  ],
}

let teams: TeamsStandIn
let bot: RecordingBot

beforeEach(async () => {
  bot = await startRecordingBot()
  teams = await startTeamsStandIn({ now: () => '2026-03-02T12:00:00.000Z' })
  teams.connectBot(bot.endpoint)
  await teams.install(ana)
  bot.activities.length = 0
})

afterEach(async () => {
  await teams.stop()
  await bot.stop()
})

const postCard = async (content: object = CARD): Promise<string> => {
  const response = await fetch(`${teams.serviceUrl}v3/conversations`, {
    method: 'POST',
    body: JSON.stringify({
      isGroup: true,
      channelData: { channel: { id: teams.place.channel.id } },
      activity: {
        type: 'message',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
      },
    }),
  })
  return asText(asObject(await response.json())['activityId']) ?? ''
}

describe('the installation', () => {
  it('tells the bot twice, as Teams does', async () => {
    await teams.install(ana)
    expect(bot.activities.map((activity) => activity['type'])).toEqual([
      'installationUpdate',
      'conversationUpdate',
    ])
  })

  it('names team, chosen channel and tenant', async () => {
    await teams.install(ana)
    expect(bot.activities[0]?.['channelData']).toMatchObject({
      team: { id: teams.place.team.id },
      tenant: { id: teams.place.tenantId },
      settings: { selectedChannel: { id: teams.place.channel.id } },
    })
  })
})

describe('what people say', () => {
  it('reaches the bot with a mention in a thread of its own', async () => {
    const { threadId, activityId } = await teams.say('pendientes', { from: ana })
    expect(threadId).toBe(`${teams.place.channel.id};messageid=${activityId}`)
    expect(bot.activities[0]).toMatchObject({
      type: 'message',
      text: '<at>Control OC</at> pendientes',
      timestamp: '2026-03-02T12:00:00.000Z',
      from: { name: 'Ana Prueba', aadObjectId: ana.aadObjectId },
      conversation: { id: threadId, conversationType: 'channel' },
    })
  })

  it('carries the mention as an entity', async () => {
    await teams.say('pendientes', { from: ana })
    expect(JSON.stringify(bot.activities[0]?.['entities'])).toContain(teams.place.bot.id)
  })

  it('stays in the thread that is answered', async () => {
    const first = await teams.say('pendientes', { from: ana })
    const second = await teams.say('ayuda', { from: luis, threadId: first.threadId })
    expect(second.threadId).toBe(first.threadId)
  })

  it('needs no mention in a personal chat', async () => {
    await teams.say('ayuda', { from: ana, personal: true })
    expect(bot.activities[0]).toMatchObject({ text: 'ayuda', conversation: { conversationType: 'personal' } })
  })
})

describe('what people press', () => {
  it('becomes an invoke with the verb and data of the action', async () => {
    const id = await postCard()
    await teams.press(id, 'Reenviar', {}, { from: ana })
    expect(bot.activities[0]).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: {
        action: { type: 'Action.Execute', verb: 'resend', data: { locator: 'AAKLMNO', comment: 'nada' } },
        trigger: 'manual',
      },
    })
  })

  it('gathers the inputs of an unfolded card and of the card around it', async () => {
    await teams.press(await postCard(), 'close', { reason: 'suspended' }, { from: ana })
    expect(bot.activities[0]).toMatchObject({
      value: { action: { data: { locator: 'AAKLMNO', reason: 'suspended', comment: 'nada' } } },
    })
  })

  it('sends nothing while a required input is empty', async () => {
    const id = await postCard()
    await expect(teams.press(id, 'close', {}, { from: ana })).rejects.toThrow('Elige un motivo')
    expect(bot.activities).toEqual([])
  })

  it('fails for an action that the card does not have', async () => {
    await expect(teams.press(await postCard(), 'Borrar', {}, { from: ana })).rejects.toThrow('no action')
  })

  it('hands back what the bot answered', async () => {
    const answer = await teams.press(await postCard(), 'Reenviar', {}, { from: ana })
    expect(answer).toEqual({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Listo' },
    })
  })

  it('shows a card that comes back to who pressed, and to nobody else', async () => {
    bot.answerInvokesWith({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard', version: '1.5', body: [] },
    })
    const id = await postCard()
    await teams.press(id, 'Reenviar', {}, { from: ana })
    expect(Object.keys(teams.post(id)?.cardFor ?? {})).toEqual([ana.id])
  })

  it('presses the card as it is drawn for that person', async () => {
    const shown = {
      type: 'AdaptiveCard',
      version: '1.5',
      actions: [{ type: 'Action.Execute', title: 'Deshacer', verb: 'undo' }],
    }
    bot.answerInvokesWith({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: shown })
    const id = await postCard()
    await teams.press(id, 'Reenviar', {}, { from: ana })
    await expect(teams.press(id, 'Deshacer', {}, { from: luis })).rejects.toThrow('no action')
    await expect(teams.press(id, 'Deshacer', {}, { from: ana })).resolves.toMatchObject({ status: 200 })
  })

  it('falls back to a message that carries the data', async () => {
    await teams.submit(await postCard(), 'Reenviar', {}, { from: ana })
    expect(bot.activities[0]).toMatchObject({
      type: 'message',
      value: { verb: 'resend', locator: 'AAKLMNO', comment: 'nada' },
    })
  })
})

describe('waiting', () => {
  it('resolves as soon as a change brings what is looked for', async () => {
    const seen = teams.until('a card', () => teams.threads().find((thread) => thread.posts[0]?.card))
    await postCard()
    expect((await seen).posts).toHaveLength(1)
  })

  it('says what was not seen when the time is over', async () => {
    await expect(teams.until('a card', () => null, 20)).rejects.toThrow('a card')
  })
})
