import { describe, expect, it } from 'vitest'
import type { PendingFilter } from '../../../../src/contract.js'
import { ALL_PENDING } from '../../../../src/contract.js'
import type { Booking } from '../../../../src/domain/booking.js'
import { ChaseStory } from '../../../story/chase.js'
import { Office } from '../../../story/office.js'
import { aBooking, aStay, santiago } from '../../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')
const ANA = { id: 'ana-id', name: 'Ana Pérez' }

const booked = (locator: string, hotel: string, checkIn: string, changes: Partial<Booking> = {}) =>
  new ChaseStory(NOW).requested({
    locator,
    stays: [aStay({ hotel: { name: hotel, address: null, phone: null }, checkIn })],
    ...changes,
  })

const BOOKS = () => [
  booked('AANORTE', 'Hotel Ñandú', '2026-12-20', { agency: 'AGENCIA NORTE', bookingId: '45000001' }),
  booked('AASOON1', 'Gran Hotel', '2026-11-25').does({ type: 'assign', assignee: ANA }),
  booked('AALATER', 'Gran Hotel', '2027-01-10'),
  booked('AADONE1', 'Gran Hotel', '2026-12-01').does({ type: 'mark_received', ocNumber: 'OC-777' }),
]

const open = () => Office.open({ now: NOW, given: BOOKS() })

const PAGE = { limit: 10, after: null }

describe('pending reservations', () => {
  const pending = async (filter: Partial<PendingFilter>) => {
    const office = await open()
    const { items } = await office.engine.pending({ ...ALL_PENDING, ...filter }, PAGE)
    return items.map(({ locator }) => locator)
  }

  it('are those that are open, by check-in', async () => {
    expect(await pending({})).toEqual(['AASOON1', 'AANORTE', 'AALATER'])
  })

  it.each([
    ['an agency', 'agencia norte', ['AANORTE']],
    ['a hotel, without its accents', 'NANDU', ['AANORTE']],
    ['words of both', 'hotel norte', ['AANORTE']],
    ['words of different ones', 'gran norte', []],
  ])('of %s', async (_what, text, locators) => {
    expect(await pending({ text })).toEqual(locators)
  })

  it('that are urgent', async () => {
    expect(await pending({ urgent: true })).toEqual(['AASOON1'])
  })

  it('of which one person is in charge', async () => {
    expect([await pending({ assigneeId: ANA.id }), await pending({ assigneeId: 'luis-id' })]).toEqual([
      ['AASOON1'],
      [],
    ])
  })

  it('come in pages that keep to the filter', async () => {
    const office = await open()
    const filter = { ...ALL_PENDING, text: 'gran' }
    const first = await office.engine.pending(filter, { limit: 1, after: null })
    const second = await office.engine.pending(filter, { limit: 1, after: first.next })
    expect(
      [first.total, ...first.items, ...second.items].map((one) =>
        typeof one === 'number' ? one : one.locator,
      ),
    ).toEqual([2, 'AASOON1', 'AALATER'])
    expect(second.next).toBeNull()
  })
})

describe('a search', () => {
  const found = async (text: string) => {
    const office = await open()
    return (await office.engine.search(text, PAGE)).items.map(({ locator }) => locator)
  }

  it.each([
    ['an agency', 'norte', ['AANORTE']],
    ['a hotel', 'ñandu', ['AANORTE']],
    ['a guest', 'ejemplo ana aanorte', ['AANORTE']],
    ['the number of an OC', 'oc-777', ['AADONE1']],
    ['a booking ID', '45000001', ['AANORTE']],
    ['a part of a locator', 'aaso', ['AASOON1']],
    ['who is in charge', 'perez', ['AASOON1']],
    ['what nobody has', 'zzz', []],
  ])('by %s', async (_what, text, locators) => {
    expect(await found(text)).toEqual(locators)
  })

  it('gives what was received as well, newest check-in first', async () => {
    expect(await found('gran hotel')).toEqual(['AALATER', 'AADONE1', 'AASOON1'])
  })

  it('finds by its code what lies in the archive', async () => {
    const office = await Office.open({ now: NOW, given: BOOKS() })
    await office.store.archiveSettled(santiago('2026-12-30 00:00'))
    expect((await office.engine.search('aadone1', PAGE)).items.map(({ locator }) => locator)).toEqual([
      'AADONE1',
    ])
    expect((await office.engine.search('OC-777', PAGE)).items).toEqual([])
  })

  it('gives each once, though code and text both fit', async () => {
    const office = await Office.open({
      now: NOW,
      given: [booked('AAKLMNO', 'Gran Hotel', '2026-12-20', aBooking())],
    })
    expect((await office.engine.search('AAKLMNO', PAGE)).total).toBe(1)
  })
})
