import { describe, expect, it } from 'vitest'
import { judgeRoundTrip, type RoundTrip } from '../../../../src/engine/doctor/round-trip.js'
import { aBooking } from '../../../story/samples.js'

const BOOKING = aBooking({ locator: 'PRUEBA1' })

const TRIP: RoundTrip = {
  address: 'controloc@hotel.example',
  locator: 'PRUEBA1',
  sentAt: '2026-11-30T12:00:00.000Z',
  outcome: { kind: 'accepted', serverMessageId: null, refusedRecipients: [] },
  arrived: {
    ok: true,
    value: {
      folder: 'INBOX',
      messageId: null,
      receivedAt: '2026-11-30T12:00:02.000Z',
      source: Buffer.of(),
    },
  },
  read: {
    pdf: { outcome: 'reservation', booking: BOOKING, problems: [] },
    decision: { outcome: 'ignore', reason: 'own_message' },
  },
}

const judged = (trip: Partial<RoundTrip>): readonly string[] =>
  judgeRoundTrip({ ...TRIP, ...trip }).map(({ check, level, code }) => `${check} ${code ?? level}`)

describe('what the doctor judges of a confirmation that it sends around', () => {
  it('is content when it is read and would go to nobody', () => {
    expect(judged({})).toEqual([
      'round_trip.sent ok',
      'round_trip.arrived ok',
      'round_trip.read ok',
      'round_trip.recipients ok',
    ])
  })

  it('fails when our own mailbox would be taken for one that confirms', () => {
    const decision = { outcome: 'accept', reason: 'confirmation' } as const
    expect(judged({ read: { pdf: TRIP.read?.pdf ?? null, decision } })[3]).toBe(
      'round_trip.recipients round_trip_would_write',
    )
  })

  it('fails when another booking, or none, is read', () => {
    const decision = { outcome: 'ignore', reason: 'own_message' } as const
    const booking = { ...BOOKING, locator: 'OTRA' }
    const pdf = { outcome: 'reservation', booking, problems: [] } as const
    expect(judged({ read: { pdf, decision } })[2]).toBe('round_trip.read round_trip_misread')
    expect(judged({ read: { pdf: null, decision } })[2]).toBe('round_trip.read round_trip_misread')
  })

  it('goes no further than the mail got', () => {
    const outcome = {
      kind: 'deferred',
      error: 'connect ECONNREFUSED 127.0.0.1:587',
      retryAfterMs: null,
    } as const
    expect(judged({ outcome, arrived: null, read: null })).toEqual([
      'round_trip.sent connection_refused',
      'round_trip.arrived skipped',
      'round_trip.read skipped',
      'round_trip.recipients skipped',
    ])
    expect(judged({ arrived: { ok: true, value: null }, read: null })[1]).toBe(
      'round_trip.arrived test_mail_not_seen',
    )
  })
})
