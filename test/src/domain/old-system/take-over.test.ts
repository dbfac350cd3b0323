import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../src/domain/client.js'
import type { OldReservation } from '../../../../src/domain/old-system/old-records.js'
import { takeOver } from '../../../../src/domain/old-system/take-over.js'
import type { Reservation, ReservationState, Step } from '../../../../src/domain/reservation.js'
import { RESERVATION_STATES } from '../../../../src/domain/reservation.js'
import { aClient, policyOf, santiago } from '../../../story/samples.js'
import { anOld, anOldMail, NOW } from './old-records.js'

const taken = (changes: Partial<OldReservation>, client: Client | null = aClient(), now = NOW) =>
  takeOver(anOld(changes), client, policyOf(), now)

const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code)

/** Sent on the days on which the old system sent them, at any hour. */
const MAILS = [
  anOldMail('request', '2026-11-24 11:00', { messageId: '<old-1@mail.example>' }),
  anOldMail('reminder', '2026-11-25 03:00', { messageId: '<old-2@mail.example>' }),
  anOldMail('ultimatum', '2026-11-25 23:00', { messageId: '<old-3@mail.example>' }),
]

const stepsOf = ({ steps }: Reservation): readonly string[] => Object.keys(steps)

type Next = readonly [action: string, at: string] | null

/** State × how many of the mails were sent → state, next action and when. */
const TABLE: readonly (readonly [ReservationState, number, ReservationState, Next])[] = [
  ['not_required', 0, 'not_required', null],
  ['not_required', 1, 'not_required', null],
  ['pending', 0, 'pending', ['request', '2026-11-24 11:00']],
  ['pending', 1, 'requested', ['reminder', '2026-11-26 11:00']],
  ['pending', 2, 'requested', ['ultimatum', '2026-11-30 09:00']],
  ['pending', 3, 'requested', ['expiry', '2026-12-24 09:00']],
  ['requested', 0, 'requested', ['reminder', '2026-11-26 11:00']],
  ['requested', 1, 'requested', ['reminder', '2026-11-26 11:00']],
  ['requested', 2, 'requested', ['ultimatum', '2026-11-30 09:00']],
  ['requested', 3, 'requested', ['expiry', '2026-12-24 09:00']],
  ...(['received', 'closed', 'cancelled', 'expired'] as const).flatMap((state) =>
    [0, 1, 2, 3].map((count) => [state, count, state, null] as const),
  ),
]

describe('a reservation of the old system', () => {
  it.each(TABLE)('%s with %i mails becomes %s, then %j', (state, count, becomes, next) => {
    const { reservation } = taken({ state, mails: MAILS.slice(0, count) })
    expect(reservation.state).toBe(becomes)
    expect(reservation.due).toEqual(next && { action: next[0], at: santiago(next[1]) })
  })

  it('of every state keeps what was sent, and by which Message-IDs', () => {
    for (const state of RESERVATION_STATES) {
      const { reservation } = taken({ state, mails: MAILS })
      expect([state, stepsOf(reservation), reservation.sentMessageIds, reservation.mailCount]).toEqual([
        state,
        ['request', 'reminder', 'ultimatum'],
        ['<old-1@mail.example>', '<old-2@mail.example>', '<old-3@mail.example>'],
        3,
      ])
    }
  })

  it('gets its ultimatum only after its gap and a business day, however late the reminder left', () => {
    const mails = [anOldMail('request', '2026-11-16 10:00'), anOldMail('reminder', '2026-11-26 02:00')]
    const { reservation } = taken({ state: 'requested', mails, dayZero: santiago('2026-11-16 00:00') })
    expect(reservation.due).toEqual({ action: 'ultimatum', at: santiago('2026-11-30 09:00') })
  })

  it('has at most one mail due, whatever was missed', () => {
    const mails = [anOldMail('request', '2026-11-10 10:00')]
    const { reservation } = taken({ state: 'requested', mails, dayZero: santiago('2026-11-10 00:00') })
    expect(reservation.due?.action).toBe('reminder')
  })

  it('keeps its client’s own days', () => {
    const client = aClient({ reminderAfter: { unit: 'days', days: 7 } })
    const { reservation } = taken({ state: 'requested', mails: MAILS.slice(0, 1) }, client)
    expect(reservation.due).toEqual({ action: 'reminder', at: santiago('2026-12-01 11:00') })
  })

  it('that should have expired is expired, and nobody is written to', () => {
    const old = {
      state: 'pending',
      dayZero: santiago('2026-10-01 00:00'),
      registeredAt: santiago('2026-10-01 10:00'),
    } as const
    const { reservation, problems } = taken(old)
    expect([reservation.state, reservation.due, codes(problems)]).toEqual(['expired', null, ['expired_now']])
  })

  it('tells its past as its history', () => {
    const { reservation } = taken({ state: 'requested', mails: MAILS.slice(0, 1) })
    expect(reservation.history.map(({ event, at }) => [event, at])).toEqual([
      ['ReservationConfirmed', santiago('2026-11-24 11:00')],
      ['MailQueued', santiago('2026-11-24 11:00')],
      ['MailLeft', santiago('2026-11-24 11:00')],
    ])
  })

  it('is changed by any confirmation while it is open, and by newer ones only once it is settled', () => {
    const updatedAt = santiago('2026-11-25 12:00')
    const dates = (['pending', 'received'] as const).map(
      (state) => taken({ state, updatedAt }).reservation.confirmation.mailDate,
    )
    expect(dates).toEqual(['1970-01-01T00:00:00.000Z', updatedAt])
  })
})

describe('whom it is about', () => {
  const open: readonly (readonly [string, Client | null, string, string | null])[] = [
    ['a client that nobody knows', null, 'client_unknown', 'unknown_client'],
    ['one that is not served any more', aClient({ active: false }), 'client_inactive', 'unknown_client'],
    ['one without an address', aClient({ contacts: [] }), 'client_without_contact', 'no_contact'],
  ]

  it.each(open)('of %s nothing is sent: staff are asked', (_, client, code, reason) => {
    for (const mails of [[], MAILS.slice(0, 1)]) {
      const { reservation, present, problems } = taken({ mails }, client)
      expect(reservation.hold?.reason).toBe(reason)
      expect(reservation.due?.action).toBe('expiry')
      expect(present.map(({ type }) => type)).toEqual(['ChaseHeld', 'StaffAsked'])
      expect(codes(problems)).toEqual([code])
    }
  })

  it('a client that owes no orders is asked for none, if it was not before', () => {
    const client = aClient({ requiresOc: false })
    const states = [[], MAILS.slice(0, 1)].map((mails) => taken({ mails }, client))
    expect(states.map(({ reservation }) => reservation.state)).toEqual(['not_required', 'requested'])
    expect(states.map(({ problems }) => codes(problems))).toEqual([
      ['client_owes_none'],
      ['client_owes_none'],
    ])
  })

  it('does not matter once it is settled', () => {
    expect(taken({ state: 'received', orders: [anOrder()] }, null).problems).toEqual([])
  })
})

const anOrder = (
  changes: Partial<OldReservation['orders'][number]> = {},
): OldReservation['orders'][number] => ({
  number: '4500012345',
  receivedAt: santiago('2026-11-25 12:00'),
  file: { id: 'a'.repeat(64), filename: 'OC.pdf', contentType: 'application/pdf', size: 8 },
  path: 'ordenes/OC.pdf',
  amount: null,
  ...changes,
})

describe('its purchase order', () => {
  it('is kept with its number, day and document', () => {
    const { reservation } = taken({ state: 'received', orders: [anOrder()] })
    expect(reservation.purchaseOrder).toMatchObject({
      number: '4500012345',
      receivedAt: santiago('2026-11-25 12:00'),
      files: [{ filename: 'OC.pdf' }],
      mailId: null,
    })
    expect(reservation.settledAt).toBe(santiago('2026-11-25 12:00'))
  })

  it.each([
    ['order_file_missing', [anOrder({ file: 'missing' })]],
    ['order_file_refused', [anOrder({ file: 'refused' })]],
    ['order_without_document', [anOrder({ file: null })]],
    ['order_without_document', []],
    ['several_orders', [anOrder(), anOrder({ number: 'OC-2' })]],
  ])('%s is said', (code, orders) => {
    expect(codes(taken({ state: 'received', orders }).problems)).toEqual([code])
  })

  it('closes nothing that the old system left open: its document is kept, and a person looks', () => {
    const { reservation, problems } = taken({
      state: 'requested',
      mails: MAILS.slice(0, 1),
      orders: [anOrder()],
    })
    expect([reservation.state, reservation.files.length]).toEqual(['requested', 1])
    expect(codes(problems)).toEqual(['order_though_open'])
  })
})

it('a doubtful total is no total, and the card says so', () => {
  const amount = { units: 52_870_100, currency: 'CLP', printed: null, orders: [] } as const
  const { reservation } = taken({ amount })
  expect([reservation.booking.total, reservation.booking.stays[0]?.total]).toEqual([null, null])
  expect(reservation.warnings).toEqual([
    { code: 'ambiguous_amount', severity: 'warning', detail: 'CLP 52870100' },
  ])
})

it.each([
  ['suspended', true],
  ['other', false],
])('one that was closed is closed as %s', (reason, suspended) => {
  const { reservation } = taken({ state: 'closed', suspended, closingNote: 'Sin respuesta' })
  expect(reservation.closing).toMatchObject({ reason, note: 'Sin respuesta' })
})

it.each(['request', 'reminder', 'ultimatum'] as const satisfies readonly Step[])(
  'never repeats a %s that was sent',
  (step) => {
    const { reservation } = taken({ state: 'requested', mails: [anOldMail(step, '2026-11-25 10:00')] })
    expect(reservation.due?.action).not.toBe(step)
  },
)
