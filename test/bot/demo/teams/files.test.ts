import { TeamsActivityHandler } from 'botbuilder'
import type { FileConsentCardResponse, TurnContext } from 'botbuilder'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { ConsentAnswer, TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { startSdkBot } from './sdk-bot.js'
import type { SdkBot } from './sdk-bot.js'

const paula = teamsUser('Paula Rojas')

const CONSENT = {
  contentType: 'application/vnd.microsoft.teams.card.file.consent',
  name: 'reporte.xlsx',
  content: {
    description: 'Reporte de marzo',
    sizeInBytes: 5,
    acceptContext: { report: '2026-03' },
    declineContext: { report: 'none' },
  },
}

const PART = 320 * 1024

let teams: TeamsStandIn
let bot: SdkBot

beforeEach(async () => {
  bot = await startSdkBot()
  teams = await startTeamsStandIn({ members: [paula] })
  teams.connectBot(bot.endpoint)
  await teams.install(paula)
})

afterEach(async () => {
  await teams.stop()
  await bot.stop()
})

const put = async (url: string, content: Uint8Array, range: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    method: 'PUT',
    headers: { 'content-range': range, ...headers },
    body: Buffer.from(content),
  })
  return response.status
}

describe('a file that a person gives to the bot', () => {
  it('comes as a link that the bot can read', async () => {
    await teams.sendFile({ name: 'clientes.xlsx', content: Buffer.from('hojas') }, { from: paula })
    const [file] = bot.heard.at(-1)?.attachments ?? []
    expect(file).toMatchObject({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'clientes.xlsx',
      content: { fileType: 'xlsx' },
    })
    expect(await (await fetch(file?.content.downloadUrl)).text()).toBe('hojas')
  })

  it('stands in the chat with what was written to it', async () => {
    const { threadId } = await teams.sendFile(
      { name: 'clientes.csv', content: Buffer.from('a;b') },
      { from: paula, text: 'importar' },
    )
    expect(bot.heard.at(-1)?.text).toBe('importar')
    expect(teams.thread(threadId)?.posts.map(({ text, file }) => [text, file?.name])).toEqual([
      ['importar', undefined],
      [null, 'clientes.csv'],
    ])
  })

  it('may be out of reach for a while', async () => {
    teams.fail({ kind: 'status', status: 503 }, { path: '/drive/download/' })
    await teams.sendFile({ name: 'clientes.csv', content: Buffer.from('a;b') }, { from: paula })
    const url = bot.heard.at(-1)?.attachments?.[0]?.content.downloadUrl
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([503, 200])
  })
})

/** Asks on every message, and does with the answer what the test says. */
class ReportBot extends TeamsActivityHandler {
  readonly answers: FileConsentCardResponse[] = []

  constructor(private readonly onAccept: (answer: FileConsentCardResponse) => Promise<void>) {
    super()
    this.onMessage(async (context) => {
      await context.sendActivity({ attachments: [CONSENT] })
    })
  }

  override async handleTeamsFileConsentAccept(context: TurnContext, answer: FileConsentCardResponse) {
    this.answers.push(answer)
    await this.onAccept(answer)
    const { name = '', contentUrl = '', uniqueId = '', fileType = '' } = answer.uploadInfo ?? {}
    const contentType = 'application/vnd.microsoft.teams.card.file.info'
    await context.sendActivity({
      attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }],
    })
  }

  override async handleTeamsFileConsentDecline(context: TurnContext, answer: FileConsentCardResponse) {
    this.answers.push(answer)
    await context.sendActivity('Será en otra ocasión')
  }
}

describe('a file that the bot wants to send', () => {
  let statuses: number[]
  let report: ReportBot

  const uploading =
    (...parts: readonly (readonly [Uint8Array, string, Record<string, string>?])[]) =>
    async ({ uploadInfo }: FileConsentCardResponse) => {
      for (const [content, range, headers] of parts) {
        statuses.push(await put(uploadInfo?.uploadUrl ?? '', content, range, headers))
      }
    }

  const asked = async (
    onAccept: (answer: FileConsentCardResponse) => Promise<void>,
    answer: ConsentAnswer,
  ) => {
    statuses = []
    report = new ReportBot(onAccept)
    bot.does((context) => report.run(context))
    const { threadId } = await teams.say('reporte', { from: paula, personal: true })
    const question = teams.thread(threadId)?.posts.at(-1)
    await teams.answerConsent(question?.id ?? '', answer, { from: paula })
    return { question: teams.post(question?.id ?? ''), last: teams.thread(threadId)?.posts.at(-1) }
  }

  it('is asked about, uploaded where the answer says, and shown', async () => {
    const { question, last } = await asked(uploading([Buffer.from('hojas'), 'bytes 0-4/5']), 'accept')
    expect(question?.file).toMatchObject({ kind: 'consent', name: 'reporte.xlsx', answer: 'accept' })
    expect(report.answers[0]).toMatchObject({
      type: 'fileUpload',
      action: 'accept',
      context: { report: '2026-03' },
      uploadInfo: { name: 'reporte.xlsx', fileType: 'xlsx' },
    })
    expect(last?.file).toMatchObject({ kind: 'info', name: 'reporte.xlsx', fileType: 'xlsx' })
    expect([statuses, String(teams.file(report.answers[0]?.uploadInfo?.uniqueId ?? '')?.content)]).toEqual([
      [201],
      'hojas',
    ])
  })

  it('is not sent when the person declines', async () => {
    const { question, last } = await asked(uploading(), 'decline')
    expect(question?.file).toMatchObject({ answer: 'decline' })
    expect(report.answers).toEqual([{ type: 'fileUpload', action: 'decline', context: { report: 'none' } }])
    expect(last?.text).toBe('Será en otra ocasión')
  })

  it('may come in parts of 320 KiB', async () => {
    const whole = PART + 3
    await asked(
      uploading(
        [Buffer.alloc(PART), `bytes 0-${PART - 1}/${whole}`],
        [Buffer.from('fin'), `bytes ${PART}-${whole - 1}/${whole}`],
      ),
      'accept',
    )
    expect(statuses).toEqual([202, 201])
    expect(teams.file(report.answers[0]?.uploadInfo?.uniqueId ?? '')?.content).toHaveLength(whole)
  })

  it.each<[string, number, Uint8Array, string, Record<string, string>]>([
    ['without its range', 400, Buffer.from('hojas'), '', {}],
    ['with a range of another length', 400, Buffer.from('hojas'), 'bytes 0-5/6', {}],
    ['from the middle on', 416, Buffer.from('hojas'), 'bytes 5-9/10', {}],
    ['in parts of any size', 400, Buffer.from('hojas'), 'bytes 0-4/10', {}],
    ['with the token of the bot', 401, Buffer.from('hojas'), 'bytes 0-4/5', { authorization: 'Bearer x' }],
  ])('is refused %s', async (_how, status, content, range, headers) => {
    await asked(uploading([content, range, headers]), 'accept')
    expect(statuses).toEqual([status])
  })

  it('is not asked about outside a personal chat', async () => {
    const failures: unknown[] = []
    bot.does(async (context) => {
      await context.sendActivity({ attachments: [CONSENT] }).catch((fault: unknown) => failures.push(fault))
    })
    await teams.say('reporte', { from: paula })
    expect(failures).toMatchObject([{ statusCode: 400 }])
  })
})
