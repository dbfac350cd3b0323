import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommandResult } from '../../../src/contract.js'
import { markdownOf, titlesOf } from '../../fixtures/views/card-check.js'
import { sampleReview } from '../../fixtures/views/samples.js'
import { PAULA } from '../bot-in-teams.js'
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
    ['send_uncertain', 'Ya llegó', { type: 'settle_send', arrived: true }],
    ['send_uncertain', 'Reenviar', { type: 'settle_send', arrived: false }],
    ['send_failed', 'Reintentar el envío', { type: 'settle_send', arrived: false }],
    ['rebooked_after_cancellation', 'Retomar la reserva', { type: 'reopen_rebooked' }],
    ['rebooked_after_cancellation', 'Dejarla anulada', { type: 'dismiss_review' }],
    ['booking_changed_after_oc', 'La OC sigue sirviendo', { type: 'dismiss_review' }],
    ['mail_to_answer', 'Ya está respondido', { type: 'dismiss_review' }],
    ['oc_to_assign', 'Descartar', { type: 'dismiss_review' }],
  ] as const)('%s: «%s»', async (kind, title, command) => {
    await world.press(await world.caseCard({ kind }), title)
    expect(world.executed()).toEqual([{ reviewId: 'r123456789', ...command }])
  })

  test.each(['bounced', 'send_failed'] as const)('%s: another address is all that it takes', async (kind) => {
    const post = await world.caseCard({ kind, locator: 'AAKLMNO' })
    await expect(world.press(post, 'Guardar y seguir')).rejects.toThrow('Revise los correos')
    await world.press(post, 'Guardar y seguir', { contacts: 'otra@empresa.example' })
    expect(world.executed()).toEqual([
      {
        type: 'settle_client',
        reviewId: 'r123456789',
        requiresOc: true,
        contacts: ['otra@empresa.example'],
      },
    ])
  })

  test('another OC is asked for with a reason that is written already', async () => {
    const facts = { before: 'CLP 528701', after: 'CLP 600000' }
    await world.press(await world.caseCard({ kind: 'booking_changed_after_oc', facts }), 'Sí, pedir otra OC')
    expect(world.executed()).toEqual([
      {
        type: 'ask_for_new_order',
        reviewId: 'r123456789',
        reason: 'El monto de la reserva cambió de $528.701 a $600.000.',
      },
    ])
  })

  test('a refusal keeps what was typed in its form', async () => {
    world.engine.onExecute(() => ({
      ok: false,
      code: 'invalid_contact',
      facts: { address: 'a@b.example' },
    }))
    const post = await world.caseCard({ kind: 'unknown_client', locator: 'AAKLMNO', candidates: [] })
    const answer = await world.press(post, 'Guardar y seguir', {
      requiresOc: 'no',
      contacts: 'a@b.example',
    })
    expect(textOf(answer)).toContain('«a@b.example» no es una dirección de correo')
    expect(textOf(answer)).toContain('"value":"a@b.example"')
    expect(textOf(answer)).toContain('"value":"no"')
  })

  test('its documents are linked for who pressed', async () => {
    const post = await world.caseCard()
    expect(textOf(await world.press(post, 'Ver documentos'))).toContain('https://oc.example/files/')
    expect(JSON.stringify(world.teams.post(post.id)?.card)).not.toContain('/files/')
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

describe('a confirmation that a person reads', () => {
  const FILLED = {
    locator: 'aaklmno',
    agency: 'Empresa Ejemplo',
    hotel: 'Gran Hotel',
    checkIn: '2026-04-07',
    checkOut: '2026-04-10',
    amount: '528.701',
    currency: 'CLP',
    guest: 'Ana Ejemplo',
  }

  const unread = (facts: Record<string, string> = {}) =>
    world.caseCard({ kind: 'unreadable_confirmation', candidates: [], facts })

  test('is registered from its form', async () => {
    await world.press(await unread(), 'Registrar la reserva', FILLED)
    expect(world.executed()).toEqual([
      {
        type: 'register_by_hand',
        reviewId: 'r123456789',
        booking: {
          locator: 'AAKLMNO',
          bookingId: null,
          agency: 'Empresa Ejemplo',
          hotel: 'Gran Hotel',
          checkIn: '2026-04-07',
          checkOut: '2026-04-10',
          total: { minor: 528_701, currency: 'CLP' },
          guest: 'Ana Ejemplo',
        },
      },
    ])
  })

  test('comes with what OCR could read of it', async () => {
    const post = await unread({
      suggestedLocator: 'AAKLMNO',
      suggestedBookingId: '45215412',
      suggestedAgency: 'EMPRESA EJEMPLO',
      suggestedTotal: 'USD 1250.5',
      suggestedCheckIn: '2026-04-07',
      suggestedCheckOut: '2026-04-10',
      hotel: 'Gran Hotel',
    })
    await world.press(post, 'Registrar la reserva')
    expect(world.executed()).toMatchObject([
      {
        booking: {
          locator: 'AAKLMNO',
          bookingId: '45215412',
          agency: 'EMPRESA EJEMPLO',
          checkOut: '2026-04-10',
          total: { minor: 125_050, currency: 'USD' },
          guest: null,
        },
      },
    ])
  })

  test('may lack an amount', async () => {
    await world.press(await unread(), 'Registrar la reserva', { ...FILLED, amount: '' })
    expect(world.executed()).toMatchObject([{ booking: { total: null } }])
  })

  test.each([
    ['locator', 'AB', 'El LOC tiene de 5 a 10 letras y números'],
    ['agency', '', 'Escriba la agencia'],
    ['checkIn', '', 'Elija el día del check-in'],
    ['amount', 'quinientos', 'Escriba un monto como 528.701'],
  ])('with the %s "%s" is held on the card itself', async (name, value, sentence) => {
    const inputs = { ...FILLED, [name]: value }
    await expect(world.press(await unread(), 'Registrar la reserva', inputs)).rejects.toThrow(sentence)
    expect(world.executed()).toEqual([])
  })

  test.each([
    [{ amount: '528.70' }, 'Ese monto no se entiende'],
    [{ currency: 'XXX' }, 'Ese monto no se entiende'],
    [{ hotel: '' }, 'Faltan datos'],
    [{ checkIn: '07-04-2026' }, 'Elija las fechas'],
    [{ guest: 'x'.repeat(121) }, 'El texto es demasiado largo'],
  ])('with %o is asked again, and nothing is lost', async (typed, sentence) => {
    const data = { reviewId: 'r123456789', ...FILLED, ...typed }
    const answer = await world.pressByHand(await unread(), 'review.register', data)
    expect(textOf(answer)).toContain(sentence)
    expect(textOf(answer)).toContain('"value":"Empresa Ejemplo"')
    expect(world.executed()).toEqual([])
  })
})

describe('the first mail of a kind', () => {
  const facts = {
    kind: 'reminder',
    recipients: 'compras@empresa.example',
    copies: '',
    subject: 'Solicitud de OC',
    text: 'Estimados:\n\n*Les* recordamos la OC.',
  }

  const waiting = () => world.caseCard({ kind: 'first_mail', candidates: [], files: [], facts })

  test('is shown whole, and nothing but its approval can end it', async () => {
    const { card } = await waiting()
    expect(markdownOf(card)).toEqual(
      expect.arrayContaining([
        'Recordatorio',
        'compras@empresa.example',
        'Solicitud de OC',
        'Estimados:',
        String.raw`\*Les\* recordamos la OC.`,
      ]),
    )
    expect(new Set(titlesOf(card))).toEqual(new Set(['Aprobar y enviar']))
  })

  test('is not approved by a member', async () => {
    const answer = await world.press(await waiting(), 'Aprobar y enviar')
    expect(textOf(answer)).toContain('Eso lo hace un administrador')
    expect(world.executed()).toEqual([])
  })

  test('is approved by an administrator', async () => {
    const own = await openPressingWorld({ adminIds: [PAULA.aadObjectId] })
    await own.press(await own.caseCard({ kind: 'first_mail', facts }), 'Aprobar y enviar')
    expect(own.executed()).toEqual([{ type: 'approve_mails', reviewId: 'r123456789' }])
    await own.stop()
  })
})
