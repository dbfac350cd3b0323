import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { ALL_PENDING } from '../../../src/contract.js'
import type { Demo } from '../demo.js'
import { launchChromium } from './chromium.js'

const VIEW = { width: 1600, height: 960 }

const card = (page: Page, words: string) => page.locator('.card', { hasText: words })

/** For the entrance of the new messages to end, so that no picture shows them half faded in. */
const SETTLING_MS = 800

const photograph = async (page: Page, path: string): Promise<void> => {
  await page.mouse.move(0, 0)
  await page.waitForTimeout(SETTLING_MS)
  await page.screenshot({ path })
}

/** A reservation that has been asked for and reminded of, and the mail that the client got. */
const takeChannel = async (demo: Demo, page: Page, path: string): Promise<void> => {
  const locator = await demo.story.sendConfirmation('oc_client')
  await card(page, locator).filter({ hasText: 'SOLICITADA' }).first().waitFor()
  await page.locator('[data-pass="next"]').click()
  await page.locator('.mail-row').nth(1).waitFor()
  await page.locator('.replies', { hasText: 'ecordatorio' }).first().waitFor()
  await photograph(page, path)
}

/** Its OC has come; a client that nobody knows has booked, and staff are asked. */
const takeReview = async (demo: Demo, page: Page, path: string): Promise<void> => {
  const [open] = (await demo.engine.pending(ALL_PENDING, { limit: 1, after: null })).items
  await demo.story.sendOrder('reply', open?.locator ?? '')
  await card(page, 'RECIBIDA').first().waitFor()
  await demo.story.sendConfirmation('unknown')
  await card(page, 'PUNTA LOBOS').first().waitFor()
  await photograph(page, path)
}

const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('#compose-text').fill(text)
  await page.locator('#compose-text').press('Enter')
}

const newestCard = (page: Page, words: string): Locator => card(page, words).last()

/** The head of the first reservation's thread, with its further buttons unfolded. */
const showReservation = async (_demo: Demo, page: Page): Promise<Locator> => {
  const head = card(page, 'Próximo paso').filter({ hasText: 'SOLICITADA' }).first()
  await head.getByRole('button', { name: 'Más', exact: true }).click()
  return head
}

/** An OC of somebody who is no contact of the client: staff say whose it is. */
const showQuestion = async (demo: Demo, page: Page): Promise<Locator> => {
  const [open] = (await demo.engine.pending(ALL_PENDING, { limit: 1, after: null })).items
  await demo.story.sendOrder('stranger', open?.locator ?? '')
  return newestCard(page, 'OC por asignar')
}

const showAnswer =
  (command: string, words: string) =>
  async (_demo: Demo, page: Page): Promise<Locator> => {
    await say(page, command)
    return newestCard(page, words)
  }

/** One picture each of the cards that staff meet most. */
const CARDS: Readonly<Record<string, (demo: Demo, page: Page) => Promise<Locator>>> = {
  'tarjeta-reserva.png': showReservation,
  'tarjeta-caso.png': showQuestion,
  'tarjeta-pendientes.png': showAnswer('pendientes', 'esperan su OC'),
  'tarjeta-resumen.png': showAnswer('resumen', 'Resumen del'),
  'tarjeta-cliente.png': showAnswer('cliente minera quebrada clara', 'Guardar'),
}

const takeCards = async (demo: Demo, page: Page, folder: string): Promise<readonly string[]> => {
  for (const kind of ['oc_client', 'urgent', 'two_hotels'] as const) await demo.story.sendConfirmation(kind)
  const taken: string[] = []
  for (const [name, show] of Object.entries(CARDS)) {
    const shown = await show(demo, page)
    await shown.waitFor()
    await page.waitForTimeout(SETTLING_MS)
    taken.push(join(folder, name))
    await shown.screenshot({ path: join(folder, name) })
  }
  return taken
}

/** Takes the pictures of the guides from the running demo. Gives their paths. */
export const takeScreenshots = async (
  demo: Demo,
  url: string,
  folder: string,
): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true })
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: VIEW, locale: 'es-CL', timezoneId: 'America/Santiago' })
    await page.goto(url)
    const paths = [join(folder, 'demo-canal.png'), join(folder, 'demo-revision.png')] as const
    await takeChannel(demo, page, paths[0])
    await takeReview(demo, page, paths[1])
    return [...paths, ...(await takeCards(demo, page, folder))]
  } finally {
    await browser.close()
  }
}
