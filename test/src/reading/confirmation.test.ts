import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageText } from '../../../src/domain/document.js'
import { type ConfirmationReading, readConfirmation } from '../../../src/reading/confirmation.js'
import { pageOf } from '../../fixtures/pages.js'

type Placed = readonly [x: number, y: number, text: string]

const USUAL: readonly Placed[] = [
  [30, 40, 'Resumen de servicios'],
  [200, 60, 'LOC Interno: AAKLMNO'],
  [400, 60, 'Agencia: EMPRESA EJEMPLO S.A.'],
  [200, 73, 'Localizador: 700123'],
  [400, 73, 'Fecha Emision: INMEDIATO'],
  [200, 86, 'Estado: Reservado'],
  [30, 110, 'Hoteles'],
  [30, 130, 'Hotel Ejemplo'],
  [430, 130, 'Total: CLP 300.000,00'],
  [30, 143, 'Calle Ejemplo 1, Santiago, Chile'],
  [30, 156, 'Teléfono:56220000000'],
  [200, 156, 'Check In: martes 3, mar. 2026'],
  [400, 156, 'Check Out: viernes 6, mar. 2026'],
  [200, 169, 'Noches: 3'],
  [400, 169, 'Habitaciones: 1'],
  [30, 185, 'Habitación 1 ‐ Categoría ‐ Twin ‐ ADT/CHD: 1/0 ‐ Plan Alimentación: Desayuno'],
  [60, 198, 'Tipo'],
  [160, 198, 'Nombre'],
  [300, 198, 'Apellidos'],
  [60, 211, 'ADT'],
  [160, 211, 'ANA'],
  [300, 211, 'EJEMPLO'],
  [60, 230, 'Límite Cancelación Reserva'],
  [80, 243, 'sábado, 28 de febrero de 2026'],
  [30, 270, 'Datos Adicionales'],
  [30, 290, 'ID:'],
  [200, 290, '45000000'],
]

/** The usual page with texts replaced (by the start of the text) or, for null, left out. */
const usual = (
  changes: Readonly<Record<string, string | null>> = {},
  more: readonly Placed[] = [],
): PageText => {
  const changed = USUAL.flatMap(([x, y, text]): readonly Placed[] => {
    const key = Object.keys(changes).find((start) => text.startsWith(start))
    const replacement = key === undefined ? text : changes[key]
    return typeof replacement === 'string' ? [[x, y, replacement]] : []
  })
  return pageOf(...changed, ...more)
}

const codes = (reading: ConfirmationReading): readonly string[] =>
  reading.problems.map(({ code, detail }) => (detail === undefined ? code : `${code} ${detail}`))

const booking = (page: PageText) => {
  const reading = readConfirmation([page])
  if (reading.outcome === 'problem') throw new Error(codes(reading).join('; '))
  return reading.booking
}

const problem = (page: PageText): readonly string[] => {
  const reading = readConfirmation([page])
  expect(reading.outcome).toBe('problem')
  return codes(reading)
}

describe('a confirmation', () => {
  it('is read the same from any order of its texts', () => {
    const page = usual()
    const expected = readConfirmation([page])
    fc.assert(
      fc.property(fc.shuffledSubarray([...page.items], { minLength: page.items.length }), (items) => {
        expect(readConfirmation([{ ...page, items }])).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  it('takes no issue date from INMEDIATO', () => {
    expect(booking(usual()).issuedOn).toBeNull()
  })

  it('takes the printed issue date, with its label accented or not', () => {
    expect(booking(usual({ 'Fecha Emision': 'Fecha Emisión: 1, may 2026' })).issuedOn).toBe('2026-05-01')
  })

  it.each(['Cancelado', 'CANCELADA', 'Reserva Anulada'])('is cancelled by the status %s', (status) => {
    expect(booking(usual({ Estado: `Estado: ${status}` }))).toMatchObject({
      bookingStatus: status,
      cancelled: true,
    })
  })

  it('finds a label in the middle of a run', () => {
    const page = usual({
      'Check Out': null,
      'Check In': 'Check In: 3 de marzo de 2026 Check Out: 6 de marzo de 2026',
    })
    expect(booking(page).stays[0]).toMatchObject({ checkIn: '2026-03-03', checkOut: '2026-03-06' })
  })

  it('finds a value under its label', () => {
    const page = usual({ 'LOC Interno': 'LOC Interno:', Localizador: 'AAKLMNO', Estado: 'Estado: Reservado' })
    expect(booking(page).locator).toBe('AAKLMNO')
  })

  it('takes no total above the next hotel for the rest of a guest', () => {
    const page = usual({}, [
      [430, 224, 'Total: CLP 90.000'],
      [30, 230, 'Hotel Segundo'],
      [200, 243, 'Check In: 6, mar. 2026'],
      [400, 243, 'Check Out: 8, mar. 2026'],
      [60, 256, 'ADT'],
    ])
    const [first, second] = booking({
      ...page,
      items: page.items.filter(({ text }) => !/^(?:Límite|sábado)/u.test(text)),
    }).stays
    expect(first?.rooms[0]?.guests[0]?.lastName).toBe('EJEMPLO')
    expect(second).toMatchObject({ hotel: { name: 'Hotel Segundo' }, total: { minor: 90_000 } })
  })

  it('leaves a second line to the column that began it', () => {
    const page = usual({ 'Check In': 'Check In: martes 3, mar.', Teléfono: null }, [
      [30, 160, 'Teléfono: 56220000000'],
      [200, 160, '2026'],
    ])
    expect(booking(page).stays[0]).toMatchObject({ hotel: { phone: '56220000000' }, checkIn: '2026-03-03' })
  })

  it('finds values under headings that are centred over them', () => {
    const page = usual({ 'LOC Interno': null, Agencia: null, Localizador: null, 'Fecha Emision': null }, [
      [60, 55, 'LOC Interno'],
      [200, 55, 'Agencia'],
      [320, 55, 'Localizador'],
      [40, 68, 'AAKLMNO'],
      [120, 68, 'EMPRESA EJEMPLO S.A.'],
      [310, 68, '700123'],
    ])
    expect(booking(page)).toMatchObject({
      locator: 'AAKLMNO',
      agency: 'EMPRESA EJEMPLO S.A.',
      providerLocator: '700123',
    })
  })

  it('ends the notes with the line of the ID, where no heading does', () => {
    const page = usual({
      'Datos Adicionales': 'Observaciones: Piso alto.',
      'ID:': 'ID: 45000000',
      '45000000': null,
    })
    expect(booking(page)).toMatchObject({ hotelNotes: 'Piso alto.', bookingId: '45000000' })
  })

  it('joins a date that wraps', () => {
    const page = usual({ 'Check In': 'Check In: martes 3, mar.', Noches: '2026' })
    expect(booking(page).stays[0]?.checkIn).toBe('2026-03-03')
  })

  it('writes its locator in capitals', () => {
    expect(booking(usual({ 'LOC Interno': 'LOC Interno: aaklmno' })).locator).toBe('AAKLMNO')
  })

  it('puts words without a column of their own under the heading they stand below', () => {
    const page = usual({ ANA: 'ANA MARIA', EJEMPLO: null }, [
      [208, 211, 'DEL'],
      [300, 211, 'EJEMPLO'],
      [345, 211, 'SOTO'],
    ])
    expect(booking(page).stays[0]?.rooms[0]?.guests).toEqual([
      { type: 'ADT', firstName: 'ANA MARIA DEL', lastName: 'EJEMPLO SOTO' },
    ])
  })

  it('keeps the earliest of several deadlines', () => {
    const page = usual({}, [[80, 256, 'viernes, 20 de febrero de 2026']])
    expect(booking(page).cancellationDeadline).toBe('2026-02-20')
  })

  it('takes a total printed for the whole booking, and says that it is not the sum', () => {
    const reading = readConfirmation([usual({}, [[430, 310, 'Total a Pagar: CLP 310.000']])])
    expect(reading).toMatchObject({
      outcome: 'reservation',
      booking: { total: { minor: 310_000, currency: 'CLP' } },
    })
    expect(codes(reading)).toEqual(['total_mismatch CLP 310000/CLP 300000'])
  })
})

describe('a confirmation that a person must look at', () => {
  it.each([
    ['LOC Interno', 'incomplete locator'],
    ['Agencia', 'incomplete agency'],
    ['Estado', 'incomplete bookingStatus'],
    ['Total', 'incomplete total'],
    ['Check Out', 'incomplete checkOut'],
    ['Check In', 'incomplete stays'],
  ])('lacks %s', (label, code) => {
    expect(problem(usual({ [label]: null }))).toEqual([code])
  })

  it('has an amount that could be two', () => {
    expect(problem(usual({ Total: 'Total: CLP 300.00,1' }))).toEqual(['ambiguous_amount CLP 300.00,1'])
  })

  it('has two totals that differ', () => {
    const page = usual({}, [[430, 143, 'Monto Total: CLP 400.000']])
    expect(problem(page)).toEqual(['ambiguous_amount CLP 300.000,00 / CLP 400.000'])
  })

  it('is another document', () => {
    const order = pageOf([30, 40, 'ORDEN DE COMPRA'], [30, 60, 'N° 4500012345'], [30, 80, 'Total: $ 300.000'])
    expect(problem(order)).toEqual(['not_a_confirmation'])
  })

  it('has no page', () => {
    expect(codes(readConfirmation([]))).toEqual(['not_a_confirmation'])
  })
})

describe('what a confirmation says twice', () => {
  it.each([
    [{ Noches: 'Noches: 4' }, 'nights_mismatch 4/3'],
    [{ Habitaciones: 'Habitaciones: 2' }, 'rooms_mismatch 2/1'],
    [
      { EJEMPLO: 'EJEMPLO', sábado: 'miércoles, 4 de marzo de 2026' },
      'deadline_after_checkin 2026-03-04/2026-03-03',
    ],
    [
      { 'Habitación 1': 'Habitación 1 - Categoría - Twin - ADT/CHD: 1/1 - Plan Alimentación: A' },
      'guests_mismatch 1: 2/1',
    ],
  ])('is compared: %o', (changes: Readonly<Record<string, string>>, warning) => {
    const reading = readConfirmation([usual(changes)])
    expect(reading.outcome).toBe('reservation')
    expect(codes(reading)).toEqual([warning])
  })
})

describe('any page at all', () => {
  const words = fc.constantFrom(
    ...USUAL.map(([, , text]) => text),
    'Check In: 3 de marzo de 2026',
    'Check In:',
    'Total:',
    'Monto',
    'Observaciones:',
    'Hoteles',
    '‐',
    '\uD800',
    'ADT',
  )
  const item = fc.record({
    text: fc.oneof(words, fc.string({ unit: 'binary' })),
    x: fc.oneof(fc.integer({ min: -50, max: 600 }), fc.double()),
    y: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.double()),
    width: fc.double(),
    height: fc.double(),
  })
  const page = fc.record({
    width: fc.double(),
    height: fc.double(),
    items: fc.array(item, { maxLength: 60 }),
  })

  it('gives a reading', () => {
    fc.assert(
      fc.property(fc.array(page, { maxLength: 3 }), (pages) => {
        expect(['reservation', 'problem']).toContain(readConfirmation(pages).outcome)
      }),
      { numRuns: 500 },
    )
  })

  it('gives a whole booking or a problem, never a reservation with holes', () => {
    fc.assert(
      fc.property(fc.subarray([...USUAL]), (kept) => {
        const reading = readConfirmation([pageOf(...kept)])
        const whole = (): boolean => {
          if (reading.outcome === 'problem') return reading.problems.length > 0
          const { locator, agency, total, stays } = reading.booking
          return [locator, agency, total !== null, stays.length > 0].every(Boolean)
        }
        expect(whole()).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
