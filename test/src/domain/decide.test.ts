import { describe, expect, it } from 'vitest'
import type { ReservationCommand } from '../../../src/domain/commands.js'
import { ChaseStory } from '../../story/chase.js'
import { aBooking, aClient, orderAt, santiago } from '../../story/samples.js'

const orderReceived = (
  changes: Partial<Extract<ReservationCommand, { type: 'receive_purchase_order' }>> = {},
) =>
  ({
    type: 'receive_purchase_order',
    ocNumber: '4500012345',
    files: [],
    mailId: 'mail-oc',
    answerTo: { address: 'ana@empresa.example', messageId: '<oc@empresa.example>' },
    warnings: [],
    assigned: null,
    ...changes,
  }) satisfies ReservationCommand

const confirmation = (
  changes: Parameters<typeof aBooking>[0],
  at: string,
  received = at,
): Extract<ReservationCommand, { type: 'register_confirmation' }> => ({
  type: 'register_confirmation',
  booking: aBooking(changes),
  order: orderAt(santiago(at), { receivedAt: santiago(received), mailId: 'mail-2' }),
  files: [],
  warnings: [],
})

describe('a confirmation arrives', () => {
  it('makes a pending reservation of a client that owes an OC', () => {
    const story = new ChaseStory().confirmed()
    expect([story.state, story.outcome]).toEqual(['pending', ['ReservationConfirmed']])
  })

  it('owes nothing when the client needs no OC', () => {
    const story = new ChaseStory(undefined, aClient({ requiresOc: false })).confirmed()
    expect([story.state, story.due]).toEqual(['not_required', null])
  })

  it('guesses nothing about an unknown client: staff are asked', () => {
    const story = new ChaseStory(undefined, null).confirmed()
    expect(story.outcome).toEqual(['ReservationConfirmed', 'ChaseHeld', 'StaffAsked'])
    expect(story.reservation?.hold?.reason).toBe('unknown_client')
  })

  it('asks staff for an address when the client has none', () => {
    const story = new ChaseStory(undefined, aClient({ contacts: [] })).confirmed()
    expect(story.reservation?.hold?.reason).toBe('no_contact')
  })

  it('takes the mail date as day 0 when the PDF says INMEDIATO', () => {
    expect(new ChaseStory().confirmed().reservation?.dayZero).toBe(santiago('2026-11-23 11:00'))
  })

  it('takes the issue date as day 0 when the PDF prints one', () => {
    const story = new ChaseStory().confirmed({ issuedOn: '2026-11-20' })
    expect(story.reservation?.dayZero).toBe(santiago('2026-11-20 00:00'))
  })

  it('records a booking that is cancelled from the start without writing to anybody', () => {
    const story = new ChaseStory().confirmed({ cancelled: true, bookingStatus: 'Cancelado' })
    expect([story.state, story.due, story.outbox]).toEqual(['cancelled', null, []])
  })
})

describe('a confirmation of a known locator arrives', () => {
  it('updates the reservation and says what changed, but never restarts day 0', () => {
    const story = new ChaseStory().requested()
    const dayZero = story.reservation?.dayZero
    story.does(confirmation({ total: { minor: 999, currency: 'CLP' } }, '2026-11-24 10:00'))
    expect(story.events.at(-1)).toMatchObject({
      type: 'BookingChanged',
      changes: [{ field: 'total', before: 'CLP 1234567', after: 'CLP 999' }],
    })
    expect(story.reservation?.dayZero).toBe(dayZero)
  })

  it('changes nothing when it is older than what is known', () => {
    const story = new ChaseStory().confirmed().does(confirmation({ total: null }, '2026-11-20 10:00'))
    expect(story.outcome).toEqual([])
  })

  it('lets the time of arrival decide between mails of the same date', () => {
    const story = new ChaseStory().confirmed()
    story.does(confirmation({ total: null }, '2026-11-23 11:00', '2026-11-23 10:59'))
    expect(story.outcome).toEqual([])
  })

  it('remembers a newer one that says the same, so that an older one in between changes nothing', () => {
    const story = new ChaseStory().confirmed().does(confirmation({}, '2026-11-25 10:00'))
    expect(story.outcome).toEqual(['ConfirmationRepeated'])
    expect(story.does(confirmation({ total: null }, '2026-11-24 10:00')).outcome).toEqual([])
  })

  it('tells what is newly odd in it, though no field changed', () => {
    const story = new ChaseStory().requested()
    const odd = { code: 'nights_mismatch', severity: 'warning', detail: '4/3' } as const
    story.does({ ...confirmation({}, '2026-11-24 10:00'), warnings: [odd] })
    expect(story.events.at(-1)).toMatchObject({ type: 'BookingChanged', changes: [], newWarnings: [odd] })
    story.does({ ...confirmation({}, '2026-11-25 10:00'), warnings: [odd] })
    expect(story.outcome).toEqual(['ConfirmationRepeated'])
  })

  it('knows nothing odd of a reservation of the time before that was kept', () => {
    const story = new ChaseStory().requested()
    if (story.reservation) {
      const { warnings: _unknown, ...before } = story.reservation
      story.reservation = before
    }
    expect(story.does(confirmation({}, '2026-11-24 10:00')).outcome).toEqual(['ConfirmationRepeated'])
  })

  it('stops the chase when it cancels the booking', () => {
    const story = new ChaseStory().requested()
    story.does(confirmation({ cancelled: true, bookingStatus: 'Cancelado' }, '2026-11-24 10:00'))
    expect([story.state, story.due]).toEqual(['cancelled', null])
  })

  it('cancels a received one without a mail', () => {
    const story = new ChaseStory().requested().does(orderReceived())
    const mails = story.outbox.length
    story.does(confirmation({ cancelled: true }, '2026-11-24 10:00'))
    expect([story.state, story.outbox.length]).toEqual(['cancelled', mails])
  })

  it('asks staff when a cancelled booking is reserved again', () => {
    const story = new ChaseStory().confirmed({ cancelled: true }).does(confirmation({}, '2026-11-24 10:00'))
    expect([story.state, story.outcome]).toEqual(['cancelled', ['StaffAsked']])
  })

  it('keeps a received one received when the amount changes, and asks staff', () => {
    const story = new ChaseStory().requested().does(orderReceived())
    story.does(confirmation({ total: { minor: 5, currency: 'CLP' } }, '2026-11-24 10:00'))
    expect([story.state, story.outcome]).toEqual(['received', ['BookingChanged', 'StaffAsked']])
  })

  it('starts anew for another agency while nothing has been sent', () => {
    const story = new ChaseStory(undefined, null).confirmed()
    story.client = aClient({ id: 'otra', name: 'OTRA LTDA' })
    story.does(confirmation({ agency: 'OTRA LTDA' }, '2026-11-24 10:00'))
    expect([story.reservation?.clientId, story.reservation?.hold]).toEqual(['otra', null])
  })
})

describe('the chase', () => {
  it('is requested once the request has left', () => {
    expect(new ChaseStory().requested().state).toBe('requested')
  })

  it('keeps one conversation: each mail answers the one before', () => {
    const story = new ChaseStory().requested().at('2026-11-25 11:00').ticks()
    expect(story.lastMail()).toMatchObject({ kind: 'reminder', inReplyTo: '<AAKLMNO-request-1@test>' })
  })

  it('does nothing before it is due', () => {
    expect(new ChaseStory().requested().at('2026-11-25 10:59').ticks().outcome).toEqual([])
  })

  it('expires in the end, and is announced', () => {
    const story = new ChaseStory().requested()
    for (const time of ['2026-11-25 11:00', '2026-11-27 11:00']) story.at(time).ticks().leaves()
    expect([story.at('2026-12-23 11:00').ticks().outcome, story.state]).toEqual([
      ['ReservationExpired'],
      'expired',
    ])
  })

  it('asks staff when the client has lost its address meanwhile', () => {
    const story = new ChaseStory().requested()
    story.client = aClient({ contacts: [] })
    expect(story.at('2026-11-25 11:00').ticks().outcome).toEqual(['ChaseHeld', 'StaffAsked'])
  })
})

describe('an OC arrives', () => {
  it('is received, thanked for in the same conversation, and ends the chase', () => {
    const story = new ChaseStory().requested().does(orderReceived())
    expect([story.state, story.due]).toEqual(['received', null])
    expect(story.lastMail()).toMatchObject({
      kind: 'acknowledgement',
      to: ['ana@empresa.example'],
      inReplyTo: '<oc@empresa.example>',
    })
  })

  it('is taken before the request has even left', () => {
    expect(new ChaseStory().confirmed().does(orderReceived()).state).toBe('received')
  })

  it('is refused when there is one already', () => {
    expect(new ChaseStory().requested().does(orderReceived()).does(orderReceived()).outcome).toBe(
      'already_received',
    )
  })

  it('is refused when staff have closed the case', () => {
    const story = new ChaseStory().requested().does({ type: 'close', reason: 'suspended', note: null })
    expect(story.does(orderReceived()).outcome).toBe('not_open')
  })
})

describe('a mail does not arrive', () => {
  it('holds the chase and asks staff when the server refuses it for good', () => {
    const story = new ChaseStory().confirmed().ticks()
    story.does({ type: 'note_mail_rejected', mail: story.lastMail(), error: '550 no such user' })
    expect(story.outcome).toEqual(['MailDropped', 'ChaseHeld', 'StaffAsked'])
  })

  it('sends the step again when staff have given another address', () => {
    const story = new ChaseStory().confirmed().ticks()
    story.does({ type: 'note_mail_rejected', mail: story.lastMail(), error: '550 no such user' })
    story.does({ type: 'settle_client', client: aClient({ contacts: ['otra@empresa.example'] }) })
    expect(story.ticks().lastMail()).toMatchObject({ kind: 'request', id: 'AAKLMNO-request-2' })
  })

  it('sends only the bounced step again, however late the answer of staff', () => {
    const story = new ChaseStory().requested()
    story.does({
      type: 'note_bounce',
      failedAddress: 'compras@empresa.example',
      status: '5.1.1',
      mailId: 'ndr',
    })
    story
      .at('2026-12-02 10:00')
      .does({ type: 'settle_client', client: aClient({ contacts: ['b@empresa.example'] }) })
    story.ticks().leaves()
    expect(story.outbox.map(({ kind }) => kind)).toEqual(['request', 'request'])
    expect(story.due).toEqual({ action: 'reminder', at: santiago('2026-12-04 10:00') })
  })

  it('asks staff when nobody knows whether it left', () => {
    const story = new ChaseStory().confirmed().ticks()
    story.does({ type: 'note_mail_uncertain', mail: story.lastMail(), error: 'connection lost' })
    expect([story.outcome, story.ticks().outcome]).toEqual([['ChaseHeld', 'StaffAsked'], []])
  })

  it('goes on from now when staff say that it arrived', () => {
    const story = new ChaseStory().confirmed().ticks()
    story.does({ type: 'note_mail_uncertain', mail: story.lastMail(), error: 'connection lost' })
    story.does({ type: 'settle_send', mail: story.lastMail(), arrived: true })
    expect([story.state, story.due?.action]).toEqual(['requested', 'reminder'])
  })

  it('sends it once more when staff say that it did not', () => {
    const story = new ChaseStory().confirmed().ticks()
    story.does({ type: 'note_mail_uncertain', mail: story.lastMail(), error: 'connection lost' })
    story.does({ type: 'settle_send', mail: story.lastMail(), arrived: false }).ticks()
    expect(story.lastMail().id).toBe('AAKLMNO-request-2')
  })
})

describe('staff act', () => {
  it('repeat the last step without moving the schedule', () => {
    const story = new ChaseStory().requested()
    const due = story.due
    story.at('2026-11-24 12:00').does({ type: 'resend' }).leaves()
    expect([story.lastMail().resend, story.due]).toEqual([true, due])
  })

  it('press twice within a minute and are taken once', () => {
    const story = new ChaseStory().requested().does({ type: 'resend' })
    expect(story.does({ type: 'resend' }).outcome).toBe('resent_just_now')
  })

  it('cannot repeat what was never sent', () => {
    expect(new ChaseStory().confirmed().does({ type: 'resend' }).outcome).toBe('nothing_sent_yet')
  })

  it('cannot repeat what waits in the outbox: it would leave twice', () => {
    expect(new ChaseStory().confirmed().ticks().does({ type: 'resend' }).outcome).toBe('nothing_sent_yet')
  })

  it('close a case with a reason', () => {
    const story = new ChaseStory()
      .requested()
      .does({ type: 'close', reason: 'suspended', note: null }, 'Marta')
    expect([story.state, story.reservation?.history.at(-1)?.actor]).toEqual(['closed', 'Marta'])
  })

  it('must say why when the reason is none of the usual ones', () => {
    const story = new ChaseStory().requested().does({ type: 'close', reason: 'other', note: ' ' })
    expect(story.outcome).toBe('note_needed')
  })

  it('mark an OC received; its thanks wait while the press can be taken back', () => {
    const story = new ChaseStory()
      .requested()
      .at('2026-11-24 12:00')
      .does({ type: 'mark_received', ocNumber: '77' })
    expect([story.state, story.lastMail().notBefore]).toEqual(['received', santiago('2026-11-24 12:10')])
  })

  it('say who an unknown client is, and the request goes out', () => {
    const story = new ChaseStory(undefined, null).confirmed()
    story.client = aClient()
    story.does({ type: 'settle_client', client: aClient() })
    expect(story.ticks().lastMail().kind).toBe('request')
  })

  it('say that an unknown client owes nothing', () => {
    const story = new ChaseStory(undefined, null).confirmed()
    story.does({ type: 'settle_client', client: aClient({ requiresOc: false }) })
    expect([story.state, story.due, story.reservation?.hold]).toEqual(['not_required', null, null])
  })
})
