import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../bot/demo/browser/chromium.js'
import { startDemo } from '../../bot/demo/demo.js'
import type { Demo } from '../../bot/demo/demo.js'
import { demoBackend } from '../../bot/demo/demo-backend.js'
import { startPageServer } from '../../bot/demo/page-server/page-server.js'
import type { PageServer } from '../../bot/demo/page-server/page-server.js'
import { chromiumHere } from './chromium-here.js'

const PATIENT_MS = 60_000

describe.runIf(chromiumHere)('the page of the demo', () => {
  let demo: Demo
  let server: PageServer
  let browser: Browser
  let page: Page
  const problems: string[] = []

  beforeAll(async () => {
    demo = await startDemo()
    server = await startPageServer(demoBackend(demo), 0)
    browser = await launchChromium()
  }, PATIENT_MS)

  afterAll(async () => {
    await browser.close()
    await server.stop()
    await demo.stop()
  })

  const openPage = async (): Promise<Page> => {
    const opened = await browser.newPage({ viewport: { width: 1600, height: 960 }, locale: 'es-CL' })
    opened.setDefaultTimeout(20_000)
    opened.on('pageerror', (error) => problems.push(error.message))
    opened.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await opened.goto(server.url)
    return opened
  }

  /** A reservation of its own for each test: sent by the page's button, seen as its card. */
  const newReservation = async (): Promise<{ locator: string; thread: Locator }> => {
    const before = new Set(await openLocators())
    await page.locator('[data-kind="oc_client"]').click()
    const locator = await demo.teams.until('a new card', () => newLocator(before), 20_000)
    const thread = page.locator('.thread', { hasText: `LOC ${locator}` })
    await thread.locator('.card', { hasText: 'SOLICITADA' }).first().waitFor()
    return { locator, thread }
  }

  const locatorsOnCards = (): string[] =>
    demo.teams
      .threads()
      .flatMap(({ posts }) => /LOC (AAKLM[A-Z]{2})/u.exec(JSON.stringify(posts[0]?.card))?.[1] ?? [])

  const openLocators = async (): Promise<string[]> => locatorsOnCards()

  const newLocator = (before: ReadonlySet<string>): string | undefined =>
    locatorsOnCards().find((locator) => !before.has(locator))

  const mailsAbout = (locator: string): number =>
    demo.mailroom.clientMails().filter(({ text }) => text.includes(locator)).length

  beforeAll(async () => {
    page = await openPage()
  }, PATIENT_MS)

  it(
    'shows the card of a confirmation that was sent by its button, and the mail that the client got',
    async () => {
      const { locator, thread } = await newReservation()
      expect(await thread.locator('.card').first().innerText()).toContain(locator)
      const mail = page.frameLocator('.mail-body').locator('body')
      await mail.getByText(locator).first().waitFor()
      expect(await page.locator('.mail-row[aria-current="true"]').innerText()).toContain(
        'Solicitud de Orden de Compra',
      )
    },
    PATIENT_MS,
  )

  it(
    'sends the mail again when Reenviar is pressed',
    async () => {
      const { locator, thread } = await newReservation()
      await demo.advanceTo(new Date(Date.parse(demo.clock.now()) + 120_000).toISOString())
      const before = mailsAbout(locator)
      await thread.getByRole('button', { name: 'Reenviar' }).first().click()
      await expect.poll(() => mailsAbout(locator), { timeout: 20_000 }).toBe(before + 1)
    },
    PATIENT_MS,
  )

  it(
    'closes the reservation when Cerrar is pressed with a reason',
    async () => {
      const { locator, thread } = await newReservation()
      await thread.getByRole('button', { name: 'Cerrar', exact: true }).first().click()
      await thread.getByRole('button', { name: 'Suspendida', exact: true }).click()
      await thread.getByRole('button', { name: 'Cerrar: suspendida' }).click()
      await thread.locator('.card', { hasText: 'CERRADA' }).first().waitFor()
      const view = await demo.engine.findReservation(locator)
      expect(view?.reservation).toMatchObject({ state: 'closed', closing: { reason: 'suspended' } })
    },
    PATIENT_MS,
  )

  it(
    'answers pendientes, typed in the channel, with what is open',
    async () => {
      const { locator } = await newReservation()
      await page.locator('#compose-text').fill('pendientes')
      await page.locator('#compose-text').press('Enter')
      const asked = page.locator('.thread', { hasText: '@Control OC pendientes' }).last()
      await asked.locator('.replies .card', { hasText: locator }).waitFor()
      expect(await asked.innerText()).toContain('Paula Rojas')
    },
    PATIENT_MS,
  )

  it(
    'lets the time pass to the next step',
    async () => {
      const { locator } = await newReservation()
      const before = mailsAbout(locator)
      await expect
        .poll(
          async () => {
            await page.locator('[data-pass="day"]').click()
            return mailsAbout(locator)
          },
          { timeout: 30_000, interval: 500 },
        )
        .toBeGreaterThan(before)
      expect(await page.locator('#calendar-day').innerText()).not.toBe('2')
    },
    PATIENT_MS,
  )

  it(
    'takes a PDF that is dropped on it',
    async () => {
      const before = new Set(await openLocators())
      const { makeConfirmationPdf } = await import('../../bot/demo/samples/confirmation-pdf.js')
      const { sampleBooking } = await import('../../bot/demo/story/booking-facts.js')
      const { KNOWN_CLIENTS } = await import('../../bot/demo/story/clients.js')
      const pdf = await makeConfirmationPdf(sampleBooking(KNOWN_CLIENTS.lab, demo.clock.now(), 400))
      await page
        .locator('#drop-file')
        .setInputFiles({ name: 'reserva.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) })
      const locator = await demo.teams.until('its card', () => newLocator(before), 20_000)
      const card = page.locator('.card', { hasText: locator }).first()
      await card.waitFor()
      expect(await card.innerText()).toContain('LABORATORIOS PUELCHE SPA')
    },
    PATIENT_MS,
  )

  it('shows what comes from outside as text', async () => {
    const hostile = JSON.stringify('<img src=x onerror=alert(1)> **a** [b](javascript:alert(1)) \\*c\\*')
    const html = await page.evaluate(
      `import('/scripts/markdown.js').then((m) => m.markdownToHtml(${hostile}))`,
    )
    expect(html).toBe(
      '<p>&#60;img src=x onerror=alert(1)&#62; <strong>a</strong> [b](javascript:alert(1)) *c*</p>',
    )
  })

  it('has nothing to complain of', () => {
    expect(problems).toEqual([])
  })
})
