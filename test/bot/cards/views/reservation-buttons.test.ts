import { describe, expect, test } from 'vitest'
import { planButtons, type ReservationButtonName } from '../../../../bot/cards/views/reservation-buttons.js'
import type { ReservationState, ReservationView } from '../../../../src/contract.js'
import { reservationActions } from '../../../../bot/cards/views/reservation-actions.js'
import { elementsOf } from '../../../fixtures/views/card-check.js'
import { CONTEXT, IN_EACH_STATE, sampleView } from '../../../fixtures/views/samples.js'

const UNDO = { action: 'postpone', actor: 'Ana', until: CONTEXT.now } as const
const POSTPONED = { reason: 'postponed', since: CONTEXT.now, until: '2026-04-02T12:00:00.000Z' } as const
type HoldReason = NonNullable<ReservationView['reservation']['hold']>['reason']

const held = (reason: HoldReason) => ({ reason, since: CONTEXT.now, until: null })

type Names = readonly ReservationButtonName[]

const STATES: readonly (readonly [ReservationState, Names, Names])[] = [
  ['not_required', ['documents', 'note', 'history'], []],
  ['pending', ['received', 'postpone', 'close', 'assignMe'], ['assign', 'note', 'documents', 'history']],
  [
    'requested',
    ['received', 'resend', 'postpone', 'close'],
    ['assignMe', 'assign', 'note', 'documents', 'history'],
  ],
  ['received', ['documents', 'reject', 'note', 'history'], []],
  ['closed', ['reopen', 'documents', 'note', 'history'], []],
  ['cancelled', ['reopen', 'documents', 'note', 'history'], []],
  ['expired', ['reopen', 'received', 'close', 'documents'], ['assignMe', 'assign', 'note', 'history']],
]

const inState = (state: ReservationState): ReservationView =>
  state === 'not_required'
    ? sampleView(IN_EACH_STATE[state], { client: { ...client(), requiresOc: false } })
    : sampleView(IN_EACH_STATE[state])

const client = () => {
  const { client: known } = sampleView()
  if (!known) throw new Error('The sample has a client')
  return known
}

const planOf = (view: ReservationView): readonly [Names, Names] => {
  const { inSight, more } = planButtons(view)
  return [inSight, [...more.work, ...more.looking]]
}

describe('the buttons of a reservation', () => {
  test.each(STATES)('%s', (state, inSight, more) => {
    expect(planOf(inState(state))).toEqual([inSight, more])
  })

  test('that is overdue begin with what staff must decide', () => {
    expect(planButtons(sampleView({}, { overdue: true })).inSight).toEqual([
      'postpone',
      'close',
      'received',
      'resend',
    ])
  })

  test('that is postponed begin with taking it up again', () => {
    expect(planOf(sampleView({ hold: POSTPONED }))[0]).toEqual(['reopen', 'received', 'postpone', 'close'])
  })

  test('that waits for an answer of staff cannot be postponed', () => {
    expect(planOf(sampleView({ hold: held('unknown_client'), steps: {} })).flat()).toEqual([
      'received',
      'close',
      'assignMe',
      'assign',
      'note',
      'documents',
      'history',
    ])
  })

  test.each([
    ['bounced', true],
    ['send_failed', true],
    ['send_uncertain', false],
    ['no_contact', false],
  ] as const)('that is held as %s can be sent again: %s', (reason, expected) => {
    expect(
      planOf(sampleView({ hold: held(reason) }))
        .flat()
        .includes('resend'),
    ).toBe(expected)
  })

  test.each(Object.keys(IN_EACH_STATE) as ReservationState[])(
    'begin with undoing what was just done, when it is %s',
    (state) => {
      const view = { ...inState(state), undo: UNDO }
      expect(planButtons(view).inSight[0]).toBe('undo')
      expect(planButtons(view).inSight.length).toBeLessThanOrEqual(4)
    },
  )

  test('reopen a case of a client that owes OCs now', () => {
    expect(planOf(sampleView(IN_EACH_STATE.not_required))[0]).toContain('reopen')
  })

  test('leave out documents where there are none', () => {
    expect(planOf(sampleView({ files: [] })).flat()).not.toContain('documents')
  })
})

describe.each(Object.keys(IN_EACH_STATE) as ReservationState[])('drawn in the state %s', (state) => {
  const people = [{ id: '1', name: 'Ana Soto' }]
  const drawn = reservationActions({
    view: { ...inState(state), undo: UNDO },
    kind: 'root',
    context: { ...CONTEXT, people },
    typed: {},
  })

  test('four are in sight, and no row is longer than Teams draws it', () => {
    const rows = [
      drawn,
      ...elementsOf(drawn).flatMap(({ actions }) => (Array.isArray(actions) ? [actions] : [])),
    ]
    expect(drawn.filter(({ title }) => title !== 'Más').length).toBeLessThanOrEqual(4)
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(6)
  })

  test('no two inputs share an id, and no two buttons a title', () => {
    const elements = elementsOf(drawn)
    const ids = elements.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
    const titles = elements.flatMap(({ type, title }) => (type === 'Action.Execute' ? [title] : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(titles).size).toBe(titles.length)
  })
})
