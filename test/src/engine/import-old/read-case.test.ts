import { describe, expect, it } from 'vitest'
import type { OldReservation } from '../../../../src/domain/old-system/old-records.js'
import { oldCasesOf, type OldCase } from '../../../../src/engine/import-old/old-cases.js'
import { oldRowsOf } from '../../../../src/engine/import-old/old-cells.js'
import { planOld } from '../../../../src/engine/import-old/plan.js'
import { readCase } from '../../../../src/engine/import-old/read-case.js'
import { insertSql, OLD_SAMPLE, OLD_SCHEMA } from '../../../fixtures/old-system/old-db.js'
import { aClient, policyOf, santiago, ZONE } from '../../../story/samples.js'
import { casesOfSql, rowsOfSql } from './import-old-file.js'

const NOW = santiago('2026-11-26 10:00')

type Cells = Readonly<Record<string, string | number | null>>

const ROW: Cells = {
  id: 1,
  loc_interno: 'AASOLIC',
  id_reserva: '45000002',
  agencia: 'EMPRESA EJEMPLO S.A.',
  nombre_hotel: 'Gran Hotel Ejemplo',
  fecha_emision: '2026-11-24',
  check_in: '2026-12-15',
  check_out: '2026-12-18',
  monto_total: 528_701,
  estado_oc: 'SOLICITADA',
  fecha_creacion: '2026-11-24 11:00:00',
}

const readSql = async (sql: string, document?: Parameters<typeof casesOfSql>[1]) => {
  const [only] = await casesOfSql(sql, document)
  if (!only) throw new Error('the file holds no reservation')
  return readCase(only, ZONE, NOW)
}

const readRow = (changes: Cells, more: readonly string[] = []) =>
  readSql([OLD_SCHEMA, insertSql('reservas', { ...ROW, ...changes }), ...more].join('\n'))

const oldOf = (reading: Awaited<ReturnType<typeof readSql>>): OldReservation => {
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.problems)}`)
  return reading.old
}

const codesOf = ({ problems }: Awaited<ReturnType<typeof readSql>>) => problems.map(({ code }) => code)

describe('the columns of the old system', () => {
  it('may have other names, in other cases, and others beside them', async () => {
    const reading = await readSql(`
      CREATE TABLE RESERVAS ("Loc Interno" TEXT, Cliente TEXT, Hotel TEXT, fechaEntrada TEXT, fecha_salida TEXT, Estado TEXT,
        "EMISIÓN" TEXT, total TEXT, color TEXT, foto BLOB);
      INSERT INTO RESERVAS VALUES ('aasolic', 'Empresa Ejemplo', 'Gran Hotel', '15/12/2026', '18/12/2026', 'solicitada',
        '24/11/2026', 'CLP 528.701', 'rojo', x'00ff');`)
    expect(oldOf(reading)).toMatchObject({
      state: 'requested',
      dayZero: santiago('2026-11-24 00:00'),
      booking: {
        locator: 'AASOLIC',
        agency: 'Empresa Ejemplo',
        stays: [{ hotel: { name: 'Gran Hotel' }, checkIn: '2026-12-15', checkOut: '2026-12-18', nights: 3 }],
      },
      amount: { units: null, printed: { minor: 528_701, currency: 'CLP' } },
    })
    expect(reading.problems).toEqual([])
  })

  it('may be missing, as may whole tables', async () => {
    const reading = await readSql(`
      CREATE TABLE reservas (loc_interno, agencia, hotel, check_in, estado, fecha_creacion);
      INSERT INTO reservas VALUES ('AASOLIC', 'Empresa Ejemplo', 'Gran Hotel', '2026-12-15', 'PENDIENTE', '2026-11-25 10:00');`)
    expect(oldOf(reading)).toMatchObject({
      state: 'pending',
      amount: null,
      mails: [],
      dayZero: santiago('2026-11-25 10:00'),
    })
    expect(codesOf(reading)).toEqual(['stay_guessed'])
  })

  it('of a client may spread its addresses', async () => {
    const { configuracion_clientes: rows } = await rowsOfSql(`
      CREATE TABLE configuracion_clientes (agencia, oc, email, correo_contacto);
      INSERT INTO configuracion_clientes VALUES ('Empresa', 'SI', 'a@empresa.example', 'b@empresa.example');`)
    expect(rows[0]?.cells).toEqual({
      name: 'Empresa',
      requires_oc: 'SI',
      contacts: 'b@empresa.example, a@empresa.example',
    })
  })
})

describe('the state', () => {
  it.each([
    ['NO_REQUIERE_OC', 'not_required'],
    ['PENDIENTE', 'pending'],
    ['SOLICITADA', 'requested'],
    ['EstadoOC.SOLICITADA', 'requested'],
    ['Recibida', 'received'],
    ['CERRADA', 'closed'],
    ['SUSPENDIDA', 'closed'],
    ['cancelado', 'cancelled'],
    ['EXPIRADA', 'expired'],
  ])('%s is %s', async (word, state) => {
    expect(oldOf(await readRow({ estado_oc: word })).state).toBe(state)
  })

  it('of an unknown word follows from what was kept besides', async () => {
    const mail = insertSql('correos_enviados', { reserva_id: 1, tipo_correo: 'SOLICITUD', estado: 'ENVIADO' })
    const order = insertSql('ordenes_compra', { reserva_id: 1, numero_oc: '45' })
    expect(oldOf(await readRow({ estado_oc: 'RARO' }, [mail])).state).toBe('requested')
    expect(oldOf(await readRow({ estado_oc: 'RARO' }, [mail, order])).state).toBe('received')
    expect(codesOf(await readRow({ estado_oc: 'RARO' }))).toEqual(['state_unknown'])
  })

  it('that is missing is never guessed to be pending, unless the row says that an order is owed', async () => {
    expect(codesOf(await readRow({ estado_oc: null }))).toEqual(['state_unknown'])
    expect(oldOf(await readRow({ estado_oc: null, requiere_oc: 1 })).state).toBe('pending')
    expect(oldOf(await readRow({ estado_oc: null, requiere_oc: 0 })).state).toBe('not_required')
  })

  it('of a booking that is cancelled is cancelled, which the old system never saw', async () => {
    expect(oldOf(await readRow({ estado_reserva: 'Cancelado' })).state).toBe('cancelled')
  })
})

describe('what cannot be relied upon', () => {
  it.each([
    ['locator_missing', { loc_interno: '??', id_reserva: '45000002' }],
    ['agency_missing', { agencia: '···' }],
    ['stay_missing', { nombre_hotel: null }],
    ['stay_missing', { check_in: '2026-02-31' }],
  ])('%s: the row is not taken', async (code, changes) => {
    const reading = await readRow(changes)
    expect([reading.ok, codesOf(reading)]).toEqual([false, [code]])
  })

  it.each([
    ['date_not_understood', { fecha_creacion: 'ayer' }],
    ['date_not_understood', { fecha_actualizacion: '2199-01-01' }],
    ['stay_guessed', { check_out: '2026-12-01' }],
    ['check_in_is_issue_date', { check_in: '2026-11-24', check_out: '2026-11-25' }],
    ['amount_not_understood', { monto_total: 'mucho' }],
    ['amount_not_understood', { monto_total: 528.7 }],
    ['amount_not_understood', { moneda: 'ARS' }],
  ])('%s: it is taken, and said', async (code, changes) => {
    const reading = await readRow(changes)
    expect([reading.ok, codesOf(reading)]).toEqual([true, [code]])
  })

  it('a settled one without its stay is taken all the same: it only has to be known', async () => {
    const reading = await readRow({ estado_oc: 'RECIBIDA', nombre_hotel: null, check_in: null })
    expect([reading.ok, codesOf(reading)]).toEqual([true, ['stay_guessed']])
  })

  it('a locator may stand in the place of the ID', async () => {
    expect(oldOf(await readRow({ loc_interno: null, id_reserva: 'AASOLIC' })).booking).toMatchObject({
      locator: 'AASOLIC',
      bookingId: null,
    })
  })

  it('INMEDIATO is no date, and no fault', async () => {
    const reading = await readRow({ fecha_emision: 'INMEDIATO' })
    expect([oldOf(reading).dayZero, codesOf(reading)]).toEqual([santiago('2026-11-24 11:00'), []])
  })

  it('of two rows of one locator the one that got furthest counts, with the mails of both', async () => {
    const reading = await readRow({ estado_oc: 'PENDIENTE' }, [
      insertSql('reservas', { ...ROW, id: 2, estado_oc: 'RECIBIDA' }),
      insertSql('correos_enviados', { reserva_id: 1, tipo_correo: 'SOLICITUD', message_id: 'a@old.example' }),
      insertSql('correos_enviados', {
        reserva_id: 2,
        tipo_correo: 'RECORDATORIO',
        message_id: 'b@old.example',
      }),
    ])
    const { state, mails } = oldOf(reading)
    expect([state, mails.map(({ messageId }) => messageId)]).toEqual([
      'received',
      ['<a@old.example>', '<b@old.example>'],
    ])
    expect(codesOf(reading)).toEqual(['duplicate_rows'])
  })
})

describe('the mails', () => {
  const mailOf = async (changes: Cells) => {
    const row = insertSql('correos_enviados', { reserva_id: 1, fecha_envio: '2026-11-24 11:00', ...changes })
    return oldOf(await readRow({}, [row])).mails[0]
  }

  it.each([
    ['SOLICITUD', null, 'request'],
    ['solicitud_inicial', null, 'request'],
    ['RECORDATORIO_DIA_2', null, 'reminder'],
    ['recordatorio_1', null, 'reminder'],
    ['RECORDATORIO_2', null, 'ultimatum'],
    ['ULTIMATUM_DIA_4', null, 'ultimatum'],
    ['TipoCorreo.ULTIMATUM', null, 'ultimatum'],
    [null, 'Recordatorio: Solicitud de OC - Reserva 45000002', 'reminder'],
    ['auto', 'Solicitud de Orden de Compra - Reserva 45000002', 'request'],
    ['auto', 'Hola', null],
  ])('%s, %s is the %s', async (kind, subject, step) => {
    expect((await mailOf({ tipo_correo: kind, asunto: subject }))?.step).toBe(step)
  })

  it.each([
    ['ENVIADO', true],
    ['1', true],
    [null, true],
    ['algo raro', true],
    ['ERROR', false],
    ['Fallido: 535', false],
    ['PENDIENTE', false],
    ['0', false],
  ])('with status %j left: %j', async (estado, left) => {
    expect((await mailOf({ estado }))?.left).toBe(left)
  })

  it('name their recipients however the list was kept', async () => {
    const mail = await mailOf({ destinatario: `['Ana@Empresa.example', 'luis@empresa.example']` })
    expect(mail?.recipients).toEqual(['ana@empresa.example', 'luis@empresa.example'])
  })

  it('find their reservation by row, by ID or by locator', async () => {
    const by = (reference: string | number) =>
      insertSql('correos_enviados', { reserva_id: reference, tipo_correo: 'SOLICITUD' })
    expect(oldOf(await readRow({}, [by(1), by('45000002'), by('aasolic'), by(99)])).mails).toHaveLength(3)
  })

  it('are told by the reservation itself where it has a day or a flag for each', async () => {
    const reading = await readRow({ fecha_solicitud: '2026-11-24 11:00' }, [
      'ALTER TABLE reservas ADD COLUMN recordatorio_enviado; UPDATE reservas SET recordatorio_enviado = 1;',
    ])
    expect(oldOf(reading).stepDates).toEqual({ request: santiago('2026-11-24 11:00'), reminder: true })
  })
})

it('an order that only the reservation names is an order', async () => {
  expect(oldOf(await readRow({ estado_oc: 'RECIBIDA', numero_oc: '4500012345' })).orders).toMatchObject([
    { number: '4500012345', file: null },
  ])
})

/** Straight from cells: a file for each would take long. */
const caseOf = (cells: Readonly<Record<string, string>>): OldCase => {
  const [only] = oldCasesOf(oldRowsOf([{ name: 'reservas', rows: [cells] }]), () => null).cases
  if (!only) throw new Error('the row is no reservation')
  return only
}

describe('whatever the cells hold', () => {
  const NASTY = [
    '',
    '\u0000',
    "'; DROP TABLE reservas; --",
    'x'.repeat(5000),
    '9'.repeat(400),
    '-1',
    'NaN',
    '1e308',
    '0000-00-00',
    '2026-11-24 11:00:99',
    '<script>',
    '=HYPERLINK("x")',
    '😀',
    '[]',
    '__proto__',
    'constructor',
  ]

  it.each(Object.keys(ROW).flatMap((column) => NASTY.map((value) => [column, value] as const)))(
    '%s of %j makes a reservation or a reason',
    (column, value) => {
      const cells = Object.fromEntries(
        Object.entries({ ...ROW, [column]: value }).map(([name, text]) => [name, String(text)]),
      )
      const { report } = planOld(caseOf(cells), false, [aClient()], { policy: policyOf(), now: NOW })
      expect(['taken', 'refused']).toContain(report.outcome)
      expect(report.problems.map(({ code }) => code)).not.toContain('could_not_be_read')
    },
  )
})

it('the sample is read as it was meant', async () => {
  const cases = await casesOfSql(OLD_SAMPLE)
  const outcomes = cases.map((one) => {
    const { report } = planOld(one, false, [], { policy: policyOf(), now: NOW })
    return `${report.locator ?? '-'} ${report.taken?.state ?? report.outcome}`
  })
  expect(outcomes).toEqual([
    'AAPENDI pending',
    'AASOLIC requested',
    'AARECOR requested',
    'AAULTIM requested',
    'AARECIB received',
    'AANOREQ not_required',
    'AACERRA closed',
    'AACANCE cancelled',
    'AAEXPIR expired',
    'AANUEVA pending',
    'AASINCO pending',
    'AAVIEJA expired',
    '- refused',
    'AARARAX refused',
    'AASINHO refused',
  ])
})
