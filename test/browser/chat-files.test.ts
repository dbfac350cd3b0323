import { readFile } from 'node:fs/promises'
import type { FileConsentCardResponse, TurnContext } from 'botbuilder'
import { TeamsActivityHandler } from 'botbuilder'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumHere } from './chromium-here.js'
import { PAULA, stagePage } from './staged-page.js'
import type { StagedPage } from './staged-page.js'

const PATIENT_MS = 60_000
const REPORT = Buffer.from('las hojas')

/** Offers a report on every message, and says what it got. */
class ReportBot extends TeamsActivityHandler {
  constructor() {
    super()
    this.onMessage(async (context) => {
      const [file] = context.activity.attachments ?? []
      if (file?.contentType.includes('download.info'))
        return void (await context.sendActivity(
          `Leí ${file.name}: ${await (await fetch(file.content.downloadUrl)).text()}`,
        ))
      await context.sendActivity({
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.card.file.consent',
            name: 'reporte.xlsx',
            content: {
              description: 'Marzo',
              sizeInBytes: REPORT.length,
              acceptContext: {},
              declineContext: {},
            },
          },
        ],
      })
    })
  }

  override async handleTeamsFileConsentAccept(context: TurnContext, { uploadInfo }: FileConsentCardResponse) {
    const { name = '', contentUrl = '', uniqueId = '', fileType = '', uploadUrl = '' } = uploadInfo ?? {}
    const range = `bytes 0-${REPORT.length - 1}/${REPORT.length}`
    await fetch(uploadUrl, { method: 'PUT', body: REPORT, headers: { 'content-range': range } })
    const contentType = 'application/vnd.microsoft.teams.card.file.info'
    await context.sendActivity({
      attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }],
    })
  }

  override async handleTeamsFileConsentDecline(context: TurnContext) {
    await context.sendActivity('Entonces no')
  }
}

describe.runIf(chromiumHere)('files in the personal chat', () => {
  let stage: StagedPage
  let page: Page

  beforeAll(async () => {
    stage = await stagePage()
    const bot = new ReportBot()
    stage.bot.does((context) => bot.run(context))
    page = await stage.open(PAULA)
    await page.locator('#tab-personal').click()
  }, PATIENT_MS)

  afterAll(() => stage.stop())

  const ask = async () => {
    await page.locator('#compose-text').fill('reporte')
    await page.locator('#compose-text').press('Enter')
    const question = page.locator('.file-card-consent').last()
    await question.getByRole('button', { name: 'Aceptar' }).waitFor()
    return question
  }

  it(
    'are given to the bot by the clip, which stands only there',
    async () => {
      await page
        .locator('#attach-file')
        .setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b') })
      await page.getByText('Leí clientes.csv: a;b').waitFor()
      expect(await page.locator('.file-card-sent').innerText()).toContain('clientes.csv')
      await page.locator('#tab-channel').click()
      expect(await page.locator('#attach').isVisible()).toBe(false)
      await page.locator('#tab-personal').click()
    },
    PATIENT_MS,
  )

  it(
    'are asked about, stored when accepted, and downloaded',
    async () => {
      const question = await ask()
      await question.getByRole('button', { name: 'Aceptar' }).click()
      await page.getByText('Usted aceptó el archivo.').waitFor()
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.file-card-info').getByRole('link', { name: 'Descargar' }).click(),
      ])
      expect([download.suggestedFilename(), await readFile(await download.path())]).toEqual([
        'reporte.xlsx',
        REPORT,
      ])
    },
    PATIENT_MS,
  )

  it(
    'are left alone when declined',
    async () => {
      const question = await ask()
      await question.getByRole('button', { name: 'Rechazar' }).click()
      await page.getByText('Entonces no').waitFor()
      expect(await page.getByText('Usted rechazó el archivo.').isVisible()).toBe(true)
    },
    PATIENT_MS,
  )

  it('give no reason to complain', () => {
    expect(stage.problems).toEqual([])
  })
})
