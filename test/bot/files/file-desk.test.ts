import type { TurnContext } from 'botbuilder'
import type { Server } from 'restify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BotAdapter } from '../../../bot/adapter.js'
import { startTeamsStandIn, type TeamsPost, type TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { createFileDesk, type FileDesk } from '../../../bot/files/file-desk.js'
import { createFileTransfer } from '../../../bot/files/file-transfer.js'
import { createOfferedFiles } from '../../../bot/files/offered-files.js'
import { replyActivity } from '../../../bot/outgoing.js'
import { createServer } from '../../../bot/server.js'
import { createSignedLinks } from '../../../bot/signed-links.js'
import { createFakeEngine, type FakeEngine } from '../../fakes/engine.js'
import { sampleFile } from '../../fixtures/views/samples.js'
import { PAULA, recordingLog, type LogLine } from '../bot-in-teams.js'
import { callsOf } from '../calls-in-teams.js'

const FILE = sampleFile('reporte marzo.xlsx')
const CONTENT = Buffer.from('an invented workbook')
const OWNER = { kind: 'report' } as const

let teams: TeamsStandIn
let engine: FakeEngine
let server: Server
let now: number
let log: LogLine[]
let publicUrl: string | null

const deskOf = (answerLimitMs: number): FileDesk => {
  const secret = 'a secret of at least thirty-two characters'
  return createFileDesk({
    engine,
    links: createSignedLinks({ secret, publicUrl, now: () => now }),
    offers: createOfferedFiles(() => now),
    transfer: createFileTransfer({
      isAllowed: (url) => url.startsWith('http://127.0.0.1:'),
      log: recordingLog(log),
    }),
    calls: callsOf(log),
    log: recordingLog(log),
    answerLimitMs,
  })
}

/** A bot that does nothing but hand the file over to whoever writes. */
const start = async (answerLimitMs = 10_000): Promise<void> => {
  const desk = deskOf(answerLimitMs)
  const app = async (context: TurnContext): Promise<void> => {
    const given = { file: FILE, owner: OWNER, title: 'Reporte de marzo de 2026' }
    if (context.activity.type === 'invoke') await desk.answered(context)
    if (context.activity.type === 'message')
      await context.sendActivity(replyActivity(desk.give(context.activity, given)))
  }
  server = createServer({
    adapter: new BotAdapter(null),
    app,
    engine,
    links: { check: () => ({ kind: 'forged' }) },
    isServiceUrlAllowed: () => true,
    isSourceAllowed: () => true,
    metrics: null,
    operator: { name: 'Hoteles Ejemplo', address: 'oc@hoteles.example' },
    log: recordingLog(log),
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))
  teams.connectBot(`http://127.0.0.1:${server.address().port}/api/messages`)
}

beforeEach(async () => {
  now = Date.parse('2026-03-30T13:00:00.000Z')
  log = []
  publicUrl = 'https://oc.example'
  engine = createFakeEngine()
  engine.putDocument({ file: FILE, content: CONTENT }, OWNER)
  teams = await startTeamsStandIn({ members: [PAULA] })
})

afterEach(async () => {
  server.server.closeAllConnections()
  await new Promise<void>((resolve) => void server.close(() => resolve()))
  await teams.stop()
})

const lastIn = (threadId: string): TeamsPost => {
  const post = teams.thread(threadId)?.posts.findLast(({ deleted }) => !deleted)
  if (!post) throw new Error('Nothing was said')
  return post
}

const asked = async (): Promise<{ threadId: string; question: TeamsPost }> => {
  const { threadId } = await teams.say('reporte', { from: PAULA, personal: true })
  return { threadId, question: lastIn(threadId) }
}

describe('in a personal chat', () => {
  test('the bot asks first, with an id that tells nothing', async () => {
    await start()
    const { question } = await asked()
    expect(question.file).toMatchObject({
      kind: 'consent',
      name: 'reporte marzo.xlsx',
      description: 'Reporte de marzo de 2026',
      sizeInBytes: FILE.size,
      acceptContext: { offer: expect.stringMatching(/^[0-9a-f-]{36}$/u) },
    })
  })

  test('a yes leaves the file in the OneDrive of who pressed, and shows it', async () => {
    await start()
    const { threadId, question } = await asked()
    expect((await teams.answerConsent(question.id, 'accept', { from: PAULA })).status).toBe(200)
    const { file } = lastIn(threadId)
    expect(file).toMatchObject({ kind: 'info', name: 'reporte marzo.xlsx', fileType: 'xlsx' })
    const uniqueId = file?.kind === 'info' ? file.uniqueId : ''
    expect(Buffer.from(teams.file(uniqueId)?.content ?? []).equals(CONTENT)).toBe(true)
    expect(teams.post(question.id)?.deleted).toBe(true)
  })

  test('a no leaves nothing, and is answered by a sentence', async () => {
    await start()
    const { threadId, question } = await asked()
    await teams.answerConsent(question.id, 'decline', { from: PAULA })
    expect(lastIn(threadId).text).toBe('De acuerdo: no guardé el archivo.')
    expect(teams.calls().some(({ path }) => path.includes('/drive/'))).toBe(false)
  })

  test('a yes that comes too late is told to ask again', async () => {
    await start()
    const { threadId, question } = await asked()
    now += 3_600_000
    await teams.answerConsent(question.id, 'accept', { from: PAULA })
    expect(lastIn(threadId).text).toBe('Ese archivo ya no está disponible: pídalo de nuevo.')
  })

  test('a document that is no longer given out is not sent', async () => {
    await start()
    const { threadId, question } = await asked()
    engine.putDocument({ file: FILE, content: CONTENT }, { kind: 'review', reviewId: 'other' })
    await teams.answerConsent(question.id, 'accept', { from: PAULA })
    expect(lastIn(threadId).text).toBe('Ese archivo ya no está disponible: pídalo de nuevo.')
  })

  test('a OneDrive that does not take it is told', async () => {
    await start()
    teams.fail({ kind: 'status', status: 500 }, { path: '/drive/upload/' })
    const { threadId, question } = await asked()
    await teams.answerConsent(question.id, 'accept', { from: PAULA })
    expect(lastIn(threadId).text).toContain('No pude dejar el archivo en su OneDrive')
  })

  test('an upload that takes its time does not keep Teams waiting, and is shown when it is there', async () => {
    await start(1)
    const { threadId, question } = await asked()
    expect((await teams.answerConsent(question.id, 'accept', { from: PAULA })).status).toBe(200)
    await teams.until('the file', () =>
      teams.thread(threadId)?.posts.some(({ file }) => file?.kind === 'info'),
    )
  })

  test('an answer that nobody asked for has no effect', async () => {
    await start()
    const { threadId } = await asked()
    const answer = await fetch(`http://127.0.0.1:${server.address().port}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name: 'fileConsent/invoke',
        channelId: 'msteams',
        serviceUrl: teams.serviceUrl,
        conversation: { id: threadId, conversationType: 'personal' },
        from: { id: PAULA.id },
        recipient: { id: '28:bot' },
        value: { action: 'accept', context: { offer: '../../etc' } },
      }),
    })
    expect(answer.status).toBe(200)
    expect(lastIn(threadId).text).toContain('pídalo de nuevo')
  })
})

describe('in a channel', () => {
  const cardIn = async (): Promise<string> => {
    const { threadId } = await teams.say('reporte', { from: PAULA })
    const { card, text } = lastIn(threadId)
    return text ?? JSON.stringify(card)
  }

  test('it is a link of ours, signed', async () => {
    await start()
    await teams.install()
    const card = await cardIn()
    expect(card).toContain('Reporte de marzo de 2026')
    expect(card).toMatch(/https:\/\/oc\.example\/files\/[\w-]+\.[\w-]+/u)
  })

  test('it is a sentence, where the service cannot be reached from outside', async () => {
    publicUrl = null
    await start()
    await teams.install()
    expect(await cardIn()).toContain('pídalo en el chat personal conmigo')
  })
})
