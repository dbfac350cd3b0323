import { describe, expect, it } from 'vitest'
import { reportRow } from '../../../src/domain/report-row.js'
import type { ReportRow } from '../../../src/domain/report-row.js'
import { officeDays } from '../../../src/domain/report-timeliness.js'
import { ChaseStory } from '../../story/chase.js'
import { aBooking, aClient, aStay, office, santiago } from '../../story/samples.js'

/** Monday 23 November at 11:00; check-in is Tuesday 15 December. */
const story = () => new ChaseStory()

const rowOf = (told: ChaseStory, now = told.now): ReportRow => {
  if (!told.reservation) throw new Error('nothing was confirmed')
  const clients = new Map([['empresa-ejemplo', aClient({ name: 'Empresa Ejemplo' })]])
  return reportRow(told.reservation, { ...officeDays(now, office()), clients })
}

const order = { ocNumber: '4500012345', files: [], mailId: 'mail-2', answerTo: null, warnings: [] }
const ordered = (told: ChaseStory, actor: string | null = null) =>
  told.does(
    { type: 'receive_purchase_order', ...order, assigned: actor === null ? null : { reviewId: 'review-1' } },
    actor,
  )

/** Asked on Monday, reminded on Wednesday, and given the ultimatum on Friday 27 at 11:00. */
const warned = (told: ChaseStory = story()) =>
  told.requested().at('2026-11-25 11:00').ticks().leaves().at('2026-11-27 11:00').ticks().leaves()

describe('a reservation in the report', () => {
  it('has what its booking says, with all its stays as one', () => {
    const later = aStay({
      hotel: { name: 'Hotel Dos', address: null, phone: null },
      checkIn: '2026-12-18',
      checkOut: '2026-12-20',
      nights: null,
    })
    const row = rowOf(story().confirmed({ stays: [later, aStay()] }))
    expect(row).toMatchObject({
      locator: 'AAKLMNO',
      bookingId: '45000000',
      hotels: ['Hotel Dos', 'Gran Hotel Ejemplo'],
      checkIn: '2026-12-15',
      checkOut: '2026-12-20',
      nights: 5,
      total: { minor: 1_234_567, currency: 'CLP' },
      dayZero: santiago('2026-11-23 11:00'),
      closing: null,
    })
  })

  it('bears the name of its client, or that of the agency where there is no client', () => {
    expect(rowOf(story().confirmed()).agency).toBe('Empresa Ejemplo')
    const unknown = new ChaseStory(undefined, null).confirmed({ agency: 'Viajes Nuevos Ltda.' })
    expect(rowOf(unknown)).toMatchObject({ agency: 'Viajes Nuevos Ltda.', agencyId: 'viajes-nuevos' })
  })

  it('tells when each mail really left', () => {
    expect(rowOf(story().requested()).sent).toEqual({
      request: santiago('2026-11-23 11:00'),
      reminder: null,
      ultimatum: null,
    })
  })

  it('names who is in charge', () => {
    const told = story().confirmed()
    expect(rowOf(told).assignee).toBeNull()
    told.does({ type: 'assign', assignee: { id: 'marta-id', name: 'Marta' } }, 'Ana')
    expect(rowOf(told).assignee).toBe('Marta')
  })
})

describe('the purchase order in the report', () => {
  it('took days from the request to its registration, to a tenth', () => {
    const row = rowOf(ordered(story().requested().at('2026-11-25 17:00')))
    expect(row).toMatchObject({ daysToOrder: 2.3, timeliness: 'in_time' })
    expect(row.order).toMatchObject({ number: '4500012345', way: 'mail', by: null, mailId: 'mail-2' })
  })

  it('names the person who assigned its mail', () => {
    expect(rowOf(ordered(story().requested(), 'Marta')).order).toMatchObject({ way: 'mail', by: 'Marta' })
  })

  it('that staff marked as received came by the word of staff', () => {
    const told = story().requested().at('2026-11-24 11:00')
    told.does({ type: 'mark_received', ocNumber: 'OC-7' }, 'Marta')
    const row = rowOf(told)
    expect(row.order).toMatchObject({ number: 'OC-7', way: 'staff', by: 'Marta', mailId: null })
    expect(row.daysToOrder).toBe(1)
  })

  it('that came before any request took no days', () => {
    const told = story().confirmed().does({ type: 'mark_received', ocNumber: null }, 'Marta')
    expect(rowOf(told)).toMatchObject({ daysToOrder: null, timeliness: 'in_time' })
  })

  it('that came by another way counts from when its reservation was closed', () => {
    const closing = { reason: 'oc_by_other_way', ocNumber: '88', note: 'por teléfono' } as const
    const told = story().requested().at('2026-11-24 23:00')
    const row = rowOf(told.does({ type: 'close', ...closing }, 'Marta'))
    expect(row.order).toMatchObject({ way: 'other_way', by: 'Marta', note: 'por teléfono', number: '88' })
    expect(row).toMatchObject({ state: 'closed', daysToOrder: 1.5, timeliness: 'in_time' })
  })

  it('that staff rejected is none: the chase goes on', () => {
    const told = ordered(story().requested()).does({ type: 'reject_purchase_order', reason: null }, 'Marta')
    expect(rowOf(told)).toMatchObject({ order: null, daysToOrder: null, timeliness: 'running' })
  })

  it('of a booking that was cancelled afterwards is not counted', () => {
    const told = ordered(story().requested()).at('2026-11-24 11:00')
    told.confirmed({ cancelled: true, bookingStatus: 'Cancelado' })
    expect(rowOf(told)).toMatchObject({
      state: 'cancelled',
      order: null,
      daysToOrder: null,
      timeliness: 'not_counted',
    })
  })
})

describe('in time', () => {
  it('is until the end of the day that the ultimatum named, the next business day', () => {
    expect(rowOf(ordered(warned().at('2026-11-30 23:59'))).timeliness).toBe('in_time')
    expect(rowOf(ordered(warned().at('2026-12-01 00:00'))).timeliness).toBe('late')
  })

  it('is until the end of the day of check-in, whatever the ultimatum named', () => {
    const soon = { stays: [aStay({ checkIn: '2026-11-24', checkOut: '2026-11-26' })] }
    const received = (text: string) => rowOf(ordered(story().confirmed(soon).ticks().leaves().at(text)))
    expect(received('2026-11-24 23:59').timeliness).toBe('in_time')
    expect(received('2026-11-25 00:00').timeliness).toBe('late')
  })

  it('goes by the earliest check-in', () => {
    const stays = [aStay({ checkIn: '2026-12-20' }), aStay({ checkIn: '2026-11-24' })]
    expect(rowOf(ordered(story().confirmed({ stays }).at('2026-11-25 09:00'))).timeliness).toBe('late')
  })

  it('is undecided while a reservation waits, and decided when its last day has passed', () => {
    const waiting = warned()
    expect(rowOf(waiting, santiago('2026-11-30 18:00')).timeliness).toBe('running')
    expect(rowOf(waiting, santiago('2026-12-01 00:00')).timeliness).toBe('late')
  })

  it('is over for one that expired', () => {
    const told = warned().at('2027-01-04 09:00').ticks()
    expect(rowOf(told)).toMatchObject({ state: 'expired', timeliness: 'late' })
  })

  it.each(['cancelled', 'not_required', 'suspended'] as const)('is no question once closed: %s', (reason) => {
    const told = warned().at('2026-12-20 10:00').does({ type: 'close', reason, note: null }, 'Marta')
    expect(rowOf(told)).toMatchObject({ timeliness: 'not_counted', order: null, closing: { reason } })
  })

  it('is no question where none is owed', () => {
    const told = new ChaseStory(undefined, aClient({ requiresOc: false })).confirmed()
    expect(rowOf(told)).toMatchObject({ state: 'not_required', timeliness: 'not_counted' })
  })

  it('does not mind a total that the confirmation does not name', () => {
    expect(rowOf(story().confirmed(aBooking({ total: null }))).total).toBeNull()
  })
})
