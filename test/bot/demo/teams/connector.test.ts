import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { activitiesOf, callConnector, codeOf, idIn } from './call-connector.js'
import { startRecordingBot } from './recording-bot.js'
import type { RecordingBot } from './recording-bot.js'

const text = (words: string) => ({ type: 'message', text: words })

const card = (words: string) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: words }] },
    },
  ],
})

let teams: TeamsStandIn
let bot: RecordingBot

beforeEach(async () => {
  bot = await startRecordingBot()
  teams = await startTeamsStandIn()
  teams.connectBot(bot.endpoint)
  await teams.install()
})

afterEach(async () => {
  await teams.stop()
  await bot.stop()
})

const call: ReturnType<typeof callConnector> = (...request) => callConnector(teams)(...request)

const startThread = (activity: object) =>
  call('POST', 'conversations', {
    isGroup: true,
    channelData: { channel: { id: teams.place.channel.id } },
    activity,
  })

describe('the connector API', () => {
  it('starts a thread and names it by its first message', async () => {
    const { status, json } = await startThread(card('Reserva'))
    expect(status).toBe(201)
    expect(json['id']).toBe(`${teams.place.channel.id};messageid=${idIn(json, 'activityId')}`)
    expect(teams.threads()).toHaveLength(1)
  })

  it('posts a reply into a thread', async () => {
    const thread = idIn((await startThread(card('Reserva'))).json, 'id')
    await call('POST', activitiesOf(thread), text('Recordatorio enviado'))
    expect(teams.thread(thread)?.posts.map((post) => post.text)).toEqual([null, 'Recordatorio enviado'])
  })

  it('takes a reply that names the message it answers', async () => {
    const { json } = await startThread(card('Reserva'))
    await call('POST', activitiesOf(idIn(json, 'id'), `/${idIn(json, 'activityId')}`), text('Hola'))
    expect(teams.thread(idIn(json, 'id'))?.posts).toHaveLength(2)
  })

  it('updates a message in place', async () => {
    const { json } = await startThread(card('antes'))
    const path = activitiesOf(idIn(json, 'id'), `/${idIn(json, 'activityId')}`)
    expect((await call('PUT', path, card('después'))).status).toBe(200)
    const post = teams.post(idIn(json, 'activityId'))
    expect(JSON.stringify(post?.card)).toContain('después')
    expect(post?.edited).toBe(true)
  })

  it('marks a deleted message and refuses to update it afterwards', async () => {
    const { json } = await startThread(card('antes'))
    const path = activitiesOf(idIn(json, 'id'), `/${idIn(json, 'activityId')}`)
    await call('DELETE', path)
    expect(teams.post(idIn(json, 'activityId'))?.deleted).toBe(true)
    expect(codeOf((await call('PUT', path, card('x'))).json)).toBe('ActivityNotFoundInConversation')
  })

  it('opens a personal chat with one member', async () => {
    const user = teamsUser('Paula Rojas')
    const { json } = await call('POST', 'conversations', {
      members: [{ id: user.id }],
      tenantId: teams.place.tenantId,
      activity: text('Hola'),
    })
    expect(idIn(json, 'id')).toMatch(/^a:1/)
    expect(teams.thread(idIn(json, 'id'))?.kind).toBe('personal')
  })

  it('lists the members of the team', async () => {
    const path = `conversations/${encodeURIComponent(teams.place.channel.id)}/pagedmembers`
    const { json } = await call('GET', path)
    expect(JSON.stringify(json)).toContain('Paula Rojas')
  })

  it('answers a typing sign without showing a message', async () => {
    const thread = idIn((await startThread(card('Reserva'))).json, 'id')
    await call('POST', activitiesOf(thread), { type: 'typing' })
    expect(teams.thread(thread)?.posts).toHaveLength(1)
  })
})

describe('what Teams refuses', () => {
  it.each([
    ['a conversation that it does not know', '19:other@thread.tacv2', 404, 'ConversationNotFound'],
    ['a chat that was never opened', 'a:1234', 404, 'ConversationNotFound'],
  ])('refuses %s', async (_what, id, status, code) => {
    const answer = await call('POST', activitiesOf(id), text('Hola'))
    expect([answer.status, codeOf(answer.json)]).toEqual([status, code])
  })

  it('refuses a card of more than 28 KB', async () => {
    const answer = await startThread(card('x'.repeat(29 * 1024)))
    expect([answer.status, codeOf(answer.json)]).toEqual([413, 'MessageSizeTooBig'])
  })

  it('splits a text with a card and names neither message', async () => {
    const thread = idIn((await startThread(card('Reserva'))).json, 'id')
    const { json } = await call('POST', activitiesOf(thread), { ...card('otra'), text: 'Hola' })
    expect(json['id']).toBeUndefined()
    expect(teams.thread(thread)?.posts).toHaveLength(3)
  })

  it('refuses an attachment that is no Adaptive Card', async () => {
    const broken = {
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: {} }],
    }
    expect((await startThread(broken)).status).toBe(400)
  })

  it('refuses everything once the app was removed from the team', async () => {
    await teams.uninstall()
    const answer = await startThread(card('Reserva'))
    expect([answer.status, codeOf(answer.json)]).toEqual([403, 'BotNotInConversationRoster'])
  })

  it('lets seven messages a second through when the rate is enforced', async () => {
    teams.enforceRate(true)
    const answers = await Promise.all(Array.from({ length: 9 }, () => startThread(card('Reserva'))))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7)
    expect(answers.find(({ status }) => status === 429)?.retryAfter).toBe('1')
  })
})

describe('scripted faults', () => {
  it('answers the next matching calls as scripted, and then heals', async () => {
    teams.fail({ kind: 'status', status: 429, retryAfterSeconds: 3 }, { times: 2, method: 'POST' })
    const answers = [await startThread(card('1')), await startThread(card('2')), await startThread(card('3'))]
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 201])
    expect(answers[0]?.retryAfter).toBe('3')
  })

  it('cuts the connection', async () => {
    teams.fail({ kind: 'drop' })
    await expect(startThread(card('1'))).rejects.toThrow('fetch failed')
  })

  it('hangs until the caller gives up', async () => {
    teams.fail({ kind: 'hang' })
    const hung = fetch(`${teams.serviceUrl}v3/conversations`, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(200),
    })
    await expect(hung).rejects.toThrow('timeout')
  })
})
