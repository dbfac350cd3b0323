import { describe, expect, it } from 'vitest'
import type { ReservationCommand } from '../../../src/domain/commands.js'
import type { Reservation } from '../../../src/domain/reservation.js'
import { undoOfferOf } from '../../../src/domain/undo.js'
import { ChaseStory } from '../../story/chase.js'
import { aBooking, aClient, orderAt } from '../../story/samples.js'

const requested = () => new ChaseStory().requested()

const order: ReservationCommand = {
  type: 'receive_purchase_order',
  ocNumber: '1',
  files: [],
  mailId: 'm1',
  answerTo: null,
  warnings: [],
  assigned: null,
}

const close: ReservationCommand = { type: 'close', reason: 'other', note: 'se anuló el viaje' }

const undo = (story: ChaseStory): ChaseStory => story.does({ type: 'undo', waiting: story.waiting }, 'Luis')

/** What a decision could change, and what undoing it restores. */
const stand = (reservation: Reservation | null) => {
  const { state, hold, purchaseOrder, closing, files, settledAt, steps, due } = reservation ?? {}
  const { assignee = null, restartedAt = null, rejected = null } = reservation ?? {}
  return {
    state,
    hold,
    purchaseOrder,
    closing,
    files,
    settledAt,
    steps,
    due,
    assignee,
    restartedAt,
    rejected,
  }
}

const DECISIONS: readonly (readonly [what: string, given: () => ChaseStory, decision: ReservationCommand])[] =
  [
    ['closing', requested, close],
    ['marking an OC received', requested, { type: 'mark_received', ocNumber: '1' }],
    ['assigning an OC', requested, { ...order, assigned: { reviewId: 'r1' } }],
    [
      'rejecting an OC',
      () => requested().does(order).leaves(),
      { type: 'reject_purchase_order', reason: null },
    ],
    ['postponing', requested, { type: 'postpone', until: '2026-12-01' }],
    [
      'postponing to another day',
      () => requested().does({ type: 'postpone', until: '2026-12-01' }),
      { type: 'postpone', until: '2026-12-03' },
    ],
    ['reopening', () => requested().does(close).at('2026-11-24 10:00'), { type: 'reopen' }],
    ['putting somebody in charge', requested, { type: 'assign', assignee: { id: 'ana', name: 'Ana' } }],
  ]

describe('a decision is taken back', () => {
  it.each(DECISIONS)('%s: everything is as it was before', (_what, given, decision) => {
    const story = given()
    const before = stand(story.reservation)
    story.does(decision, 'Marta')
    expect(stand(story.reservation)).not.toEqual(before)
    expect(undo(story).decision.ok).toBe(true)
    expect(stand(story.reservation)).toEqual(before)
  })

  it.each(DECISIONS)('%s: the mails that it caused are dropped', (_what, given, decision) => {
    const story = given()
    const before = story.waiting
    expect(undo(story.does(decision)).waiting).toEqual(before)
  })

  it('and both stand in the story, with who did what', () => {
    const story = undo(requested().does(close, 'Marta'))
    expect(story.reservation?.history.slice(-2)).toMatchObject([
      { event: 'ReservationClosed', actor: 'Marta' },
      { event: 'DecisionUndone', actor: 'Luis', detail: 'close' },
    ])
  })

  it('by whoever is quick enough, and by nobody a second time', () => {
    expect(undo(undo(requested().does(close))).outcome).toBe('nothing_to_undo')
  })

  it('for ten minutes', () => {
    const story = requested().does(close)
    expect(undo(story.at('2026-11-23 11:09')).decision.ok).toBe(true)
    const late = requested().does(close).at('2026-11-23 11:10')
    const { reservation } = late
    expect([undo(late).outcome, reservation && undoOfferOf(reservation, late.now)]).toEqual([
      'too_late_to_undo',
      null,
    ])
  })

  it('the last one: what was decided before it stands', () => {
    const story = requested()
      .does({ type: 'assign', assignee: { id: 'ana', name: 'Ana' } })
      .does(close)
    undo(story)
    expect([story.state, story.reservation?.assignee?.name, undo(story).outcome]).toEqual([
      'requested',
      'Ana',
      'nothing_to_undo',
    ])
  })

  it('but not where nobody has decided anything', () => {
    expect(undo(requested()).outcome).toBe('nothing_to_undo')
  })

  it('but not a mail that is on its way', () => {
    const story = requested().does({ type: 'mark_received', ocNumber: '1' })
    expect(story.does({ type: 'undo', waiting: [] }).outcome).toBe('too_late_to_undo')
  })

  it('and an OC that the system recognised is none', () => {
    expect(undo(requested().does(order)).outcome).toBe('nothing_to_undo')
  })
})

describe('something happens before a decision is taken back', () => {
  const changed = (story: ChaseStory): ReservationCommand => ({
    type: 'register_confirmation',
    booking: aBooking({ cancelled: true, bookingStatus: 'Cancelado' }),
    order: orderAt(story.now, { mailId: 'm2' }),
    files: [],
    warnings: [],
  })

  it.each<[string, (story: ChaseStory) => ReservationCommand]>([
    ['the client writes', () => ({ type: 'note_reply', kind: 'promise', mailId: 'm' })],
    ['a colleague notes something', () => ({ type: 'add_note', text: 'llamaron' })],
  ])('%s: it can still be', (_what, happens) => {
    const story = requested().does({ type: 'postpone', until: '2026-12-01' })
    story.does(happens(story))
    expect(undo(story).decision.ok).toBe(true)
  })

  it.each<[string, (story: ChaseStory) => ReservationCommand]>([
    ['the booking is cancelled', changed],
    ['the OC comes', () => order],
    ['a colleague closes it', () => close],
  ])('%s: that is not undone with it', (_what, happens) => {
    const story = requested().does({ type: 'postpone', until: '2026-12-01' })
    story.does(happens(story), null)
    const { state } = story
    undo(story)
    expect(story.state).toBe(state === 'closed' ? 'requested' : state)
    expect(story.reservation?.hold?.reason).toBe(state === 'closed' ? 'postponed' : undefined)
  })

  it('the request leaves: the reservation is asked then, not pending as it was before', () => {
    const story = new ChaseStory()
      .confirmed()
      .ticks()
      .does({ type: 'assign', assignee: { id: 'a', name: 'Ana' } })
    undo(story.leaves())
    expect([story.state, story.reservation?.assignee]).toEqual(['requested', null])
  })

  it('a held mail is dropped with it', () => {
    const story = requested().does({ type: 'mark_received', ocNumber: '1' })
    const held = story.waiting.map((mail) => ({ ...mail, status: 'held' as const }))
    expect(story.does({ type: 'undo', waiting: held }).outcome).toEqual(['DecisionUndone', 'MailDropped'])
  })
})

describe('what cannot be taken back', () => {
  it.each<[string, () => ChaseStory]>([
    ['a mail that was repeated', () => requested().does({ type: 'resend' })],
    ['a note', () => requested().does({ type: 'add_note', text: 'llamaron' })],
    [
      'who a client is',
      () => new ChaseStory(undefined, null).confirmed().does({ type: 'settle_client', client: aClient() }),
    ],
  ])('%s', (_what, given) => {
    expect(undo(given()).outcome).toBe('nothing_to_undo')
  })
})
