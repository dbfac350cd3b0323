import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandResult } from '../../../src/contract.js'
import { titlesOf } from '../../fixtures/views/card-check.js'
import { sampleReview } from '../../fixtures/views/samples.js'
import { openPressingWorld, textOf, type PressingWorld } from '../press-cards.js'

let world: PressingWorld

beforeEach(async () => {
  world = await openPressingWorld()
})

afterEach(() => world.stop())

describe('the buttons of a case', () => {
  const resolves = (): CommandResult => {
    const resolution = { at: '2026-03-30T13:00:00.000Z', actor: 'Paula Rojas', outcome: 'done' }
    world.engine.putReview(sampleReview({ resolution }))
    return { ok: true, locator: 'AAKLMNO', reviewId: 'r123456789' }
  }

  test('the best candidate is one press', async () => {
    world.engine.onExecute(resolves)
    const answer = await world.press(await world.caseCard(), 'Es de AAKLMNO')
    expect(world.executed()).toEqual([
      {
        type: 'assign_purchase_order',
        reviewId: 'r123456789',
        locator: 'AAKLMNO',
        ocNumber: '4500012345',
      },
    ])
    expect(textOf(answer)).toContain('Resuelto por Paula Rojas')
    expect(titlesOf(answer.value)).not.toContain('Descartar')
  })

  test('another candidate is chosen from the list', async () => {
    await world.press(await world.caseCard(), 'Asignar', { candidate: 'AAKLMNO' })
    expect(world.executed()).toMatchObject([
      { type: 'assign_purchase_order', locator: 'AAKLMNO', ocNumber: null },
    ])
  })

  test('any reservation may be named, by its booking ID too', async () => {
    await world.press(await world.caseCard(), 'Asignar', { otherLocator: '45000000', ocNumber: 'OC-1' })
    expect(world.executed()).toMatchObject([{ locator: 'AAKLMNO', ocNumber: 'OC-1' }])
  })

  test('one that nobody knows is said on the card', async () => {
    const answer = await world.press(await world.caseCard(), 'Asignar', { otherLocator: 'ZZZZZZZ' })
    expect(textOf(answer)).toContain('No conozco ninguna reserva ZZZZZZZ')
    expect(world.executed()).toEqual([])
  })

  test('an unknown client is completed on its card', async () => {
    const post = await world.caseCard({ kind: 'unknown_client', locator: 'AAKLMNO', candidates: [] })
    await world.press(post, 'Guardar y seguir', {
      requiresOc: 'yes',
      contacts: 'Compras@empresa.example; pagos@empresa.example',
    })
    expect(world.executed()).toEqual([
      {
        type: 'settle_client',
        reviewId: 'r123456789',
        requiresOc: true,
        contacts: ['compras@empresa.example', 'pagos@empresa.example'],
      },
    ])
  })

  test.each([
    ['unauthenticated_sender', 'Confiar y procesar', { type: 'trust_mail' }],
    ['send_uncertain', 'Sí salió', { type: 'settle_send', arrived: true }],
    ['send_uncertain', 'Enviar de nuevo', { type: 'settle_send', arrived: false }],
    ['send_failed', 'Reintentar el envío', { type: 'settle_send', arrived: false }],
    ['mail_to_answer', 'Ya está respondido', { type: 'dismiss_review' }],
    ['oc_to_assign', 'Descartar', { type: 'dismiss_review' }],
  ] as const)('%s: «%s»', async (kind, title, command) => {
    await world.press(await world.caseCard({ kind }), title)
    expect(world.executed()).toEqual([{ reviewId: 'r123456789', ...command }])
  })

  test('one that somebody else has answered shows by whom', async () => {
    const post = await world.caseCard()
    resolves()
    world.engine.onExecute(() => ({
      ok: false,
      code: 'review_already_resolved',
      facts: { actor: 'Paula Rojas' },
    }))
    const answer = await world.press(post, 'Descartar')
    expect(textOf(answer)).toContain('Este caso ya lo resolvió Paula Rojas')
  })
})
