import { describe, expect, it } from 'vitest'
import type { SeenMailbox } from '../../../src/domain/own-findings.js'
import {
  backupFinding,
  cardsFinding,
  mailboxFindings,
  sendingFinding,
} from '../../../src/domain/own-findings.js'
import { HOUR_MS } from '../../../src/domain/time.js'
import type { Finding } from '../../../src/domain/finding.js'

const NOW = '2026-11-26T15:00:00.000Z'
const LONG_AGO = '2026-11-26T10:00:00.000Z'
const JUST_NOW = '2026-11-26T14:59:00.000Z'

const EVERY_MS = 300_000

const mailbox = (changes: Partial<SeenMailbox> = {}): SeenMailbox => ({
  account: 'imap',
  connected: true,
  lastSweepAt: JUST_NOW,
  problem: null,
  code: null,
  ...changes,
})

const brief = (findings: readonly (Finding | null)[]): readonly string[] =>
  findings.map((finding) => (finding ? `${finding.check} ${finding.level} ${finding.code ?? ''}`.trim() : ''))

describe('what a mailbox says of itself', () => {
  it('is well while it is connected and read', () => {
    expect(brief(mailboxFindings(mailbox(), EVERY_MS, NOW))).toEqual([
      'imap.connection ok',
      'imap.folders ok',
      'imap.sweep ok',
    ])
  })

  it('is away, by its own words or by ours, and the rest is not known', () => {
    const away = { connected: false, problem: 'the server closed the connection' }
    expect(brief(mailboxFindings(mailbox(away), EVERY_MS, NOW))).toEqual([
      'imap.connection failure mailbox_away',
      'imap.folders skipped',
      'imap.sweep skipped',
    ])
    expect(mailboxFindings(mailbox({ ...away, code: 'imap_login_wrong' }), EVERY_MS, NOW)[0]?.code).toBe(
      'imap_login_wrong',
    )
  })

  it('is not known yet while it connects for the first time', () => {
    const starting = mailbox({ connected: false, lastSweepAt: null })
    expect(brief(mailboxFindings(starting, EVERY_MS, NOW))).toEqual([
      'imap.connection skipped',
      'imap.folders skipped',
      'imap.sweep skipped',
    ])
  })

  it('tells of a folder that it cannot read', () => {
    const [, folders] = mailboxFindings(mailbox({ problem: 'folder OC: NO no such mailbox' }), EVERY_MS, NOW)
    expect(folders).toMatchObject({ level: 'failure', code: 'folder_not_read', subject: 'imap' })
  })

  it('is dead when nobody has read it for hours, whatever its connection says', () => {
    const [, , sweep] = mailboxFindings(mailbox({ lastSweepAt: LONG_AGO }), EVERY_MS, NOW)
    expect(sweep).toMatchObject({ level: 'failure', code: 'mailbox_not_swept' })
    const [, , seldom] = mailboxFindings(mailbox({ lastSweepAt: LONG_AGO }), 2 * HOUR_MS, NOW)
    expect(seldom?.level).toBe('ok')
  })
})

describe('sending', () => {
  const waiting = (lastError: string | null, triedSince: string = LONG_AGO) => ({ lastError, triedSince })
  const nobody = () => null

  it('is well while nothing is put off, or not for long', () => {
    expect(sendingFinding([waiting(null), waiting('451 later', JUST_NOW)], nobody, NOW).level).toBe('ok')
  })

  it('is well when one mail alone is put off: that may be its client', () => {
    expect(sendingFinding([waiting('450 mailbox busy')], nobody, NOW).level).toBe('ok')
  })

  it('fails when several mails are put off with the same words, but for their numbers', () => {
    const mails = [waiting('451 4.7.0 try later (id 8f3a2b1c)'), waiting('451 4.7.0 try later (id 77aa10ff)')]
    expect(sendingFinding(mails, nobody, NOW)).toMatchObject({
      level: 'failure',
      code: 'sending_deferred',
      facts: { waiting: '2', since: LONG_AGO },
    })
  })

  it('fails for one mail when the words are about us', () => {
    expect(sendingFinding([waiting('535 5.7.3')], () => 'smtp_login_wrong', NOW).code).toBe(
      'smtp_login_wrong',
    )
  })
})

describe('the backup', () => {
  const last = { at: LONG_AGO, ok: true, file: 'a.tar.gz', bytes: 10, error: null }

  it('is not asked for before there ever was one', () => {
    expect(backupFinding(null, NOW)).toBeNull()
  })

  it.each([
    [last, 'data.backup ok'],
    [{ ...last, ok: false, error: 'ENOSPC' }, 'data.backup failure backup_failed'],
    [{ ...last, at: '2026-11-23T10:00:00.000Z' }, 'data.backup failure backup_old'],
  ])('of %o: %s', (left, expected) => {
    expect(brief([backupFinding(left, NOW)])).toEqual([expected])
  })
})

describe('cards', () => {
  it('are late when the oldest has waited for more than an hour of this run', () => {
    expect(cardsFinding([{ at: LONG_AGO }], LONG_AGO, NOW).code).toBe('cards_not_delivered')
    expect(cardsFinding([{ at: LONG_AGO }], JUST_NOW, NOW).level).toBe('ok')
    expect(cardsFinding([], LONG_AGO, NOW).level).toBe('ok')
  })
})
