import { describe, expect, it } from 'vitest'
import type { Reservation } from '../../../src/domain/reservation.js'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/time.js'
import { ChaseStory } from '../../story/chase.js'
import { santiago } from '../../story/samples.js'
import type { Fault } from './check.js'
import { check } from './check.js'
import type { Entry } from './diary.js'
import type { DeliveredMail, Seen } from './seen.js'

/** A world in which all is well, and each fault that there can be, put into it: a check that cannot fail checks nothing. */

const AT = santiago('2026-11-23 11:00')
const ORDER = 'a'.repeat(64)

const confirmed = (more: Partial<Extract<Entry, { type: 'confirmation' }>> = {}): Entry => ({
  type: 'confirmation',
  locator: 'AAKLMNO',
  owes: 'yes',
  cancelled: false,
  at: AT,
  ...more,
})

const ordered = (more: Partial<Extract<Entry, { type: 'order' }>> = {}): Entry => ({
  type: 'order',
  locator: 'AAKLMNO',
  from: 'contact',
  document: ORDER,
  at: addMs(AT, HOUR_MS),
  ...more,
})

const pressed = (
  press: Extract<Entry, { type: 'press' }>['press'],
  afterMs = HOUR_MS,
  answered = true,
): Entry => ({
  type: 'press',
  locator: 'AAKLMNO',
  press,
  answered,
  at: addMs(AT, afterMs),
})

const mail = (kind: DeliveredMail['kind'], number = 1): DeliveredMail => ({
  to: ['compras@empresa.example'],
  kind,
  locator: 'AAKLMNO',
  messageId: `<AAKLMNO-${kind}-${number}@test>`,
  at: AT,
})

const requested = (): Reservation => {
  const { reservation } = new ChaseStory(AT).requested()
  if (!reservation) throw new Error('the story made no reservation')
  return { ...reservation, sentMessageIds: [mail('request').messageId] }
}

const received = (): Reservation => ({
  ...requested(),
  state: 'received',
  settledAt: AT,
  sentMessageIds: [mail('request').messageId, mail('acknowledgement').messageId],
  purchaseOrder: {
    number: '4500012345',
    receivedAt: AT,
    files: [{ id: ORDER, filename: 'OC.pdf', contentType: 'application/pdf', size: 1 }],
    mailId: 'mail-2',
  },
})

const THREAD = '19:channel@thread.tacv2;messageid=1'

const world = (changes: Partial<Seen> = {}): Seen => ({
  now: addMs(AT, 2 * HOUR_MS),
  mails: [mail('request')],
  roots: [{ locator: 'AAKLMNO', state: 'SOLICITADA', threadId: THREAD, postId: '1' }],
  reviewCards: new Set(),
  reservations: [requested()],
  outbox: [],
  reviews: [],
  interrupted: [],
  keptThreads: new Map([['AAKLMNO', THREAD]]),
  documents: new Set([ORDER]),
  ...changes,
})

const withOrder = (changes: Partial<Seen> = {}): Seen =>
  world({
    mails: [mail('request'), mail('acknowledgement')],
    roots: [{ locator: 'AAKLMNO', state: 'RECIBIDA', threadId: THREAD, postId: '1' }],
    reservations: [received()],
    ...changes,
  })

const uncertain = (): Seen['outbox'][number] => {
  const story = new ChaseStory(AT).confirmed().ticks()
  return { ...story.lastMail(), status: 'uncertain' }
}

const question = (
  kind: Seen['reviews'][number]['kind'],
  outboxId: string | null,
): Seen['reviews'][number] => ({
  id: 'abcdef0123',
  kind,
  openedAt: AT,
  locator: 'AAKLMNO',
  mailId: null,
  outboxId,
  facts: {},
  candidates: [],
  files: [],
  resolution: null,
})

const said = (diary: readonly Entry[], seen: Seen, isEnd = true): readonly string[] =>
  check(diary, seen, { isEnd }).map(({ kind, detail }) => `${kind}: ${detail}`)

describe('a world in which all is well', () => {
  it.each<[string, readonly Entry[], Seen]>([
    ['asked for', [confirmed()], world()],
    ['received and thanked for', [confirmed(), ordered()], withOrder()],
    ['resent', [confirmed(), pressed('resend')], resentWorld()],
    ['an OC that staff are asked about', [confirmed(), ordered({ from: 'stranger' })], strangersWorld()],
    ['not owed', [confirmed({ owes: 'no' })], notOwedWorld()],
    ['cards that an earlier crash left behind', [confirmed()], withOrphan('0')],
    ['an interrupted send that lay in Sent', [confirmed()], interruptedWorld()],
    ['an OC that was rejected', [confirmed(), ordered(), pressed('reject')], rejectedWorld()],
    ['closed and taken up again', [confirmed(), pressed('close'), pressed('reopen')], world()],
    ['marked as received, and undone', [confirmed(), pressed('mark_received'), pressed('undo')], world()],
    ['an uncertain mail that staff see', [confirmed(), pressed('resend')], uncertainWorld(['abcdef0123'])],
  ])('%s: nothing is said', (_what, diary, seen) => {
    expect(said(diary, seen)).toEqual([])
  })
})

function resentWorld(): Seen {
  const again = mail('request', 2)
  const reservation = { ...requested(), sentMessageIds: [mail('request').messageId, again.messageId] }
  return world({ mails: [mail('request'), again], reservations: [reservation] })
}

function strangersWorld(): Seen {
  const { purchaseOrder } = received()
  const asked = { ...question('oc_to_assign', null), files: purchaseOrder?.files ?? [] }
  return world({ reviews: [asked], reviewCards: new Set([asked.id]) })
}

function notOwedWorld(): Seen {
  const reservation: Reservation = {
    ...requested(),
    state: 'not_required',
    settledAt: AT,
    steps: {},
    sentMessageIds: [],
  }
  return world({
    mails: [],
    reservations: [reservation],
    roots: [{ locator: 'AAKLMNO', state: 'NO_REQUIERE_OC', threadId: THREAD, postId: '1' }],
  })
}

function rejectedWorld(): Seen {
  const mails = [mail('request'), mail('acknowledgement'), mail('rejection')]
  const rejected = {
    ocNumber: '4500012345',
    reason: null,
    at: AT,
    files: received().purchaseOrder?.files ?? [],
  }
  const sentMessageIds = mails.map(({ messageId }) => messageId)
  return world({ mails, reservations: [{ ...requested(), rejected, sentMessageIds }] })
}

function interruptedWorld(): Seen {
  const { messageId } = mail('request')
  return world({ interrupted: [{ id: 'AAKLMNO-request-1', locator: 'AAKLMNO', messageId }] })
}

function withOrphan(postId: string): Seen {
  const { roots } = world()
  return world({ roots: [...roots, { locator: 'AAKLMNO', state: 'PENDIENTE', threadId: 'orphan', postId }] })
}

function uncertainWorld(cards: readonly string[], asked = true): Seen {
  const waiting = uncertain()
  return {
    ...resentWorld(),
    outbox: [waiting],
    reviews: asked ? [question('send_uncertain', waiting.id)] : [],
    reviewCards: new Set(cards),
  }
}

const later = (ms: number, seen: Seen = world()): Seen => ({ ...seen, now: addMs(AT, ms) })

const changed = (changes: Partial<Reservation>, seen = world()): Seen => ({
  ...seen,
  reservations: seen.reservations.map((one) => ({ ...one, ...changes })),
})

describe('a fault that was put into it is named', () => {
  it.each<[Fault['kind'], string, readonly Entry[], Seen]>([
    ['confirmation_lost', 'no reservation', [confirmed()], world({ reservations: [], mails: [] })],
    ['mail_twice', 'a second request', [confirmed()], resentWorld()],
    [
      'mail_twice',
      'the same mail again',
      [confirmed()],
      world({ mails: [mail('request'), mail('request')] }),
    ],
    [
      'mail_twice',
      'thanked twice',
      [confirmed(), ordered()],
      withOrder({ mails: [mail('request'), mail('acknowledgement'), mail('acknowledgement', 2)] }),
    ],
    [
      'mail_twice',
      'two presses within a minute, two mails',
      [confirmed(), pressed('resend'), pressed('resend', HOUR_MS + MINUTE_MS / 2)],
      { ...resentWorld(), mails: [mail('request'), mail('request', 2), mail('request', 3)] },
    ],
    ['mail_lost', 'no request', [confirmed()], world({ mails: [] })],
    ['mail_lost', 'no resend', [confirmed(), pressed('resend')], world()],
    ['mail_lost', 'no thanks', [confirmed(), ordered()], withOrder({ mails: [mail('request')] })],
    ['mail_lost', 'no reminder', [confirmed()], later(12 * DAY_MS)],
    ['mail_unwanted', 'a client that owes nothing', [confirmed({ owes: 'no' })], world()],
    [
      'mail_unwanted',
      'thanks for nothing',
      [confirmed()],
      world({ mails: [mail('request'), mail('acknowledgement')] }),
    ],
    ['mail_unwanted', 'a rejection', [confirmed()], world({ mails: [mail('request'), mail('rejection')] })],
    [
      'mail_lost',
      'no word of a rejection',
      [confirmed(), ordered(), pressed('reject')],
      { ...rejectedWorld(), mails: [mail('request'), mail('acknowledgement')] },
    ],
    ['mail_unwanted', 'something else', [confirmed()], world({ mails: [mail('request'), mail(null)] })],
    ['order_lost', 'nowhere', [confirmed(), ordered({ from: 'stranger' })], world()],
    ['order_lost', 'document gone', [confirmed(), ordered()], withOrder({ documents: new Set() })],
    ['order_lost', 'of no reservation', [ordered({ locator: 'AAZZZZZ' })], world({ reservations: [] })],
    ['send_unsettled', 'nobody asked', [confirmed(), pressed('resend')], uncertainWorld([], false)],
    ['send_unsettled', 'asked unseen', [confirmed(), pressed('resend')], uncertainWorld([])],
    [
      'send_unsettled',
      'still sending',
      [confirmed()],
      world({ outbox: [{ ...uncertain(), status: 'sending' }] }),
    ],
    [
      'send_unsettled',
      'interrupted and forgotten',
      [confirmed()],
      world({
        interrupted: [{ id: 'AAKLMNO-reminder-2', locator: 'AAKLMNO', messageId: '<reminder@test>' }],
      }),
    ],
    ['send_unsettled', 'a mail unknown to us', [confirmed()], changed({ sentMessageIds: [] })],
    ['impossible_state', 'closed by nobody', [confirmed()], changed({ state: 'closed', settledAt: AT })],
    ['impossible_state', 'received without OC', [confirmed()], changed({ state: 'received', settledAt: AT })],
    [
      'impossible_state',
      'cancelled by nobody',
      [confirmed()],
      changed({ state: 'cancelled', settledAt: AT }),
    ],
    ['impossible_state', 'settled while open', [confirmed()], changed({ settledAt: AT })],
    [
      'impossible_state',
      'a step that never left',
      [confirmed()],
      changed({ steps: { ...requested().steps, reminder: { queuedAt: AT, sentAt: AT } } }),
    ],
    [
      'impossible_state',
      'settled and chased',
      [confirmed(), ordered()],
      withOrder({ outbox: [{ ...uncertain(), status: 'queued' }] }),
    ],
    ['impossible_state', 'out of nowhere', [], world()],
    ['impossible_state', 'twice', [confirmed()], world({ reservations: [requested(), requested()] })],
    ['wrong_state', 'an OC that changed nothing', [confirmed(), ordered()], world()],
    ['wrong_state', 'undone, and still settled', [confirmed(), ordered(), pressed('reject')], withOrder()],
    ['wrong_state', 'expired too soon', [confirmed()], changed({ state: 'expired', settledAt: AT })],
    ['card_wrong', 'no card', [confirmed()], world({ roots: [] })],
    [
      'card_wrong',
      'an old state',
      [confirmed()],
      world({ roots: [{ locator: 'AAKLMNO', state: 'PENDIENTE', threadId: THREAD, postId: '1' }] }),
    ],
    ['card_wrong', 'a newer one that is forgotten', [confirmed()], withOrphan('2')],
    [
      'card_wrong',
      'a question without a card',
      [confirmed()],
      world({ reviews: [question('mail_to_answer', null)] }),
    ],
  ])('%s: %s', (kind, _what, diary, seen) => {
    expect(check(diary, seen, { isEnd: true }).map((fault) => fault.kind)).toContain(kind)
  })
})

describe('a press that the service died over', () => {
  const unanswered = pressed('close', HOUR_MS, false)

  it('may have come to nothing', () => {
    expect(said([confirmed(), unanswered], world())).toEqual([])
  })

  it('may have been carried out', () => {
    const closing = { reason: 'suspended', note: null } as const
    const seen = changed({ state: 'closed', settledAt: AT, closing })
    const roots = [{ locator: 'AAKLMNO', state: 'CERRADA', threadId: THREAD, postId: '1' }]
    expect(said([confirmed(), unanswered], { ...seen, roots })).toEqual([])
  })

  it('may have led back into the chase, which has expired since', () => {
    const diary = [confirmed(), pressed('close'), pressed('undo', HOUR_MS, false)]
    const seen = later(31 * DAY_MS, changed({ state: 'expired', settledAt: AT }))
    const roots = [{ locator: 'AAKLMNO', state: 'EXPIRADA', threadId: THREAD, postId: '1' }]
    expect(said(diary, { ...seen, roots }, false)).toEqual([])
  })

  it('is carried out once it was answered', () => {
    expect(said([confirmed(), unanswered, pressed('close')], world())).toEqual([
      'wrong_state: SOLICITADA, and must be CERRADA',
    ])
  })
})

describe('what is only to come', () => {
  it('is not missed before the end', () => {
    expect(said([confirmed()], later(12 * DAY_MS), false)).toEqual([])
  })

  it('is an expiry, once its day has come', () => {
    const seen = later(31 * DAY_MS, changed({ state: 'expired', settledAt: AT }))
    const roots = [{ locator: 'AAKLMNO', state: 'EXPIRADA', threadId: THREAD, postId: '1' }]
    expect(said([confirmed()], { ...seen, roots }, false)).toEqual([])
  })
})
