import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumHere } from './chromium-here.js'
import { PAULA, stagePage } from './staged-page.js'
import type { StagedPage } from './staged-page.js'

const PATIENT_MS = 60_000

const row = (...texts: string[]) => ({
  type: 'TableRow',
  cells: texts.map((text) => ({ type: 'TableCell', items: [{ type: 'TextBlock', text }] })),
})

const CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'Container', style: 'warning', items: [{ type: 'TextBlock', text: 'SOLICITADA' }] },
    {
      type: 'Chart.VerticalBar',
      title: 'Días',
      data: [{ x: 'a', y: 1 }],
      fallback: { type: 'Table', columns: [{ width: 1 }, { width: 1 }], rows: [row('Agencia', '3,5 días')] },
    },
    { type: 'TextBlock', text: 'Lea [esto](javascript:alert(1)) o [aquello](http://elsewhere.example/)' },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title: 'Historial', targetElements: ['history'] }],
    },
    { type: 'TextBlock', id: 'history', text: 'Nada todavía', isVisible: false },
  ],
  actions: [
    {
      type: 'Action.ShowCard',
      title: 'Cerrar',
      card: {
        type: 'AdaptiveCard',
        body: [
          {
            type: 'Input.ChoiceSet',
            id: 'reason',
            label: 'Motivo',
            isRequired: true,
            errorMessage: 'Elija un motivo',
            isMultiSelect: true,
            choices: [
              { title: 'Uno', value: '1' },
              { title: 'Dos', value: '2' },
            ],
          },
        ],
        actions: [
          {
            type: 'Action.ShowCard',
            title: 'Confirmar',
            card: {
              type: 'AdaptiveCard',
              body: [{ type: 'Input.Text', id: 'note', label: 'Nota' }],
              actions: [{ type: 'Action.Execute', title: 'Cerrar la reserva', verb: 'close' }],
            },
          },
        ],
      },
    },
    { type: 'Action.OpenUrl', title: 'Afuera', url: 'http://elsewhere.example/' },
    { type: 'Action.Execute', title: 'Asignarme', verb: 'mine', mode: 'secondary' },
  ],
}

/** As https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio reckons it, of the coloured line with the state. */
const CONTRAST_OF_STATE = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/gu).map(Number)
  const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  const light = ([r, g, b]) => [r, g, b].reduce((sum, part, i) => sum + linear(part / 255) * [0.2126, 0.7152, 0.0722][i], 0)
  const ground = document.querySelector('.card .ac-container[style*="background-color"]')
  const text = ground.querySelector('.ac-textBlock')
  const [a, b] = [getComputedStyle(text).color, getComputedStyle(ground).backgroundColor].map(numbers).map(light)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
})()`

describe.runIf(chromiumHere)('a card on the page', () => {
  let stage: StagedPage
  let page: Page

  beforeAll(async () => {
    stage = await stagePage()
    stage.bot.does(async (context) => {
      if (context.activity.type !== 'invoke') return
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Hecho' }
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
    })
    await stage.postCard(CARD)
    page = await stage.open(PAULA)
    await page.locator('.card').waitFor()
  }, PATIENT_MS)

  afterAll(() => stage.stop())

  const button = (name: string) => page.locator('.card').getByRole('button', { name, exact: true })
  const lastValue = () => stage.bot.heard.at(-1)?.value

  it('shows the fallback of what the renderer does not draw', async () => {
    expect(await page.locator('.card').innerText()).toContain('3,5 días')
  })

  it('toggles what is hidden, without asking the bot', async () => {
    const before = stage.bot.heard.length
    await button('Historial').click()
    await page.getByText('Nada todavía').waitFor()
    expect(stage.bot.heard).toHaveLength(before)
  })

  it('holds up a press that lacks an input, and then sends all inputs of the cards around it', async () => {
    await button('Cerrar').click()
    await button('Confirmar').click()
    const before = stage.bot.heard.length
    await button('Cerrar la reserva').click()
    await page.getByText('Elija un motivo').waitFor()
    expect(stage.bot.heard).toHaveLength(before)

    await page.getByLabel('Uno').check()
    await page.getByLabel('Dos').check()
    await page.getByLabel('Nota').fill('por teléfono')
    await button('Cerrar la reserva').click()
    await page.locator('.press-note', { hasText: 'Hecho' }).waitFor()
    expect(lastValue()).toMatchObject({
      action: { verb: 'close', data: { reason: '1,2', note: 'por teléfono' } },
    })
  })

  it('keeps the rest of its buttons behind the dots', async () => {
    await page.getByRole('button', { name: 'Más acciones' }).click()
    await page.getByRole('menuitem', { name: 'Asignarme' }).click()
    await expect.poll(lastValue).toMatchObject({ action: { verb: 'mine' } })
  })

  it('leads nowhere but to the web over TLS and to this machine', async () => {
    const before = page.context().pages().length
    await page.getByRole('link', { name: 'Afuera' }).click()
    await page.locator('.toast', { hasText: 'no se abre' }).first().waitFor()
    await page.getByRole('link', { name: 'aquello' }).click()
    await page.locator('.toast', { hasText: 'no se abre' }).nth(1).waitFor()
    expect(await page.getByRole('link', { name: 'esto' }).count()).toBe(0)
    expect(page.context().pages()).toHaveLength(before)
  })

  it.each(['Claro', 'Oscuro', 'Contraste alto'])(
    'is drawn in the theme %s with words that can be read',
    async (name) => {
      await page.getByRole('radio', { name }).click()
      const contrast = await page.evaluate(CONTRAST_OF_STATE)
      expect(contrast).toBeGreaterThan(4.5)
    },
  )

  it('gives no reason to complain', () => {
    expect(stage.problems).toEqual([])
  })
})

describe.runIf(chromiumHere)('the line to write in', () => {
  let stage: StagedPage
  let page: Page

  beforeAll(async () => {
    stage = await stagePage()
    page = await stage.open(PAULA)
  }, PATIENT_MS)

  afterAll(() => stage.stop())

  it('offers the commands that begin like what is typed', async () => {
    await page.locator('#compose-text').pressSequentially('ree')
    expect(await page.locator('.suggestion').allInnerTexts()).toEqual([
      expect.stringContaining('reenviar LOC'),
    ])
    await page.locator('#compose-text').press('Tab')
    expect(await page.locator('#compose-text').inputValue()).toBe('reenviar ')
  })

  it('offers all of them on an arrow, and sends only what is entered', async () => {
    await page.locator('#compose-text').fill('')
    await page.locator('#compose-text').press('ArrowDown')
    expect(await page.locator('.suggestion').count()).toBe(3)
    await page.locator('#compose-text').press('Enter')
    await page.locator('#compose-text').press('Enter')
    await page.locator('.thread', { hasText: '@Control OC pendientes' }).waitFor()
    expect(stage.bot.heard.at(-1)?.text).toBe('<at>Control OC</at> pendientes')
  })
})
