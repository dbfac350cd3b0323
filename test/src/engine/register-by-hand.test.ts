import { describe, expect, it } from 'vitest'
import type { HandBooking } from '../../../src/contract.js'
import { ChaseStory } from '../../story/chase.js'
import { MARTA } from '../../story/office.js'
import type { Office } from '../../story/office.js'
import { asked, lastAudit, SCAN, TODAY, YESTERDAY } from '../../story/questions.js'
import { aBooking, santiago } from '../../story/samples.js'

describe('a confirmation that a person has read', () => {
  const BOOKING: HandBooking = {
    locator: ' aaklmno ',
    bookingId: '45000000',
    agency: 'EMPRESA EJEMPLO S.A.',
    hotel: 'Gran Hotel Ejemplo',
    checkIn: '2026-12-15',
    checkOut: '2026-12-18',
    total: { minor: 1_234_567, currency: 'CLP' },
    guest: 'Ana María Ejemplo',
  }

  const register = (office: Office, changes: Partial<HandBooking> = {}) =>
    office.press({ type: 'register_by_hand', reviewId: 'r1', booking: { ...BOOKING, ...changes } })

  it('is registered with its files, and the client is asked for its OC', async () => {
    const office = await asked({})
    expect(await register(office)).toEqual({ ok: true, locator: 'AAKLMNO', reviewId: 'r1' })
    const { state, files, booking } = await office.reservation()
    expect([state, files]).toEqual(['requested', [SCAN]])
    expect(booking.stays[0]).toMatchObject({
      hotel: { name: 'Gran Hotel Ejemplo' },
      nights: 3,
      rooms: [{ guests: [{ firstName: 'Ana', lastName: 'María Ejemplo' }] }],
    })
    expect(office.sent).toHaveLength(1)
  })

  it('settles its question, and the audit says who did it', async () => {
    const office = await asked({})
    await register(office)
    expect((await office.engine.review('r1'))?.resolution).toMatchObject({
      actor: 'Marta',
      outcome: 'registered',
    })
    expect(await lastAudit(office)).toMatchObject({
      actor: MARTA,
      action: 'register_by_hand',
      before: null,
      after: 'pending',
    })
  })

  it('counts from the day of its mail', async () => {
    const office = await asked({})
    await register(office)
    expect((await office.reservation()).dayZero).toBe(YESTERDAY)
  })

  it('of an agency that nobody knows asks who it is', async () => {
    const office = await asked({})
    await register(office, { agency: 'Otra Agencia' })
    expect((await office.reviews()).map(({ kind }) => kind)).toEqual(['unknown_client'])
  })

  it('updates a reservation that is known, and what the form does not ask for stays', async () => {
    const office = await asked({ openedAt: santiago('2026-11-23 11:30') }, new ChaseStory(TODAY).requested())
    await register(office, { total: null, guest: null, checkOut: '2026-12-19' })
    const { booking } = await office.reservation()
    expect(booking).toEqual(
      aBooking({ stays: aBooking().stays.map((stay) => ({ ...stay, checkOut: '2026-12-19', nights: 4 })) }),
    )
  })

  it('changes nothing where a newer one is known', async () => {
    const office = await asked({}, new ChaseStory(TODAY).requested())
    await register(office, { checkOut: '2026-12-19' })
    expect((await office.reservation()).booking).toEqual(aBooking())
    expect((await office.engine.review('r1'))?.resolution?.outcome).toBe('older_confirmation')
  })

  it.each([
    [{ locator: 'AB-1' }, 'invalid_locator'],
    [{ locator: 'AB1' }, 'invalid_locator'],
    [{ agency: ' ' }, 'name_needed'],
    [{ hotel: '' }, 'hotel_needed'],
    [{ checkIn: '2026-02-30' }, 'invalid_dates'],
    [{ checkOut: '2026-12-15' }, 'invalid_dates'],
    [{ checkOut: '18/12/2026' }, 'invalid_dates'],
  ])('with %j: refused, and the question stays', async (changes, code) => {
    const office = await asked({})
    expect(await register(office, changes)).toMatchObject({ ok: false, code })
    expect(await office.reviews()).toHaveLength(1)
  })

  it('answers no other question', async () => {
    const office = await asked({ kind: 'mail_to_answer' })
    expect(await register(office)).toMatchObject({ code: 'wrong_review_kind' })
  })

  it('is registered once by two people', async () => {
    const office = await asked({})
    await register(office)
    expect(await register(office)).toMatchObject({
      code: 'review_already_resolved',
      facts: { actor: 'Marta' },
    })
  })
})
