import type { TurnContext } from 'botbuilder'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumHere } from './chromium-here.js'
import { cardMessage, DIEGO, PAULA, stagePage } from './staged-page.js'
import type { StagedPage } from './staged-page.js'

const PATIENT_MS = 60_000

const card = (words: string, ...buttons: string[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: words, wrap: true }],
  actions: buttons.map((title) => ({ type: 'Action.Execute', title, verb: title.toLowerCase() })),
})

const answer = (context: TurnContext, type: string, value: unknown) =>
  context.sendActivity({
    type: 'invokeResponse',
    value: { status: 200, body: { statusCode: 200, type, value } },
  })

const MESSAGE = 'application/vnd.microsoft.activity.message'
const CARD = 'application/vnd.microsoft.card.adaptive'

describe.runIf(chromiumHere)('two windows of two people', () => {
  let stage: StagedPage

  beforeAll(async () => {
    stage = await stagePage()
  }, PATIENT_MS)

  afterAll(() => stage.stop())

  const windows = () => Promise.all([stage.open(PAULA), stage.open(DIEGO)])

  it(
    'press the same button: one takes the case, the other is told, and both see who has it',
    async () => {
      let owner: string | null = null
      stage.bot.does(async (context) => {
        if (context.activity.type !== 'invoke') return
        const before = owner
        owner ??= context.activity.from.name
        if (before !== null) return void (await answer(context, MESSAGE, `Ya la tomó ${before}`))
        const taken = cardMessage(card(`A cargo de ${owner}`))
        await context.updateActivity({ ...taken, id: context.activity.replyToId ?? '' })
        await answer(context, MESSAGE, 'La tomó usted')
      })
      const postId = await stage.postCard(card('Sin dueño', 'Tomar'))
      const pages = await windows()
      const posts = pages.map((page) => page.locator(`[data-post="${postId}"]`))
      // Both hands are on their button before the first of them presses: the card it changes takes the other's button away.
      const buttons = await Promise.all(
        posts.map((post) => post.getByRole('button', { name: 'Tomar' }).elementHandle()),
      )

      await Promise.all(buttons.map((button) => button?.dispatchEvent('click')))

      const notes = posts.map((post) => post.locator('.press-note'))
      await Promise.all(notes.map((note) => note.waitFor()))
      await Promise.all(posts.map((post) => post.getByText(`A cargo de ${owner}`).waitFor()))
      const told = await Promise.all(notes.map((note) => note.innerText()))
      expect(told.map((text) => text.replace(/\s*✕$/u, '')).toSorted()).toEqual([
        'La tomó usted',
        `Ya la tomó ${owner}`,
      ])
    },
    PATIENT_MS,
  )

  it(
    'see what was answered to their own press, until the message is updated for all',
    async () => {
      stage.bot.does(async (context) => {
        const { from, replyToId } = context.activity
        if (from.name === PAULA.user.name) return void (await answer(context, CARD, card('¿Seguro?', 'Sí')))
        await context.updateActivity({ ...cardMessage(card('Para todos')), id: replyToId ?? '' })
        await answer(context, MESSAGE, 'Hecho')
      })
      const postId = await stage.postCard(card('Al principio', 'Cerrar'))
      const [paula, diego] = await windows()
      const hers = paula.locator(`[data-post="${postId}"]`)
      const his = diego.locator(`[data-post="${postId}"]`)
      await hers.getByRole('button', { name: 'Cerrar' }).click()
      await hers.getByText('¿Seguro?').waitFor()
      expect(await his.innerText()).toContain('Al principio')

      await his.getByRole('button', { name: 'Cerrar' }).click()
      await Promise.all([hers, his].map((post) => post.getByText('Para todos').waitFor()))
      expect(await hers.innerText()).not.toContain('¿Seguro?')
    },
    PATIENT_MS,
  )

  it(
    'have a chat each, which counts what is unread until it is looked at',
    async () => {
      stage.bot.does(async (context) => {
        await context.sendActivity(`Hola, ${context.activity.from.name}`)
      })
      const [paula, diego] = await windows()
      await stage.teams.say('hola', { from: DIEGO.user, personal: true })
      await diego.locator('#unread', { hasText: '1' }).waitFor()
      expect(await paula.locator('#unread').isVisible()).toBe(false)

      await diego.locator('#tab-personal').click()
      await diego.getByText('Hola, Diego Soto').waitFor()
      expect(await diego.locator('#unread').isVisible()).toBe(false)
      await paula.locator('#tab-personal').click()
      expect(await paula.locator('#threads').innerText()).not.toContain('Diego')
    },
    PATIENT_MS,
  )

  it(
    'change places by the switch in the head',
    async () => {
      const page = await stage.open(PAULA)
      await page.locator('#who').click()
      await page.getByRole('link', { name: 'Ver como Diego Soto' }).click()
      await page.locator('#who', { hasText: 'Diego Soto' }).waitFor()
      await page.locator('#compose-text').fill('hola a todos')
      await page.locator('#compose-text').press('Enter')
      await page.locator('.post-author', { hasText: 'Diego Soto' }).last().waitFor()
      expect(stage.bot.heard.at(-1)?.from.name).toBe('Diego Soto')
    },
    PATIENT_MS,
  )

  it('have nothing to complain of', () => {
    expect(stage.problems).toEqual([])
  })
})
