import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumHere } from './chromium-here.js'
import { openDemo, type DemoWindow, type OpenDemo } from './demo-window.js'

const A_DAY_MS = 180_000
const OPENING_MS = 60_000

const press = async (where: Locator, name: string): Promise<void> => {
  await where.getByRole('button', { name, exact: true }).last().click()
}

/** One working day of the office, as Paula and Diego live it in front of the page. */
describe.runIf(chromiumHere)('a working day', () => {
  let office: OpenDemo
  let paula: DemoWindow
  let diego: DemoWindow

  beforeAll(async () => {
    office = await openDemo()
    paula = await office.open('paula')
    diego = await office.open('diego')
  }, OPENING_MS)

  afterAll(() => office.stop())

  const stateOf = async (locator: string): Promise<string | undefined> =>
    (await office.demo.engine.findReservation(locator))?.reservation.state

  const mailsTo = (address: string): readonly string[] =>
    office.demo.mailroom
      .clientMails()
      .filter(({ to }) => JSON.stringify(to).includes(address))
      .map(({ subject }) => subject)

  const isRead = (root: Locator, words: string): Promise<void> => root.getByText(words).first().waitFor()

  const answersNewClient = async (): Promise<string> => {
    const locator = await office.newReservation(paula, 'unknown')
    const question = paula.threadWith('Cliente desconocido')
    await press(question, 'Completar cliente')
    await question.getByLabel('Correos de contacto').fill('oc@puntalobos.example')
    await press(question, 'Guardar y seguir')
    await isRead(question, 'Cliente completado')
    await isRead(paula.root(locator), 'SOLICITADA')
    return locator
  }

  const postpones = async (locator: string): Promise<void> => {
    const root = diego.root(locator)
    await press(root, 'Posponer')
    await press(root, '3 días')
    await isRead(paula.root(locator), 'EN PAUSA')
  }

  const handsOverToDiego = async (locator: string): Promise<void> => {
    const root = paula.root(locator)
    await press(root, 'Más')
    await press(root, 'Asignar a…')
    await root.locator('input[list]').last().fill('Diego Soto')
    await press(root, 'Asignar')
    await isRead(diego.root(locator), 'Diego Soto')
    await diego.page.locator('#unread').waitFor()
  }

  const assignsStrangersOrder = async (): Promise<string> => {
    const locator = await office.newReservation(paula, 'oc_client')
    await isRead(paula.root(locator), 'SOLICITADA')
    await paula.page.locator('#order-reservation').selectOption(locator)
    await paula.page.locator('[data-kind="stranger"]').click()
    const question = paula.threadWith('OC por asignar')
    await press(question, `Es de ${locator}`)
    await isRead(paula.root(locator), 'RECIBIDA')
    return locator
  }

  const takesBack = async (locator: string): Promise<void> => {
    // His window may still be drawing the card: a press that meets it in between is lost.
    await isRead(diego.root(locator), 'RECIBIDA')
    await press(diego.root(locator), 'Deshacer')
    await isRead(paula.root(locator), 'SOLICITADA')
    await paula
      .threadWith('OC por asignar')
      .getByRole('button', { name: `Es de ${locator}` })
      .waitFor()
  }

  const closes = async (locator: string): Promise<void> => {
    const root = paula.root(locator)
    await press(root, 'Cerrar')
    await press(root, 'Suspendida')
    await press(root, 'Cerrar: suspendida')
    await isRead(diego.root(locator), 'CERRADA')
  }

  const opensReport = async (): Promise<void> => {
    await paula.sayInChat('reporte')
    const offer = paula.page.locator('#threads')
    await press(offer, 'Aceptar')
    await offer.getByText('.xlsx').last().waitFor()
  }

  it(
    'goes from a new client to the report of the month',
    async () => {
      const first = await answersNewClient()
      expect(mailsTo('oc@puntalobos.example')).toHaveLength(1)

      await postpones(first)
      await handsOverToDiego(first)
      expect((await office.demo.engine.findReservation(first))?.reservation).toMatchObject({
        hold: { reason: 'postponed' },
        assignee: { name: 'Diego Soto' },
      })

      const second = await assignsStrangersOrder()
      await takesBack(second)
      expect(await stateOf(second)).toBe('requested')

      await closes(second)
      expect(await stateOf(second)).toBe('closed')

      await opensReport()
      expect(office.problems).toEqual([])
    },
    A_DAY_MS,
  )
})

describe.runIf(chromiumHere)('two windows on one card', () => {
  let office: OpenDemo

  beforeAll(async () => {
    office = await openDemo()
  }, OPENING_MS)

  afterAll(() => office.stop())

  it(
    'let one of two people close the case, and tell the other who did',
    async () => {
      const paula = await office.open('paula')
      const diego = await office.open('diego')
      const locator = await office.newReservation(paula, 'oc_client')
      const roots = [paula.root(locator), diego.root(locator)]
      for (const root of roots) {
        await root.getByText('SOLICITADA').first().waitFor()
        await press(root, 'Cerrar')
        await press(root, 'Suspendida')
      }

      // Both hands are on their button before the first of them presses: the card it closes takes the other's button away.
      const buttons = await Promise.all(
        roots.map((root) => root.getByRole('button', { name: 'Cerrar: suspendida' }).elementHandle()),
      )
      await Promise.all(buttons.map((button) => button?.dispatchEvent('click')))

      await Promise.all(roots.map((root) => root.getByText('CERRADA').first().waitFor()))
      const view = await office.demo.engine.findReservation(locator)
      const closings = view?.reservation.history.filter(({ event }) => event === 'ReservationClosed')
      expect(closings).toHaveLength(1)
      const [first] = closings ?? []
      const second = first?.actor === 'Paula Rojas' ? diego : paula
      await second.root(locator).getByText(`${first?.actor} la cerró`).waitFor()
    },
    A_DAY_MS,
  )
})
