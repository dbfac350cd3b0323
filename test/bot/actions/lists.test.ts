import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandResult } from '../../../src/contract.js'
import { pendingCard } from '../../../bot/cards/views/pending-card.js'
import { firstOf } from '../../../bot/cards/views/pending-place.js'
import { elementsOf, titlesOf } from '../../fixtures/views/card-check.js'
import { sampleDigest } from '../../fixtures/views/digests.js'
import { sampleFinding } from '../../fixtures/views/every-card/health.js'
import { sampleRow } from '../../fixtures/views/rows.js'
import { CONTEXT, sampleBooking, sampleReview, sampleView } from '../../fixtures/views/samples.js'
import { PAULA } from '../bot-in-teams.js'
import { openPressingWorld, textOf, type PressingWorld } from '../press-cards.js'

let world: PressingWorld

beforeEach(async () => {
  world = await openPressingWorld()
})

afterEach(() => world.stop())

const putMany = (count: number, agency = 'EMPRESA EJEMPLO S.A.'): void => {
  for (let index = 0; index < count; index += 1)
    world.engine.putReservation(
      sampleView({ locator: `AB${String(index).padStart(5, '0')}`, booking: sampleBooking({ agency }) }),
    )
}

const refusesOne = (locator: string) => (): CommandResult => {
  const [last] = world.executed().slice(-1)
  return last && 'locator' in last && last.locator === locator
    ? { ok: false, code: 'resent_just_now', facts: { locator } }
    : { ok: true, locator: 'x', reviewId: null }
}

describe('the list of pending reservations', () => {
  test('is paged in place', async () => {
    putMany(30)
    const post = await world.ask('pendientes')
    expect(textOf(await world.press(post, 'Ver más'))).toContain('13 a 24 de 31')
  })

  test('keeps its filter from page to page', async () => {
    putMany(30, 'Falabella')
    const post = await world.ask('pendientes')
    const data = { text: 'falabella', urgent: '', inCharge: '', after: '12', skipped: '12' }
    const answer = await world.pressByHand(post, 'list.more', data)
    expect(textOf(answer)).toContain('30 reservas con «falabella» esperan su OC')
    expect(textOf(await world.press(post, 'Ver más'))).toContain('25 a 30 de 30')
  })

  test.each([
    [{ text: null, urgent: true, assigneeId: null }, '2 reservas urgentes esperan su OC'],
    [{ text: 'gran hotel', urgent: false, assigneeId: null }, '2 reservas con «gran hotel» esperan su OC'],
    [{ text: null, urgent: false, assigneeId: '1' }, '2 reservas a cargo de Ana Soto esperan su OC'],
  ])('with the filter %o is called «%s»', (filter, title) => {
    const row = sampleRow({ assignee: { id: '1', name: 'Ana Soto' } })
    const card = pendingCard({ items: [row, row], total: 2, next: null }, CONTEXT, firstOf(filter))
    expect(card['speak']).toBe(title)
  })

  test('that is empty says so, and offers nothing to do', () => {
    const filter = { text: 'xyz', urgent: true, assigneeId: null }
    const card = pendingCard({ items: [], total: 0, next: null }, CONTEXT, firstOf(filter))
    expect(card['speak']).toBe('Ninguna reserva urgente con «xyz» espera su OC.')
    expect(titlesOf(card)).toEqual([])
  })
})

describe('several at once', () => {
  const TICKED = { 'pick-AB00000': 'true', 'pick-AB00002': 'true' }

  test('the ticked ones are sent again, and each is told', async () => {
    putMany(3)
    world.engine.onExecute(refusesOne('AB00002'))
    const answer = await world.press(await world.ask('pendientes'), 'Sí, reenviar a los marcados', TICKED)
    expect(world.executed()).toEqual([
      { type: 'resend', locator: 'AB00000' },
      { type: 'resend', locator: 'AB00002' },
    ])
    const text = textOf(answer)
    expect(text).toContain('Se hizo en 1 de 2')
    expect(text).toContain('El correo va de nuevo al cliente.')
    expect(text).toContain('Ya se reenvió hace menos de un minuto')
  })

  test('the way back leads to the same list', async () => {
    putMany(3)
    const post = await world.ask('pendientes')
    await world.press(post, 'Sí, reenviar a los marcados', TICKED)
    expect(textOf(await world.press(post, 'Volver a la lista'))).toContain('4 reservas esperan su OC')
  })

  test.each([
    ['3 días', {}, '2026-04-02'],
    ['Posponer hasta esa fecha', { postponeUntil: '2026-05-15' }, '2026-05-15'],
  ])('the ticked ones are postponed by «%s»', async (title, inputs, until) => {
    putMany(3)
    const answer = await world.press(await world.ask('pendientes'), title, { ...TICKED, ...inputs })
    expect(world.executed()).toEqual([
      { type: 'postpone', locator: 'AB00000', until },
      { type: 'postpone', locator: 'AB00002', until },
    ])
    expect(textOf(answer)).toContain('Listo: 2 reservas')
  })

  test('the ticked ones are taken by who pressed', async () => {
    putMany(3)
    await world.press(await world.ask('pendientes'), 'Asignarme los marcados', TICKED)
    expect(world.executed()).toHaveLength(2)
    expect(world.executed()[0]).toEqual({
      type: 'assign',
      locator: 'AB00000',
      assignee: { id: PAULA.aadObjectId, name: 'Paula Rojas' },
    })
  })

  test('nothing ticked is said on the list', async () => {
    const answer = await world.press(await world.ask('pendientes'), 'Sí, reenviar a los marcados')
    expect(textOf(answer)).toContain('Marque al menos una reserva de la lista.')
    expect(world.executed()).toEqual([])
  })

  test('a date that is missing is said on the list', async () => {
    const answer = await world.press(await world.ask('pendientes'), 'Posponer hasta esa fecha', {
      'pick-AAKLMNO': 'true',
    })
    expect(textOf(answer)).toContain('Elija por cuántos días se pospone, o una fecha.')
  })

  test('the tick of a row is named for who cannot see it', () => {
    const card = pendingCard(
      { items: [sampleRow()], total: 1, next: null },
      CONTEXT,
      firstOf({ text: null, urgent: false, assigneeId: null }),
    )
    const [toggle] = elementsOf(card).filter(({ type }) => type === 'Input.Toggle')
    expect(toggle?.['title']).toBe('AAKLMNO')
  })
})

describe('other lists', () => {
  test('what was found is paged, by the same words', async () => {
    putMany(30, 'Falabella')
    const post = await world.ask('buscar falabella')
    const text = textOf(await world.press(post, 'Ver más'))
    expect(text).toContain('13 a 24 de 30')
    expect(text).toContain('30 reservas con «falabella»')
  })

  test('cases are paged, and opened in place', async () => {
    for (let index = 0; index < 12; index += 1)
      world.engine.putReview(
        sampleReview({ id: `r${index}`, openedAt: `2026-03-30T12:${10 + index}:00.000Z` }),
      )
    const post = await world.ask('revision')
    const second = await world.press(post, 'Ver más')
    expect(titlesOf(second.value).filter((title) => title === 'Abrir')).toHaveLength(4)
    expect(titlesOf((await world.press(post, 'Abrir')).value)).toContain('Es de AAKLMNO')
  })

  test('the overview leads to the urgent ones', async () => {
    world.engine.putReservation(sampleView({ locator: 'BBKLMNO' }, { urgent: true }))
    world.engine.putDigest(sampleDigest({ urgent: [sampleRow({ locator: 'BBKLMNO' })], pending: 2 }))
    const post = await world.ask('resumen')
    expect(textOf(await world.press(post, 'Ver urgentes'))).toContain('1 reserva urgente espera su OC')
  })

  test('a pause is ended from the overview by an administrator, and by nobody else', async () => {
    const paused = { by: { id: '1', name: 'Ana' }, at: CONTEXT.now, reason: null }
    for (const adminIds of [[], [PAULA.aadObjectId]]) {
      const own = await openPressingWorld({ adminIds })
      own.engine.putDigest(sampleDigest({ paused }))
      await own.press(await own.ask('resumen'), 'Reanudar envíos')
      expect(own.executed()).toEqual(adminIds.length === 0 ? [] : [{ type: 'resume_mail' }])
      await own.stop()
    }
  })
})

describe('the state of the service', () => {
  const finding = sampleFinding()
  const health = {
    checkedAt: CONTEXT.now,
    well: 3,
    looking: false,
    unwell: [{ finding, since: CONTEXT.now }],
  }

  test('is looked at anew by its button, and shows what is not well with its cause', async () => {
    const post = await world.ask('estado')
    world.engine.onCheck(() => {
      world.engine.putStatus({ health })
      return health
    })
    const answer = textOf(await world.press(post, 'Revisar ahora'))
    expect(answer).toContain('✘')
    expect(answer).toContain('Authentication failed')
    expect(answer).toContain('✔ 3 cosas están bien')
  })

  test('is looked at anew by a word', async () => {
    world.engine.onCheck(() => {
      world.engine.putStatus({ health })
      return health
    })
    expect(JSON.stringify((await world.ask('estado revisar')).card)).toContain('Authentication failed')
    expect(JSON.stringify((await world.ask('estado')).card)).toContain('Última revisión: a las')
  })
})
