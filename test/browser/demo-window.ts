import type { Browser, Locator, Page } from 'playwright-core'
import { launchChromium } from '../../bot/demo/browser/chromium.js'
import { startDemo } from '../../bot/demo/demo.js'
import type { Demo } from '../../bot/demo/demo.js'
import { demoBackend } from '../../bot/demo/demo-backend.js'
import { startPageServer } from '../../bot/demo/page-server/page-server.js'

const PATIENT_MS = 30_000

/** The page of the demo as one person has it open. */
export interface DemoWindow {
  readonly page: Page
  /** The thread whose first card is about this reservation. */
  thread(locator: string): Locator
  /** The live card at the head of that thread. */
  root(locator: string): Locator
  /** A thread by words of its card or message, the newest one. */
  threadWith(words: string): Locator
  /** Writes to the bot in the channel. */
  say(text: string): Promise<void>
  /** Writes to the bot in the person's own chat. */
  sayInChat(text: string): Promise<void>
}

/** The demo with its real service, and a browser to look at it. */
export interface OpenDemo {
  readonly demo: Demo
  /** What the pages complained of. */
  readonly problems: readonly string[]
  open(person: string): Promise<DemoWindow>
  /** A new confirmation of this kind by the page's own button. Gives its locator. */
  newReservation(window: DemoWindow, kind: string): Promise<string>
  stop(): Promise<void>
}

const LOCATOR = /LOC (AAKLM[A-Z]{2})/u

const onPage = (page: Page): DemoWindow => {
  const threadWith = (words: string): Locator => page.locator('.thread', { hasText: words }).last()
  const thread = (locator: string): Locator =>
    page
      .locator('.thread')
      .filter({ has: page.locator('.post').first().getByText(`LOC ${locator} · ID`) })
      .first()
  const say = async (text: string): Promise<void> => {
    await page.locator('#compose-text').fill(text)
    await page.locator('#compose-text').press('Enter')
  }
  return {
    page,
    thread,
    root: (locator) => thread(locator).locator('.card').first(),
    threadWith,
    say: async (text) => {
      await page.locator('#tab-channel').click()
      await say(text)
    },
    sayInChat: async (text) => {
      await page.locator('#tab-personal').click()
      await say(text)
    },
  }
}

const watched = (page: Page, problems: string[]): Page => {
  page.setDefaultTimeout(PATIENT_MS)
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return page
}

const locatorsIn = (demo: Demo): readonly string[] =>
  demo.teams.threads().flatMap(({ posts }) => LOCATOR.exec(JSON.stringify(posts[0]?.card))?.[1] ?? [])

/** Starts the demo as `npm run demo` does, on free ports. */
export const openDemo = async (): Promise<OpenDemo> => {
  const demo = await startDemo()
  const server = await startPageServer(demoBackend(demo), 0)
  const browser: Browser = await launchChromium()
  const problems: string[] = []
  return {
    demo,
    problems,
    open: async (person) => {
      const view = { viewport: { width: 1600, height: 1000 }, locale: 'es-CL' }
      const page = watched(await browser.newPage(view), problems)
      await page.goto(`${server.url}?como=${person}`)
      return onPage(page)
    },
    newReservation: async ({ page }, kind) => {
      const before = new Set(locatorsIn(demo))
      await page.locator(`[data-kind="${kind}"]`).click()
      const isNew = () => locatorsIn(demo).find((locator) => !before.has(locator))
      return demo.teams.until('a new card', isNew, PATIENT_MS)
    },
    stop: async () => {
      await browser.close()
      await server.stop()
      await demo.stop()
    },
  }
}
