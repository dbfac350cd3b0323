import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditLine } from '../../../src/contract.js'
import { titlesOf } from '../../fixtures/views/card-check.js'
import { openPressingWorld, textOf, type PressingWorld } from '../press-cards.js'

let world: PressingWorld

beforeEach(async () => {
  world = await openPressingWorld()
})

afterEach(() => world.stop())

const storyOf = (count: number) =>
  Array.from({ length: count }, (_value, index) => ({
    at: new Date(Date.UTC(2026, 2, 1, 12, index)).toISOString(),
    event: 'NoteAdded',
    actor: 'Ana Soto',
    detail: `nota número ${index + 1}.`,
  }))

const CLOSED: AuditLine = {
  at: '2026-03-30T12:32:00.000Z',
  actor: { id: '1', name: 'Ana Soto' },
  action: 'close',
  detail: 'suspended: avisan en mayo',
  before: 'requested; postponed until 2026-04-02T12:00:00.000Z; assigned to Ana Soto',
  after: 'closed; closed as suspended; assigned to Ana Soto',
  from: 'card:root reservation.close',
}

describe('Ver historial', () => {
  test('shows the story, newest first, to who pressed alone', async () => {
    const post = await world.rootCard({ history: storyOf(3) })
    const text = textOf(await world.press(post, 'Ver historial'))
    expect(text.indexOf('nota número 3.')).toBeLessThan(text.indexOf('nota número 1.'))
    expect(JSON.stringify(world.teams.post(post.id)?.card)).not.toContain('nota número')
  })

  test('pages, forth and back', async () => {
    const post = await world.rootCard({ history: storyOf(25) })
    await world.press(post, 'Ver historial')
    const second = textOf(await world.press(post, 'Anteriores'))
    expect(second).toContain('11 a 20 de 25')
    expect(second).toContain('nota número 15.')
    const third = await world.press(post, 'Anteriores')
    expect(textOf(third)).toContain('21 a 25 de 25')
    expect(titlesOf(third.value)).not.toContain('Anteriores')
    expect(textOf(await world.press(post, 'Lo último'))).toContain('1 a 10 de 25')
  })

  test('shows who did what, from where, and how it stood before and after', async () => {
    world.engine.putAudit('AAKLMNO', [CLOSED])
    const post = await world.rootCard()
    await world.press(post, 'Ver historial')
    const text = textOf(await world.press(post, 'Quién hizo qué'))
    expect(text).toContain('Cerró la reserva: Suspendida: avisan en mayo')
    expect(text).toContain(
      'SOLICITADA, Pospuesta por el equipo hasta el jueves 2 de abril a las 09:00, a cargo de Ana Soto → CERRADA, cierre: Suspendida, a cargo de Ana Soto',
    )
    expect(text).toContain('lunes 30 a las 09:32 · Ana Soto, desde una tarjeta')
  })

  test('leads back to the reservation', async () => {
    const post = await world.rootCard()
    await world.press(post, 'Ver historial')
    const answer = await world.press(post, 'Volver a la reserva')
    expect(titlesOf(answer.value)).toContain('Reenviar')
  })
})
