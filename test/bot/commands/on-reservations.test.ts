import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sampleView } from '../../fixtures/views/samples.js'
import { PAULA } from '../bot-in-teams.js'
import { openDesk, type Desk } from './asking.js'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  desk.world.engine.putReservation(sampleView())
})

afterEach(() => desk.stop())

const executed = () => desk.world.engine.executed.map(({ command }) => command)

test('the engine hears who asked, and by which command', async () => {
  await desk.ask('reenvia AAKLMNO')
  expect(desk.world.engine.executed[0]?.actor).toEqual({
    id: PAULA.aadObjectId,
    name: 'Paula Rojas',
    source: { kind: 'command', command: 'reenviar' },
  })
})

test.each(['aaklmno', '«AAKLMNO»', 'la reserva AAKLMNO', 'LOC: AAKLMNO', '45000000'])(
  'the reservation is found as "%s"',
  async (code) => {
    await desk.ask(`reenviar ${code}`)
    expect(executed()).toEqual([{ type: 'resend', locator: 'AAKLMNO' }])
  },
)

describe('cerrar', () => {
  test.each([
    ['suspendida, avisan en mayo', { reason: 'suspended', note: 'avisan en mayo', ocNumber: null }],
    ['por otra vía 4500012345', { reason: 'oc_by_other_way', note: null, ocNumber: '4500012345' }],
    [
      'otra vía N° 001-2026, la trajo el hotel',
      { reason: 'oc_by_other_way', note: 'la trajo el hotel', ocNumber: '001-2026' },
    ],
    ['Anulada', { reason: 'cancelled', note: null, ocNumber: null }],
    ['no requiere OC', { reason: 'not_required', note: null, ocNumber: null }],
    ['otro: duplicada', { reason: 'other', note: 'duplicada', ocNumber: null }],
    ['cliente quebró', { reason: 'other', note: 'cliente quebró', ocNumber: null }],
    ['cancelación del evento', { reason: 'other', note: 'cancelación del evento', ocNumber: null }],
  ])('with "%s"', async (typed, closing) => {
    await desk.ask(`cerrar AAKLMNO ${typed}`)
    expect(executed()).toEqual([{ type: 'close', locator: 'AAKLMNO', ...closing }])
  })
})

describe('recibida', () => {
  test.each([
    ['4500012345', '4500012345'],
    ['N° 001-2026', '001-2026'],
    ['s/n', null],
  ])('with "%s"', async (typed, ocNumber) => {
    await desk.ask(`recibida aaklmno ${typed}`)
    expect(executed()).toEqual([{ type: 'mark_received', locator: 'AAKLMNO', ocNumber }])
  })
})

describe('rechazar', () => {
  test.each([
    ['', null],
    [' es una cotización', 'es una cotización'],
  ])('with "%s"', async (typed, reason) => {
    await desk.ask(`rechazar AAKLMNO${typed}`)
    expect(executed()).toEqual([{ type: 'reject_purchase_order', locator: 'AAKLMNO', reason }])
  })
})

/** Today is Monday, 30 March 2026. */
describe('posponer', () => {
  test.each([
    ['3d', '2026-04-02'],
    ['viernes', '2026-04-03'],
    ['15/12', '2026-12-15'],
    ['2026-12-15', '2026-12-15'],
    ['mañana', '2026-03-31'],
    ['una semana', '2026-04-06'],
  ])('until "%s"', async (typed, until) => {
    await desk.ask(`posponer AAKLMNO ${typed}`)
    expect(executed()).toEqual([{ type: 'postpone', locator: 'AAKLMNO', until }])
  })

  test('says when the chase really goes on, which is when the office is open', async () => {
    const until = '2026-04-06T12:00:00.000Z'
    const hold = { reason: 'postponed', since: '2026-03-30T13:00:00.000Z', until } as const
    desk.world.engine.onExecute(() => {
      desk.world.engine.putReservation(sampleView({ hold }))
      return { ok: true, locator: 'AAKLMNO', reviewId: null }
    })
    expect(await desk.ask('posponer AAKLMNO sábado')).toBe(
      'Listo: AAKLMNO quedó pospuesta; el cobro sigue el lunes 6 de abril a las 08:00.',
    )
  })
})

describe('nota', () => {
  test('keeps what was typed, marks included', async () => {
    await desk.ask('nota AAKLMNO llamé a compras: la envían el "lunes" <urgente>')
    expect(executed()).toEqual([
      { type: 'add_note', locator: 'AAKLMNO', text: 'llamé a compras: la envían el "lunes" <urgente>' },
    ])
  })
})

describe.each([
  ['reabrir', 'reopen'],
  ['deshacer', 'undo'],
])('%s', (typed, type) => {
  test('is asked of the engine', async () => {
    await desk.ask(`${typed} AAKLMNO`)
    expect(executed()).toEqual([{ type, locator: 'AAKLMNO' }])
  })
})

describe('how it ended', () => {
  test('says until when it can be taken back', async () => {
    const undo = { action: 'close', actor: 'Paula Rojas', until: '2026-03-30T13:10:00.000Z' } as const
    desk.world.engine.putReservation(sampleView({}, { undo }))
    expect(await desk.ask('cerrar AAKLMNO suspendida')).toBe(
      'Listo: AAKLMNO quedó cerrada. Hasta las 10:10 se deshace con **deshacer AAKLMNO**.',
    )
  })

  test('is a sentence where it was refused, which names who was quicker', async () => {
    const facts = { locator: 'AAKLMNO', actor: 'Luis Soto' }
    desk.world.engine.onExecute(() => ({ ok: false, code: 'already_closed', facts }))
    expect(await desk.ask('cerrar AAKLMNO suspendida')).toMatch(/No se puede: .*Luis Soto/u)
  })
})

describe('a reservation that nobody knows', () => {
  test('is said to be unknown, and nothing is done', async () => {
    expect(await desk.ask('reenviar ZZZZZZZ')).toBe('No conozco ninguna reserva ZZZZZZZ.')
    expect(executed()).toEqual([])
  })

  test.each(['AAKLMNP', 'ABKLMNO', 'AAKLNMO', 'AAKLMN', 'AAKKLMNO'])(
    'but is like one that is known is proposed: %s',
    async (code) => {
      expect(await desk.ask(`reserva ${code}`)).toBe(
        `No conozco ninguna reserva ${code}. ¿Quiso decir **AAKLMNO**?`,
      )
    },
  )
})

describe('what stands behind reserva LOC', () => {
  const line = {
    at: '2026-03-30T12:00:00.000Z',
    actor: { id: 'luis', name: 'Luis Soto' },
    action: 'postpone',
    detail: '2026-04-02',
    before: 'requested',
    after: 'requested; postponed until 2026-04-02T12:00:00.000Z',
    from: 'command:posponer',
  }

  test.each(['historial', 'auditoría', 'quién hizo qué'])('shows who did what: %s', async (asked) => {
    desk.world.engine.putAudit('AAKLMNO', [line])
    expect(await desk.ask(`reserva AAKLMNO ${asked}`)).toMatch(/Auditoría de AAKLMNO.*Luis Soto/u)
  })

  test('shows the whole story', async () => {
    expect(await desk.ask('reserva AAKLMNO historia')).toContain('Historia de AAKLMNO')
  })
})

describe('a locator by itself', () => {
  test.each(['AAKLMNO', 'aaklmno', '45000000'])('shows its reservation: %s', async (code) => {
    expect(await desk.ask(code)).toContain('EMPRESA EJEMPLO S.A.')
  })

  test('with a slip in it gets the right one proposed', async () => {
    expect(await desk.ask('AAKLMNP')).toContain('¿Quiso decir **AAKLMNO**?')
  })

  test('that could be a word is taken for one', async () => {
    expect(await desk.ask('gracias')).toContain('No conozco «gracias»')
  })
})
