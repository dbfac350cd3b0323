import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oneBusinessDayAfter, isOfficeTime } from '../../../../src/domain/business-days.js'
import type { Reservation, Step } from '../../../../src/domain/reservation.js'
import { STEPS } from '../../../../src/domain/reservation.js'
import { insertSql, OLD_SCHEMA } from '../../../fixtures/old-system/old-db.js'
import { closeDocuments, Office } from '../../../story/office.js'
import { policyOf, santiago } from '../../../story/samples.js'
import { importSql } from './import-old-file.js'

afterAll(closeDocuments)

/** Thursday. Ten days later it is Sunday 6 December; no holiday lies between. */
const START = '2026-11-26 10:00'
const POLICY = policyOf()

interface Old {
  readonly locator: string
  readonly dayZero: string
  readonly state: 'PENDIENTE' | 'SOLICITADA'
  /** When each mail left, in the order of the steps. */
  readonly sent: readonly string[]
  readonly agency?: string
}

const old = (locator: string, dayZero: string, ...sent: readonly string[]): Old => ({
  locator,
  dayZero,
  state: sent.length > 0 ? 'SOLICITADA' : 'PENDIENTE',
  sent,
})

/** Open ones at every stage; reminders of the old system left at any hour, on any day. */
const OLD: readonly Old[] = [
  old('AAPEN01', '2026-11-26'),
  old('AAPEN02', '2026-11-25'),
  old('AAPEN03', '2026-11-20'),
  old('AAPEN04', '2026-11-10'),
  old('AASOL01', '2026-11-26', '2026-11-26 08:00:00'),
  old('AASOL02', '2026-11-25', '2026-11-25 23:30:00'),
  old('AASOL03', '2026-11-24', '2026-11-24 11:00:05.123456'),
  old('AASOL04', '2026-11-22', '2026-11-22 12:00:00'),
  old('AASOL05', '2026-11-16', '2026-11-16 12:00:00'),
  old('AAREC01', '2026-11-23', '2026-11-23 10:00:00', '2026-11-26 03:00:00'),
  old('AAREC02', '2026-11-23', '2026-11-23 10:00:00', '2026-11-25 03:00:00'),
  old('AAREC03', '2026-11-20', '2026-11-20 10:00:00', '2026-11-22 04:00:00'),
  old('AAREC04', '2026-11-18', '2026-11-18 10:00:00', '2026-11-20 04:00:00'),
  old('AAREC05', '2026-11-10', '2026-11-10 10:00:00', '2026-11-12 04:00:00'),
  old('AAULT01', '2026-11-22', '2026-11-22 10:00:00', '2026-11-24 04:00:00', '2026-11-26 04:00:00'),
  old('AAULT02', '2026-11-20', '2026-11-20 10:00:00', '2026-11-22 04:00:00', '2026-11-24 04:00:00'),
  old('AAULT03', '2026-11-12', '2026-11-12 10:00:00', '2026-11-14 04:00:00', '2026-11-16 04:00:00'),
  { ...old('AADES01', '2026-11-25'), agency: 'Agencia Desconocida' },
  { ...old('AADES02', '2026-11-24', '2026-11-24 10:00:00'), agency: 'Agencia Desconocida' },
  { ...old('AASIN01', '2026-11-23'), state: 'SOLICITADA' },
]

const HELD = ['AADES01', 'AADES02']

const KINDS = ['SOLICITUD', 'RECORDATORIO_DIA_2', 'ULTIMATUM_DIA_4']

const sqlOf = (one: Old, index: number): string =>
  [
    insertSql('reservas', {
      id: index + 1,
      id_reserva: String(45_000_100 + index),
      loc_interno: one.locator,
      agencia: one.agency ?? 'EMPRESA EJEMPLO S.A.',
      nombre_hotel: 'Gran Hotel Ejemplo',
      fecha_emision: one.dayZero,
      check_in: '2026-12-15',
      check_out: '2026-12-18',
      monto_total: 52_870_100,
      moneda: 'CLP',
      estado_oc: one.state,
      fecha_creacion: `${one.dayZero} 08:00:00`,
    }),
    ...one.sent.map((sentAt, step) =>
      insertSql('correos_enviados', {
        reserva_id: index + 1,
        tipo_correo: KINDS[step] ?? '',
        destinatario: 'compras@empresa.example',
        fecha_envio: sentAt,
        estado: 'ENVIADO',
        message_id: `<${one.locator}.${step}@mail.gmail.example>`,
      }),
    ),
  ].join('\n')

const SQL = `${OLD_SCHEMA}
${insertSql('configuracion_clientes', { id: 1, nombre_agencia: 'EMPRESA EJEMPLO S.A.', requiere_oc: 1, email_contacto: 'compras@empresa.example' })}
${OLD.map(sqlOf).join('\n')}`

/** Taken over before the service starts for the first time. */
const openWithOld = async (): Promise<Office> => {
  const office = new Office({ now: santiago(START) })
  await importSql(SQL, { store: office.store, clock: office.clock, policy: POLICY })
  await office.start()
  return office
}

const stepSent = (office: Office, locator: string): readonly string[] =>
  office.sent.flatMap(({ controlId }) => {
    const [of, kind] = controlId.split('-')
    return of === locator && kind ? [kind] : []
  })

/** Those that the old system sent, as far as anything says so. */
const stepsBefore = ({ state, sent }: Old): readonly Step[] =>
  STEPS.slice(0, Math.max(sent.length, state === 'SOLICITADA' ? 1 : 0))

const hoursOf = ({ steps }: Reservation): readonly string[] =>
  STEPS.flatMap((step) => steps[step]?.sentAt ?? [])

describe('twenty open reservations of the old system, ten days on', () => {
  let office: Office

  beforeAll(async () => {
    office = await openWithOld()
    for (let day = 27; day <= 30; day += 1) await office.until(`2026-11-${day} 23:00`)
    for (let day = 1; day <= 6; day += 1) await office.until(`2026-12-0${day} 23:00`)
  })

  it.each(OLD)('$locator gets what it had not got yet, each once', ({ locator, ...one }) => {
    const missing = STEPS.slice(stepsBefore({ locator, ...one }).length)
    expect(stepSent(office, locator)).toEqual(HELD.includes(locator) ? [] : missing)
  })

  it('sends nothing else', () => {
    const expected = OLD.filter(({ locator }) => !HELD.includes(locator)).map(
      (one) => 3 - stepsBefore(one).length,
    )
    expect(office.sent).toHaveLength(expected.reduce((sum, count) => sum + count, 0))
  })

  it('gives every client its business day between two mails, in office hours', async () => {
    for (const { locator, ...one } of OLD) {
      const times = hoursOf(await office.reservation(locator))
      const before = stepsBefore({ locator, ...one }).length
      times.slice(1).forEach((at, index) => {
        if (index + 1 < before) return
        expect([locator, at >= oneBusinessDayAfter(times[index] ?? '', POLICY.office)]).toEqual([
          locator,
          true,
        ])
        expect([locator, isOfficeTime(at, POLICY.office)]).toEqual([locator, true])
      })
    }
  })

  it('asks of clients that nobody knows, once for each reservation', async () => {
    const asked = (await office.reviews()).map(({ kind, locator }) => `${kind} ${locator}`)
    expect(new Set(asked)).toEqual(new Set(HELD.map((locator) => `unknown_client ${locator}`)))
    expect(asked).toHaveLength(HELD.length)
  })

  it('tells of each of them in the channel', async () => {
    const told = (await office.told()).filter(({ event }) => event === 'ReservationConfirmed')
    expect(new Set(told.map(({ locator }) => locator))).toEqual(new Set(OLD.map(({ locator }) => locator)))
    expect(told).toHaveLength(OLD.length)
  })

  it('says nothing of an amount that is not sure', () => {
    expect(office.sent.filter(({ text }) => /52\.870\.100|528\.701|null|undefined/u.test(text))).toEqual([])
  })

  it('keeps the client’s conversation with the old system', () => {
    const first = office.sent.find(({ controlId }) => controlId.startsWith('AASOL03'))
    expect(first?.inReplyTo).toBe('<AASOL03.0@mail.gmail.example>')
  })
})

describe('what comes in after the old system was taken over', () => {
  it('an OC that answers an old request closes its reservation, and nothing more is asked', async () => {
    const office = await openWithOld()
    const attachments = [
      {
        filename: 'documento.pdf',
        content: await office.orderPdf({ locator: null, ocNumber: '4500099999' }),
      },
    ]
    const inReplyTo = '<AASOL01.0@mail.gmail.example>'
    await office.order({ subject: 'RE: su solicitud', attachments, inReplyTo, references: [inReplyTo] })
    const { state, purchaseOrder } = await office.reservation('AASOL01')
    expect([state, purchaseOrder?.number]).toEqual(['received', '4500099999'])
    await office.until('2026-12-06 23:00')
    expect(stepSent(office, 'AASOL01')).toEqual(['acknowledgement'])
  })

  it('the confirmation that is still in the mailbox completes its reservation, and makes no second one', async () => {
    const office = await openWithOld()
    const before = await office.reservation('AASOL03')
    const changes = { locator: 'AASOL03', bookingId: '45000106' }
    await office.confirmation(
      changes,
      { date: santiago('2026-11-24 10:59') },
      { receivedAt: santiago('2026-11-24 10:59') },
    )
    const after = await office.reservation('AASOL03')
    expect(after.booking.total).toEqual({ minor: 1_234_567, currency: 'CLP' })
    expect([after.dayZero, after.due, after.state]).toEqual([before.dayZero, before.due, 'requested'])
    await office.until('2026-11-26 23:00')
    expect(stepSent(office, 'AASOL03')).toEqual(['reminder'])
  })

  it('a client that staff name lets its old reservation go on where it was', async () => {
    const office = await openWithOld()
    const item = (await office.reviews()).find(({ locator }) => locator === 'AADES02')
    await office.press({
      type: 'settle_client',
      reviewId: item?.id ?? '',
      requiresOc: true,
      contacts: ['oc@desconocida.example'],
    })
    await office.until('2026-11-27 23:00')
    expect([stepSent(office, 'AADES01'), stepSent(office, 'AADES02')]).toEqual([['request'], ['reminder']])
  })

  it('a second run changes nothing, in a running office too', async () => {
    const office = await openWithOld()
    const before = await office.reservation('AASOL01')
    const again = await importSql(SQL, { store: office.store, clock: office.clock, policy: POLICY })
    expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['known']))
    expect(await office.reservation('AASOL01')).toEqual(before)
  })
})
