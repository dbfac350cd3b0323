import { describe, expect, it } from 'vitest'
import { isPutThere, isSettled, nextToFile, withoutFiled, withSettled } from '../../../src/domain/filing.js'
import type { MailLocation } from '../../../src/domain/mail.js'

const at = (uid: number, changes: Partial<MailLocation> = {}): MailLocation => ({
  account: 'imap',
  folder: 'INBOX',
  uidValidity: '7',
  uid,
  ...changes,
})

const INBOX = { folder: 'INBOX', uidValidity: '7' }

describe('what waits to be moved', () => {
  it('is kept by folder, each mail once, in the order of its UIDs', () => {
    const waiting = withSettled([], [at(9), at(3, { folder: 'OC' }), at(4), at(9)])
    expect(waiting).toEqual([
      { folder: 'OC', uidValidity: '7', uids: [3] },
      { ...INBOX, uids: [4, 9] },
    ])
  })

  it('lets UIDs of an earlier numbering go', () => {
    const waiting = withSettled([{ ...INBOX, uidValidity: '6', uids: [1, 2] }], [at(5)])
    expect(waiting).toEqual([{ ...INBOX, uids: [5] }])
  })

  it('does not grow for ever: the oldest stay where they are', () => {
    const uids = Array.from({ length: 10_000 }, (_, index) => index + 1)
    const [mails] = withSettled([{ ...INBOX, uids }], [at(10_001)])
    expect([mails?.uids.length, mails?.uids[0], mails?.uids.at(-1)]).toEqual([10_000, 2, 10_001])
  })

  it('goes in commands that any server takes', () => {
    const uids = Array.from({ length: 500 }, (_, index) => 4_294_966_000 + index)
    const next = nextToFile([{ ...INBOX, uids }])
    expect(next?.uids.join(',').length).toBeLessThan(900)
  })

  it('keeps what came while others were moved', () => {
    const waiting = [{ ...INBOX, uids: [1, 2, 3] }]
    expect(withoutFiled(waiting, { ...INBOX, uids: [1, 3] })).toEqual([{ ...INBOX, uids: [2] }])
    expect(withoutFiled(waiting, { ...INBOX, uids: [1, 2, 3] })).toEqual([])
    expect(withoutFiled(waiting, { ...INBOX, uidValidity: '6', uids: [1, 2, 3] })).toEqual(waiting)
  })
})

describe('a mail in another place than it was known in', () => {
  const receivedAt = '2026-11-23T14:00:00.000Z'
  const known = { location: at(5), receivedAt }

  it.each([
    ['under another UID', at(8), receivedAt, true],
    ['in another folder', at(1, { folder: 'OC' }), receivedAt, true],
    ['in the same place: its batch comes again', at(5), receivedAt, false],
    ['after its folder was numbered anew', at(2, { uidValidity: '8' }), receivedAt, false],
    ['in another mailbox', at(8, { account: 'oc_inbox' }), receivedAt, false],
    ['taken in at another time: it is a second copy', at(8), '2026-11-23T14:05:00.000Z', false],
  ])('%s', (_, location, takenIn, expected) => {
    expect(isPutThere({ location, receivedAt: takenIn }, known)).toBe(expected)
  })
})

describe('a mail that nobody need look at', () => {
  it.each([
    ['accept', 'confirmation', true],
    ['ignore', 'older_confirmation', true],
    ['ignore', 'own_message', false],
    ['ignore', 'copy_of_known_mail', false],
    ['note', 'auto_reply', false],
    ['review', 'unreadable', false],
  ] as const)('%s, %s: %s', (decision, reason, expected) => {
    expect(isSettled({ decision, reason })).toBe(expected)
  })
})
