import { describe, expect, test } from 'vitest'
import {
  ALL_PENDING,
  type AnnouncedEvent,
  type ReservationView,
  type ReviewItem,
} from '../../../src/contract.js'
import type { Card } from '../../../bot/cards/render.js'
import { announcementCard } from '../../../bot/cards/views/announcement-card.js'
import { backlogCard } from '../../../bot/cards/views/backlog-card.js'
import { digestCard } from '../../../bot/cards/views/digest-card.js'
import { helpCard } from '../../../bot/cards/views/help-card.js'
import { pendingCard, ROWS_PER_PAGE } from '../../../bot/cards/views/pending-card.js'
import { firstOf } from '../../../bot/cards/views/pending-place.js'
import { mailCard } from '../../../bot/cards/views/mail-card.js'
import { noticeCard } from '../../../bot/cards/views/notice.js'
import { reservationCard } from '../../../bot/cards/views/reservation-card.js'
import { reviewCard } from '../../../bot/cards/views/review-card.js'
import { reviewsCard } from '../../../bot/cards/views/reviews-card.js'
import { statusCard } from '../../../bot/cards/views/status-card.js'
import { COMMANDS } from '../../../bot/commands/index.js'
import { REVIEW_TEXTS } from '../../../bot/texts/review.js'
import {
  actionsOf,
  bytesOf,
  faultsOfCard,
  markdownOf,
  MAX_CARD_BYTES,
} from '../../fixtures/views/card-check.js'
import { manyRows, sampleRow } from '../../fixtures/views/rows.js'
import {
  CONTEXT,
  IN_EACH_STATE,
  sampleBooking,
  sampleFile,
  sampleMail,
  sampleReview,
  sampleStay,
  sampleView,
} from '../../fixtures/views/samples.js'

const HOSTILE = '**negrita** [pincha](http://malo.example) _x_ <b>y</b> ${title}'.replace('${title}', '#1')
const LONG = 'Ñandú & Compañía "Ltda." '.repeat(40)

const ODDITIES = Array.from({ length: 40 }, (_value, room) => ({
  code: 'guests_mismatch' as const,
  severity: 'warning' as const,
  detail: `${room}: 2/1`,
}))

const MANY_CHANGES = {
  oddities: JSON.stringify([...ODDITIES, { code: HOSTILE, detail: HOSTILE }, null, 1]),
  changes: JSON.stringify(
    Array.from({ length: 40 }, () => ({ field: 'guests', hotel: LONG, before: LONG, after: LONG })),
  ),
}

const KINDS = Object.keys(REVIEW_TEXTS) as ReviewItem['kind'][]

const EVENTS: readonly AnnouncedEvent[] = [
  'BookingChanged',
  'BookingCancelled',
  'ReminderSent',
  'UltimatumSent',
  'MailResent',
  'PurchaseOrderReceived',
  'ReservationClosed',
  'ReservationExpired',
  'ChaseHeld',
  'ReplyNoted',
]

const FACTS = {
  changes: JSON.stringify([{ field: 'checkIn', before: '2026-04-07', after: '2026-04-08' }]),
  ocNumber: '4500012345',
  recipients: 'compras@empresa.example',
  warnings: 'amount_differs',
  kind: 'promise',
  actor: 'Paula',
}

const announced = (event: AnnouncedEvent, facts: Record<string, string> = FACTS) => ({
  id: '1',
  at: CONTEXT.now,
  event,
  locator: 'AAKLMNO',
  reviewId: null,
  facts,
})

const LINKS = [{ title: 'oc.pdf', url: 'https://oc.example/files/abc' }]

const huge = (): ReservationView =>
  sampleView({
    booking: sampleBooking({
      agency: LONG,
      hotelNotes: LONG,
      advisorNotes: LONG,
      stays: Array.from({ length: 20 }, () => sampleStay(LONG)),
    }),
    files: Array.from({ length: 30 }, (_value, index) => sampleFile(`${index}.pdf`)),
    history: Array.from({ length: 200 }, () => ({
      at: CONTEXT.now,
      event: 'MailResent',
      actor: LONG,
      detail: LONG,
    })),
  })

const hostile = (): ReservationView =>
  sampleView({
    booking: sampleBooking({ agency: HOSTILE, hotelNotes: HOSTILE, stays: [sampleStay(HOSTILE)] }),
    history: [{ at: CONTEXT.now, event: 'ReplyNoted', actor: HOSTILE, detail: HOSTILE }],
  })

const digestOf = (rows: ReturnType<typeof manyRows>) => ({
  day: '2026-03-30',
  dueToday: rows,
  urgent: rows,
  overdue: rows,
  receivedSinceYesterday: rows,
  openReviews: 3,
  reviews: [],
  pending: 40,
  ignoredMails: 12,
  paused: null,
  awaitingApproval: [],
})

const STATUS = {
  startedAt: CONTEXT.now,
  now: CONTEXT.now,
  zone: CONTEXT.zone,
  rehearsal: true,
  mailboxes: [
    { account: 'imap', connected: true, lastSweepAt: CONTEXT.now, problem: null },
    { account: 'oc_inbox', connected: false, lastSweepAt: null, problem: HOSTILE },
  ],
  open: 4,
  openReviews: 1,
  mailsWaiting: 2,
  clients: 80,
  paused: null,
  awaitingApproval: [],
}

const hostileReview = (kind: ReviewItem['kind']): ReviewItem =>
  sampleReview({
    kind,
    facts: Object.fromEntries(
      ['sender', 'subject', 'agency', 'problem', 'error', 'failedAddress'].map((name) => [name, HOSTILE]),
    ),
    candidates: [
      {
        locator: 'AAKLMNO',
        agency: HOSTILE,
        ocNumber: HOSTILE,
        score: 1,
        evidence: [{ signal: 'x', value: HOSTILE, where: 'body', weight: 1 }],
      },
    ],
  })

const reservations = (Object.keys(IN_EACH_STATE) as (keyof typeof IN_EACH_STATE)[]).flatMap((state) =>
  (['root', 'sheet'] as const).map((kind): [string, Card] => [
    `reservation ${state} as ${kind}`,
    reservationCard(sampleView(IN_EACH_STATE[state]), CONTEXT, kind),
  ]),
)

const reviews = KINDS.flatMap((kind): [string, Card][] => [
  [`review ${kind}`, reviewCard(sampleReview({ kind }), CONTEXT, { note: 'Nota', links: LINKS })],
  [
    `review ${kind} without anything`,
    reviewCard(sampleReview({ kind, facts: {}, candidates: [], files: [] }), CONTEXT),
  ],
  [
    `review ${kind} resolved`,
    reviewCard(
      sampleReview({ kind, resolution: { at: CONTEXT.now, actor: 'Paula', outcome: 'done' } }),
      CONTEXT,
    ),
  ],
])

const replies = EVENTS.map((event): [string, Card] => {
  const card = announcementCard(announced(event), sampleView(), CONTEXT)
  if (!card) throw new Error(`${event} has no reply`)
  return [`reply ${event}`, card]
})

const HOSTILE_EVIDENCE = [{ signal: 'oc_title', value: HOSTILE, where: 'document', weight: 30 }]

const hostileMail = sampleMail({
  from: HOSTILE,
  subject: HOSTILE,
  reason: HOSTILE,
  locators: [HOSTILE],
  evidence: HOSTILE_EVIDENCE,
})

const hugeMail = sampleMail({
  subject: LONG,
  evidence: Array.from({ length: 60 }, (_value, index) => ({
    signal: 'oc_word',
    value: `${index} ${LONG}`,
    where: 'body',
    weight: 5,
  })),
})

const offer = (addedBy: string | null) => ({
  address: HOSTILE,
  clientId: 'empresa',
  clientName: HOSTILE,
  addedBy,
})

const RESOLVED = { resolution: { at: CONTEXT.now, actor: 'Paula', outcome: 'assigned' } }

const mails = (['accept', 'review', 'note', 'ignore'] as const).map((decision): [string, Card] => [
  `mail ${decision}`,
  mailCard(sampleMail({ decision }), CONTEXT),
])

const others: [string, Card][] = [
  ...mails,
  ['mail hostile', mailCard(hostileMail, CONTEXT, { note: 'Nota' })],
  ['mail huge', mailCard(hugeMail, CONTEXT)],
  ['mail that was not kept', mailCard(sampleMail({ fileId: null, from: null, evidence: [] }), CONTEXT)],
  [
    'reservation with the evidence of its OC',
    reservationCard(sampleView(IN_EACH_STATE.received, { orderMail: hostileMail }), CONTEXT, 'sheet'),
  ],
  ['review with evidence', reviewCard(sampleReview({ evidence: HOSTILE_EVIDENCE }), CONTEXT)],
  [
    'review with a contact to add',
    reviewCard(sampleReview({ ...RESOLVED, contactOffer: offer(null) }), CONTEXT),
  ],
  [
    'review with a contact added',
    reviewCard(sampleReview({ ...RESOLVED, contactOffer: offer(HOSTILE) }), CONTEXT),
  ],
  [
    'reservation with note and links',
    reservationCard(sampleView(), CONTEXT, 'root', { note: 'Nota', links: LINKS }),
  ],
  ['reservation pressing', reservationCard(sampleView({}, { urgent: true, overdue: true }), CONTEXT, 'root')],
  [
    'reservation with two hotels',
    reservationCard(
      sampleView({ booking: sampleBooking({ stays: [sampleStay(), sampleStay('Otro Hotel')] }) }),
      CONTEXT,
      'root',
    ),
  ],
  ['reservation with much that is odd', reservationCard(sampleView({ warnings: ODDITIES }), CONTEXT, 'root')],
  ['reservation huge', reservationCard(huge(), CONTEXT, 'sheet')],
  ['reservation hostile', reservationCard(hostile(), CONTEXT, 'sheet')],
  [
    'list',
    pendingCard({ items: manyRows(ROWS_PER_PAGE), total: 99, next: '12' }, CONTEXT, firstOf(ALL_PENDING)),
  ],
  ['list empty', pendingCard({ items: [], total: 0, next: null }, CONTEXT, firstOf(ALL_PENDING))],
  [
    'list long',
    pendingCard(
      { items: manyRows(ROWS_PER_PAGE, { agency: LONG, hotel: LONG }), total: 99, next: '12' },
      CONTEXT,
      firstOf(ALL_PENDING),
    ),
  ],
  [
    'list hostile',
    pendingCard(
      { items: [sampleRow({ agency: HOSTILE, hotel: HOSTILE })], total: 1, next: null },
      CONTEXT,
      firstOf(ALL_PENDING),
    ),
  ],
  [
    'reviews',
    reviewsCard(
      { items: KINDS.map((kind) => sampleReview({ kind, id: kind })), total: 13, next: '10' },
      CONTEXT,
    ),
  ],
  ['reviews hostile', reviewsCard({ items: [hostileReview('oc_to_assign')], total: 1, next: null }, CONTEXT)],
  ['reviews none', reviewsCard({ items: [], total: 0, next: null }, CONTEXT)],
  ['digest', digestCard(digestOf(manyRows(4)), CONTEXT)],
  ['digest long', digestCard(digestOf(manyRows(200, { agency: LONG, hotel: LONG })), CONTEXT)],
  ['digest hostile', digestCard(digestOf([sampleRow({ agency: HOSTILE, hotel: HOSTILE })]), CONTEXT)],
  ['digest quiet', digestCard({ ...digestOf([]), openReviews: 0 }, CONTEXT)],
  ['status', statusCard(STATUS, false)],
  ['help', helpCard(COMMANDS)],
  ['backlog', backlogCard({ confirmations: 35, open: 12, reviews: 2 })],
  ['backlog without a count', backlogCard({ confirmations: null, open: 0, reviews: 0 })],
  ['notice', noticeCard({ tone: 'good', title: 'Hola', links: LINKS })],
  ...KINDS.map((kind): [string, Card] => [
    `review ${kind} hostile`,
    reviewCard(hostileReview(kind), CONTEXT),
  ]),
  ...EVENTS.map((event): [string, Card] => [
    `reply ${event} with many changes`,
    announcementCard(announced(event, MANY_CHANGES), huge(), CONTEXT) ??
      noticeCard({ tone: 'default', title: '' }),
  ]),
  ...EVENTS.map((event): [string, Card] => [
    `reply ${event} hostile`,
    announcementCard(
      announced(event, {
        ocNumber: HOSTILE,
        recipients: HOSTILE,
        actor: HOSTILE,
        warnings: HOSTILE,
        changes: JSON.stringify([{ field: HOSTILE, hotel: HOSTILE, before: HOSTILE, after: null }]),
      }),
      hostile(),
      CONTEXT,
    ) ?? noticeCard({ tone: 'default', title: '' }),
  ]),
]

const CARDS = [...reservations, ...reviews, ...replies, ...others]

describe.each(CARDS)('the card: %s', (_name, card) => {
  test('is a complete Adaptive Card 1.5 that Teams would take', () => {
    expect(faultsOfCard(card)).toEqual([])
    expect(JSON.stringify(card)).not.toContain('${')
    expect(bytesOf(card)).toBeLessThan(MAX_CARD_BYTES)
    expect(card).toMatchObject({ version: '1.5', fallbackText: expect.stringMatching(/\S/u) })
  })

  test('shows text from outside as it was written', () => {
    for (const text of markdownOf(card)) {
      expect(text).not.toContain('**negrita**')
      expect(text).not.toContain('[pincha](http')
      expect(text).not.toContain('<b>')
    }
  })

  test('gives every Action.Execute a fallback that carries the same', () => {
    for (const action of actionsOf(card, 'Action.Execute')) {
      const { data, title, verb, fallback } = action
      expect(data).toMatchObject({ verb })
      expect(fallback).toMatchObject({ type: 'Action.Submit', title, data })
    }
  })
})
