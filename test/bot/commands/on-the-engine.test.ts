import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDocuments } from '../../story/office.js'
import { PAULA } from '../bot-in-teams.js'
import { ADMIN } from './asking.js'
import { openEngineDesk, type EngineDesk } from './engine-desk.js'

/** Monday, 23 November 2026, 11:00 in Santiago; one reservation whose request has left. */
let desk: EngineDesk

beforeEach(async () => {
  desk = await openEngineDesk()
  await desk.office.confirmation()
})

afterEach(() => desk.stop())
afterAll(closeDocuments)

const reservation = () => desk.office.reservation('AAKLMNO')

const typed = async (...texts: readonly string[]): Promise<string> => {
  let last = ''
  for (const text of texts) last = await desk.ask(text)
  return last
}

describe('what is typed is done', () => {
  test('a case is given to somebody, found among the own ones, and given back', async () => {
    await typed('asignar AAKLMNO a mí')
    expect((await reservation()).assignee).toEqual({ id: ADMIN.aadObjectId, name: ADMIN.name })
    expect(await typed('pendientes mías')).toContain('AAKLMNO')
    await typed('asignar AAKLMNO paula')
    expect((await reservation()).assignee?.id).toBe(PAULA.aadObjectId)
    expect(await typed('pendientes mías')).toContain('no tiene a cargo ninguna')
    await typed('asignar AAKLMNO nadie')
    expect((await reservation()).assignee).toBeNull()
  })

  test('a chase rests until the office opens, and goes on when that is undone', async () => {
    expect(await typed('posponer AAKLMNO sábado')).toBe(
      'Listo: AAKLMNO quedó pospuesta; el cobro sigue el lunes 30 a las 09:00. Hasta las 11:10 se deshace con **deshacer AAKLMNO**.',
    )
    expect((await reservation()).hold?.reason).toBe('postponed')
    await typed('deshacer AAKLMNO')
    expect((await reservation()).hold).toBeNull()
  })

  test('an order is taken, found to be none, and comes by another way', async () => {
    await typed('recibida AAKLMNO 450001')
    expect((await reservation()).purchaseOrder?.number).toBe('450001')
    await typed('rechazar AAKLMNO es una cotización')
    expect(await reservation()).toMatchObject({
      state: 'requested',
      rejected: { reason: 'es una cotización' },
    })
    await typed('cerrar AAKLMNO otra vía 450002, la trajo el hotel')
    expect((await reservation()).closing).toEqual({
      reason: 'oc_by_other_way',
      ocNumber: '450002',
      note: 'la trajo el hotel',
    })
    await typed('reabrir AAKLMNO')
    expect((await reservation()).state).toBe('requested')
  })

  test('all of it stands in the audit, with the command', async () => {
    await typed('nota AAKLMNO llamé a compras', 'reenviar AAKLMNO')
    const audit = await typed('reserva AAKLMNO historial')
    expect(audit).toMatch(/con el comando «reenviar».*llamé a compras.*con el comando «nota»/u)
  })

  test('the same again changes nothing, and says who it was', async () => {
    expect(await typed('cerrar AAKLMNO suspendida', 'cerrar AAKLMNO suspendida')).toContain(
      'Ana Administra ya cerró',
    )
  })
})

describe('what is asked is answered', () => {
  test('a slip in a locator gets the right one proposed', async () => {
    expect(await typed('AAKLMNP')).toBe('No conozco ninguna reserva AAKLMNP. ¿Quiso decir **AAKLMNO**?')
  })

  test('the mails as they would leave', async () => {
    expect(await typed('vista previa AAKLMNO')).toContain('no hemos recibido la orden de compra')
  })

  test('the report of this month, and of one in which nothing was', async () => {
    expect(await typed('reporte')).toContain('Reporte de noviembre de 2026: 1 reserva, 0 con su OC')
    expect(await typed('reporte marzo')).toContain('Reporte de marzo de 2026: 0 reservas, 0 con su OC')
  })

  test('the client by a part of its name', async () => {
    expect(await typed('cliente ejemplo')).toContain('compras@empresa.example')
  })

  test('what the mailboxes held', async () => {
    desk.office.mailboxes[0]?.goAway()
    expect(await typed('revisar ahora')).toContain('No pude leer la casilla imap')
    desk.office.mailboxes[0]?.comeBack()
    expect(await typed('revisar ahora')).toBe('Listo: leí las casillas y no había correo nuevo.')
  })
})

test('no mail leaves between pausing and resuming', async () => {
  await typed('pausar envíos feriado', 'reenviar AAKLMNO')
  await desk.office.quiet()
  expect(desk.office.sent).toHaveLength(1)
  expect(await typed('estado')).toContain('feriado')
  await typed('reanudar envíos')
  await desk.office.quiet()
  expect(desk.office.sent).toHaveLength(2)
})
