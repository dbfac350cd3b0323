import type { Browser, Page } from 'playwright-core'
import { CardFactory, MessageFactory } from 'botbuilder'
import { launchChromium } from '../../bot/demo/browser/chromium.js'
import { startPageServer } from '../../bot/demo/page-server/page-server.js'
import type { DemoPerson } from '../../bot/demo/people.js'
import { startTeamsStandIn, teamsUser } from '../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../bot/demo/teams/stand-in.js'
import { callConnector, idIn } from '../bot/demo/teams/call-connector.js'
import { fakeBackend } from '../bot/demo/page-server/fake-backend.js'
import { startSdkBot } from '../bot/demo/teams/sdk-bot.js'
import type { SdkBot } from '../bot/demo/teams/sdk-bot.js'

/** The page of the demo over a bot that does what the test says, in windows of several people. */
export interface StagedPage {
  readonly teams: TeamsStandIn
  readonly bot: SdkBot
  /** What the windows complained of, in their consoles and of their scripts. */
  readonly problems: readonly string[]
  /** A window of this person; each is a browser of its own, with its own memory. */
  open(person: DemoPerson, query?: string): Promise<Page>
  /** Posts a card of the bot into the channel as a thread of its own. Gives the id of the message. */
  postCard(card: object): Promise<string>
  stop(): Promise<void>
}

export const PAULA: DemoPerson = { key: 'paula', user: teamsUser('Paula Rojas'), role: 'Administradora' }
export const DIEGO: DemoPerson = { key: 'diego', user: teamsUser('Diego Soto'), role: 'Equipo' }

export const cardMessage = (card: object) => MessageFactory.attachment(CardFactory.adaptiveCard(card))

const watch = (page: Page, problems: string[]): void => {
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
}

const openWindow = async (browser: Browser, url: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'es-CL' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  await page.locator('#who .who-name').waitFor()
  return page
}

export const stagePage = async (): Promise<StagedPage> => {
  const bot = await startSdkBot()
  const teams = await startTeamsStandIn({ members: [PAULA.user, DIEGO.user] })
  teams.connectBot(bot.endpoint)
  await teams.install(PAULA.user)
  const { backend } = fakeBackend(teams, [PAULA, DIEGO])
  const server = await startPageServer({ ...backend, clientMails: () => [] }, 0)
  const browser = await launchChromium()
  const problems: string[] = []
  return {
    teams,
    bot,
    problems,
    open: async ({ key }, query = '') => {
      const page = await openWindow(browser, `${server.url}?como=${key}${query}`)
      watch(page, problems)
      return page
    },
    postCard: async (card) => {
      const { json } = await callConnector(teams)('POST', 'conversations', {
        isGroup: true,
        channelData: { channel: { id: teams.place.channel.id } },
        activity: cardMessage(card),
      })
      return idIn(json, 'activityId')
    },
    stop: async () => {
      await browser.close()
      await server.stop()
      await teams.stop()
      await bot.stop()
    },
  }
}
