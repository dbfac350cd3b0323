import { describe, expect, it } from 'vitest'
import { isStillWanted } from '../../../src/domain/evolve.js'
import { isOverdue } from '../../../src/domain/reservation.js'
import { ChaseStory } from '../../story/chase.js'
import { aClient, office, policyOf, santiago } from '../../story/samples.js'

const HOLIDAYS = policyOf({ office: office(['2026-12-08']) })

const ANA = { id: 'ana-id', name: 'Ana' }

const requested = () => new ChaseStory(undefined, undefined, HOLIDAYS).requested()

const postponed = (until = '2026-12-01') => requested().does({ type: 'postpone', until }, 'Marta')

const chased = () => {
  const story = requested()
  for (const time of ['2026-11-25 11:00', '2026-11-27 11:00']) story.at(time).ticks().leaves()
  return story
}

const expired = () => chased().at('2026-12-23 11:00').ticks()

const close = { type: 'close', reason: 'suspended', note: null } as const

describe('a chase is postponed', () => {
  it('until the office opens on that day', () => {
    expect(postponed().due).toEqual({ action: 'hold_end', at: santiago('2026-12-01 09:00') })
  })

  it.each([
    ['a Saturday', '2026-11-28', '2026-11-30 09:00'],
    ['a holiday', '2026-12-08', '2026-12-09 09:00'],
  ])('over %s until the next business day', (_what, until, opens) => {
    expect(postponed(until).due?.at).toBe(santiago(opens))
  })

  it('and what was due meanwhile is due when that is over', () => {
    const story = postponed().at('2026-12-01 09:00').ticks()
    expect(story.due).toEqual({ action: 'reminder', at: santiago('2026-11-25 11:00') })
    expect(story.ticks().lastMail().kind).toBe('reminder')
  })

  it('once more, to another day', () => {
    expect(postponed().does({ type: 'postpone', until: '2026-12-03' }).due?.at).toBe(
      santiago('2026-12-03 09:00'),
    )
  })

  it.each([
    ['today, when the office has opened', '2026-11-23', 'date_past'],
    ['to yesterday', '2026-11-22', 'date_past'],
    ['to a day that there is not', '2026-02-31', 'date_unknown'],
    ['to no day at all', 'el viernes', 'date_unknown'],
    ['for two years', '2028-11-23', 'date_too_far'],
  ])('not %s', (_what, until, refusal) => {
    expect(postponed(until).outcome).toBe(refusal)
  })

  it('not while it waits for an answer of staff', () => {
    const story = new ChaseStory(undefined, null).confirmed().does({ type: 'postpone', until: '2026-12-01' })
    expect(story.outcome).toBe('on_hold')
  })

  it('not when it is over', () => {
    expect(requested().does(close).does({ type: 'postpone', until: '2026-12-01' }).outcome).toBe('not_open')
  })

  it('and a reminder that waits in the outbox is not sent meanwhile', () => {
    const story = requested().at('2026-11-25 11:00').ticks()
    const mail = story.lastMail()
    story.does({ type: 'postpone', until: '2026-12-01' })
    expect(story.reservation && isStillWanted(story.reservation, mail)).toBe(false)
    story.does({ type: 'drop_mail', mail }).at('2026-12-01 09:00').ticks()
    expect(story.due?.action).toBe('reminder')
  })

  it('and a mail that staff repeat leaves all the same', () => {
    const story = postponed().does({ type: 'resend' })
    expect(story.reservation && isStillWanted(story.reservation, story.lastMail())).toBe(true)
  })

  it('beyond its expiry, and does not expire on the very day that it goes on', () => {
    const story = chased().does({ type: 'postpone', until: '2027-01-06' }).at('2027-01-06 09:00').ticks()
    expect(story.due).toEqual({ action: 'expiry', at: santiago('2027-01-07 09:00') })
  })
})

describe('a chase is taken up again', () => {
  it('of a postponed one at once, with nothing to take back', () => {
    const story = postponed().does({ type: 'reopen' })
    expect([story.outcome, story.reservation?.hold, story.reservation?.undo]).toEqual([
      ['ChaseResumed'],
      null,
      null,
    ])
  })

  it('but not of one that is open', () => {
    expect(requested().does({ type: 'reopen' }).outcome).toBe('already_open')
  })

  it.each([
    ['closed', () => requested().does(close)],
    ['expired', expired],
    ['cancelled', () => requested().at('2026-11-24 10:00').confirmed({ cancelled: true })],
  ] as const)('of a %s one that had been asked: it waits for the OC again', (state, given) => {
    const story = given()
    expect(story.state).toBe(state)
    expect(story.does({ type: 'reopen' }).state).toBe('requested')
    expect(story.reservation).toMatchObject({ closing: null, settledAt: null, hold: null })
  })

  it('of one that had not been asked yet: the request leaves at once', () => {
    const story = new ChaseStory().confirmed().does(close).at('2026-11-26 15:00').does({ type: 'reopen' })
    expect([story.state, story.ticks().lastMail().kind]).toEqual(['pending', 'request'])
  })

  it('of one that owed nothing, when its client owes now', () => {
    const story = new ChaseStory(undefined, aClient({ requiresOc: false })).confirmed()
    expect(story.does({ type: 'reopen' }).outcome).toBe('not_owed')
    story.client = aClient()
    expect(story.does({ type: 'reopen' }).state).toBe('pending')
  })

  it('of an unknown client, and staff are asked who it is', () => {
    const story = new ChaseStory(undefined, null).confirmed().does(close).does({ type: 'reopen' })
    expect(story.reservation?.hold?.reason).toBe('unknown_client')
    expect(story.outcome).toContain('StaffAsked')
  })

  it('but not where the OC is here', () => {
    const story = requested().does({ type: 'mark_received', ocNumber: '1' })
    expect(story.does({ type: 'reopen' }).outcome).toBe('already_received')
  })

  it('and the client has a business day before the next step', () => {
    const story = requested().does(close).at('2026-12-04 15:00').does({ type: 'reopen' })
    expect(story.due).toEqual({ action: 'reminder', at: santiago('2026-12-07 09:00') })
  })

  it('and its thirty days are counted anew', () => {
    const story = expired().does({ type: 'reopen' })
    expect(story.due).toEqual({ action: 'expiry', at: santiago('2027-01-22 11:00') })
  })

  it('and an OC of before it was cancelled is not the one of a booking that is made again', () => {
    const story = requested().does({ type: 'mark_received', ocNumber: '1' })
    story.at('2026-11-24 10:00').confirmed({ cancelled: true }).does({ type: 'reopen' })
    expect([story.state, story.reservation?.purchaseOrder]).toEqual(['requested', null])
  })

  it('and stays overdue when its ultimatum had left', () => {
    const story = expired().does({ type: 'reopen' })
    expect(story.reservation && isOverdue(story.reservation)).toBe(true)
  })
})

describe('somebody is put in charge', () => {
  it('of any reservation, whatever its state', () => {
    expect(expired().does({ type: 'assign', assignee: ANA }).reservation?.assignee).toEqual(ANA)
  })

  it('once', () => {
    const story = requested().does({ type: 'assign', assignee: ANA })
    expect(story.does({ type: 'assign', assignee: { ...ANA, name: 'Ana María' } }).outcome).toBe(
      'assigned_already',
    )
  })

  it('and taken away again', () => {
    const story = requested().does({ type: 'assign', assignee: ANA }).does({ type: 'assign', assignee: null })
    expect(story.reservation?.assignee).toBeNull()
  })

  it('but nobody is taken away where nobody is', () => {
    expect(requested().does({ type: 'assign', assignee: null }).outcome).toBe('assigned_already')
  })
})

describe('a note', () => {
  it('stands in the story of the reservation, with who wrote it', () => {
    const story = expired().does({ type: 'add_note', text: ' avisan en mayo ' }, 'Marta')
    expect(story.reservation?.history.at(-1)).toMatchObject({
      event: 'NoteAdded',
      actor: 'Marta',
      detail: 'avisan en mayo',
    })
    expect(story.state).toBe('expired')
  })

  it('says something', () => {
    expect(requested().does({ type: 'add_note', text: ' \n' }).outcome).toBe('text_needed')
  })
})
