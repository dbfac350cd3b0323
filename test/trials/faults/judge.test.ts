import { describe, expect, it } from 'vitest'
import type { Planned, Seen } from './judge.js'
import { isWell, judge } from './judge.js'

const SAYS = /mailbox is away/

const REQUESTED: Planned = { locator: 'AAKLMNO', mails: ['request'], ordered: false, mayBeAsked: null }
const ORDERED: Planned = {
  locator: 'BBKLMNO',
  mails: ['request', 'acknowledgement'],
  ordered: true,
  mayBeAsked: null,
}

/** A world in which all is as it must be. */
const WORLD: Seen = {
  planned: [REQUESTED, ORDERED],
  delivered: [
    { locator: 'AAKLMNO', kind: 'request' },
    { locator: 'BBKLMNO', kind: 'request' },
    { locator: 'BBKLMNO', kind: 'acknowledgement' },
  ],
  reservations: new Map([
    ['AAKLMNO', 'requested'],
    ['BBKLMNO', 'received'],
  ]),
  reviews: [],
  outbox: [],
  untold: 0,
  cards: ['AAKLMNO SOLICITADA', 'BBKLMNO RECIBIDA'],
  alarms: 1,
  words: ['{"level":"warn"} mailbox is away'],
}

const UNCERTAIN: Planned = { ...REQUESTED, mayBeAsked: 'send_uncertain' }

/** Nobody knows whether the request left, and staff are asked. */
const ASKED: Seen = {
  ...WORLD,
  planned: [UNCERTAIN, ORDERED],
  delivered: WORLD.delivered.slice(1),
  reservations: new Map([...WORLD.reservations, ['AAKLMNO', 'pending']]),
  reviews: [{ kind: 'send_uncertain', locator: 'AAKLMNO' }],
  cards: ['AAKLMNO PENDIENTE', 'No se sabe si un correo salió AAKLMNO', 'BBKLMNO RECIBIDA'],
}

const judged = (changes: Partial<Seen>) => judge({ ...WORLD, ...changes }, SAYS)

describe('the independent look', () => {
  it('finds nothing in a world in which all is as it must be', () => {
    expect(judged({})).toEqual({ lost: [], doubled: [], alarms: 1, told: true })
    expect(isWell(judged({}))).toBe(true)
  })

  it.each<readonly [what: string, doctored: Partial<Seen>, found: RegExp]>([
    ['a confirmation', { reservations: new Map([['BBKLMNO', 'received']]) }, /AAKLMNO: no reservation/],
    ['a request', { delivered: WORLD.delivered.slice(1) }, /AAKLMNO: no request is with the client/],
    ['an acknowledgement', { delivered: WORLD.delivered.slice(0, 2) }, /BBKLMNO: no acknowledgement/],
    [
      'an OC',
      { reservations: new Map([...WORLD.reservations, ['BBKLMNO', 'requested']]) },
      /BBKLMNO: is requested, not received/,
    ],
    ['a card', { cards: ['AAKLMNO SOLICITADA'] }, /BBKLMNO: no card/],
    ['the newest state of a card', { cards: ['AAKLMNO SOLICITADA', 'BBKLMNO SOLICITADA'] }, /no card says/],
    ['a telling', { untold: 2 }, /2 announcements are not told/],
    ['a mail that is left lying', { outbox: [{ locator: 'AAKLMNO', status: 'queued' }] }, /still queued/],
    ['a mail that hangs', { outbox: [{ locator: 'AAKLMNO', status: 'sending' }] }, /still sending/],
  ])('misses %s', (_what, doctored, found) => {
    const verdict = judged(doctored)
    expect(verdict.lost.join('; ')).toMatch(found)
    expect(isWell(verdict)).toBe(false)
  })

  it.each([
    ['that a client got twice', { locator: 'AAKLMNO', kind: 'request' }],
    ['that nobody waits for', { locator: 'AAKLMNO', kind: 'reminder' }],
  ])('sees a mail %s', (_what, mail) => {
    const verdict = judged({ delivered: [...WORLD.delivered, mail] })
    expect(verdict.doubled).toEqual([`${mail.locator} ${mail.kind}`])
    expect(isWell(verdict)).toBe(false)
  })

  it('sees a second alarm', () => {
    expect(isWell(judged({ alarms: 2 }))).toBe(false)
  })

  it('sees that nobody is told', () => {
    expect(isWell(judged({ words: ['another line'] }))).toBe(false)
  })
})

describe('a mail of which nobody knows', () => {
  it('is not lost while staff are asked', () => {
    expect(isWell(judge(ASKED, SAYS))).toBe(true)
  })

  it('is not lost when it is with the client after all', () => {
    expect(isWell(judge({ ...WORLD, planned: [UNCERTAIN, ORDERED] }, SAYS))).toBe(true)
  })

  it('is lost where no card asks', () => {
    const cards = ASKED.cards.filter((card) => !card.includes('No se sabe'))
    expect(judge({ ...ASKED, cards }, SAYS).lost).not.toEqual([])
  })

  it('is lost where the store does not ask', () => {
    expect(judge({ ...ASKED, reviews: [] }, SAYS).lost).not.toEqual([])
  })

  it('is lost where it must be with the client', () => {
    expect(judge({ ...ASKED, planned: [REQUESTED, ORDERED] }, SAYS).lost).not.toEqual([])
  })
})
