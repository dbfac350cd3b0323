import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Booking, Room, Stay } from '../../../src/domain/booking.js'
import { changesBetween } from '../../../src/domain/booking-changes.js'
import { aBooking, aStay } from '../../story/samples.js'

const at = (hotel: string, checkIn: string, checkOut: string): Stay =>
  aStay({ hotel: { name: hotel, address: null, phone: null }, checkIn, checkOut })

const fieldsOf = (before: Partial<Booking>, after: Partial<Booking>): readonly string[] =>
  changesBetween(aBooking(before), aBooking(after)).map(({ field, hotel }) => [field, hotel].join(' ').trim())

const names = fc.constantFrom('ANA', 'EVA', 'LUIS', 'PEDRO')

const rooms: fc.Arbitrary<readonly Room[]> = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 9 }),
    category: fc.constantFrom('Twin', 'Doble', null),
    adults: fc.constant(1),
    children: fc.constant(0),
    mealPlan: fc.constantFrom('Desayuno', null),
    guests: fc.array(fc.record({ type: fc.constant('ADT'), firstName: names, lastName: names }), {
      maxLength: 4,
    }),
  }),
  { maxLength: 4 },
)

const stays: fc.Arbitrary<readonly Stay[]> = fc.array(
  fc
    .record({
      hotel: fc.constantFrom('Hotel Costa', 'Hotel Puerto', 'Gran Hotel'),
      checkIn: fc.constantFrom('2026-12-15', '2026-12-16', '2026-12-20'),
      checkOut: fc.constantFrom('2026-12-21', '2026-12-22'),
      rooms,
    })
    .map(({ hotel, checkIn, checkOut, rooms: some }) => ({ ...at(hotel, checkIn, checkOut), rooms: some })),
  { minLength: 1, maxLength: 5 },
)

const turned = (booking: Booking): Booking => ({
  ...booking,
  stays: booking.stays.toReversed().map((stay) => ({
    ...stay,
    rooms: stay.rooms.toReversed().map((room) => ({ ...room, guests: room.guests.toReversed() })),
  })),
})

describe('what changed between two confirmations', () => {
  it('is nothing where only the order is another', () => {
    fc.assert(
      fc.property(stays, (some) => {
        const booking = aBooking({ stays: some })
        expect(changesBetween(booking, turned(booking))).toEqual([])
      }),
    )
  })

  it('is the same seen from either side, with old and new exchanged', () => {
    fc.assert(
      fc.property(stays, (some) => {
        const [before, after] = [aBooking(), aBooking({ stays: some })]
        const back = changesBetween(after, before).map((change) => `${change.after}>${change.before}`)
        expect(
          changesBetween(before, after)
            .map((change) => `${change.before}>${change.after}`)
            .toSorted(),
        ).toEqual(back.toSorted())
      }),
    )
  })

  it('names the stay that was moved, of two in one hotel', () => {
    const first = at('Hotel Costa', '2026-12-15', '2026-12-18')
    const second = at('Hotel Costa', '2026-12-20', '2026-12-22')
    const moved = { ...second, checkOut: '2026-12-23' }
    expect(fieldsOf({ stays: [first, second] }, { stays: [moved, first] })).toEqual(['checkOut Hotel Costa'])
  })

  it('is one stay given up and another added where nothing of them is the same', () => {
    const kept = at('Gran Hotel', '2026-12-01', '2026-12-02')
    const before = [
      kept,
      at('Hotel Costa', '2026-12-15', '2026-12-18'),
      at('Hotel Puerto', '2026-12-18', '2026-12-19'),
    ]
    const after = [kept, at('Hotel Sur', '2026-12-25', '2026-12-28')]
    expect(fieldsOf({ stays: before }, { stays: after })).toEqual(['stay', 'stay', 'stay'])
  })

  it('counts a room of each kind', () => {
    const [room] = aStay().rooms
    if (!room) throw new Error('the sample has a room')
    const [change] = changesBetween(aBooking(), aBooking({ stays: [aStay({ rooms: [room, room] })] }))
    expect(change).toMatchObject({ field: 'categories', before: 'Twin', after: '2 × Twin' })
  })
})
