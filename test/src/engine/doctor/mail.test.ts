import { describe, expect, it } from 'vitest'
import { judgeImap } from '../../../../src/engine/doctor/imap.js'
import { judgeToken } from '../../../../src/engine/doctor/token.js'
import type { ImapProbe } from '../../../../src/ports.js'

const NOW = '2026-11-30T12:00:00.000Z'
const TENANT = '11111111-2222-3333-4444-555555555555'
const WISH = { resource: 'https://outlook.office365.com', tenantId: TENANT, roles: ['IMAP.AccessAsApp'] }

const tokenOf = (claims: object): string =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`

const RIGHT = {
  aud: 'https://outlook.office365.com/',
  tid: TENANT,
  roles: ['IMAP.AccessAsApp'],
  exp: Date.parse(NOW) / 1000 + 3600,
}

const codesOf = (token: string): readonly string[] =>
  judgeToken({ ok: true, value: token }, WISH, NOW).flatMap(({ code }) => code ?? [])

describe('what the doctor judges of a token', () => {
  it.each([
    ['a right one', {}, []],
    ['Exchange by its id', { aud: '00000002-0000-0ff1-ce00-000000000000' }, []],
    ['one for Graph', { aud: 'https://graph.microsoft.com' }, ['token_audience_wrong']],
    ['one of another tenant', { tid: TENANT.replaceAll('1', '9') }, ['token_tenant_differs']],
    ['one without permissions', { roles: undefined }, ['token_role_missing']],
    ['one that has expired', { exp: Date.parse(NOW) / 1000 }, ['token_expired']],
  ])('%s', (_, claims, codes) => {
    expect(codesOf(tokenOf({ ...RIGHT, ...claims }))).toEqual(codes)
  })

  it('knows nothing of an opaque one', () => {
    const given = { ok: true, value: 'ya29.opaque' } as const
    expect(judgeToken(given, WISH, NOW).map(({ check }) => check)).toEqual(['token.granted'])
  })

  it('shows words that nobody has taught it', () => {
    const [granted, ...rest] = judgeToken({ ok: false, answer: 'AADSTS1: new' }, WISH, NOW)
    expect(granted).toMatchObject({ level: 'failure', code: null, answer: 'AADSTS1: new' })
    expect(new Set(rest.map(({ level }) => level))).toEqual(new Set(['skipped']))
  })
})

const MAILBOX: ImapProbe = {
  connection: { ok: true, value: { tls: 'TLSv1.3' } },
  login: { ok: true, value: null },
  folders: {
    ok: true,
    value: [
      { path: 'INBOX', specialUse: '\\Inbox' },
      { path: 'Elementos enviados', specialUse: '\\Sent' },
    ],
  },
  watched: [{ folder: 'INBOX', opened: { ok: true, value: 3 } }],
  processed: null,
  offersIdle: true,
}

const judged = (probe: Partial<ImapProbe>, wish: { sentFolder?: string; junkFolder?: string } = {}) =>
  judgeImap(
    { ...MAILBOX, ...probe },
    { account: 'imap', sentFolder: null, junkFolder: null, ...wish },
  ).flatMap(({ check, level, code }) => (level === 'ok' ? [] : [`${check} ${code ?? level}`]))

describe('what the doctor judges of a mailbox', () => {
  it('has no complaint about one that is well, nor about one without a junk folder', () => {
    expect(judged({})).toEqual([])
  })

  it.each([
    [{ offersIdle: false }, ['imap.idle imap_idle_missing']],
    [{ folders: { ok: true as const, value: [] } }, ['imap.sent imap_sent_missing']],
    [
      { processed: { path: 'Procesados', exists: false, suitable: true, canMove: false } },
      ['imap.processed imap_move_missing'],
    ],
    [
      { processed: { path: 'Elementos eliminados', exists: true, suitable: false, canMove: true } },
      ['imap.processed imap_processed_unsuitable'],
    ],
    [{ processed: { path: 'Procesados', exists: false, suitable: true, canMove: true } }, []],
    [
      { watched: [{ folder: 'OC', opened: { ok: false as const, answer: "OC doesn't exist." } }] },
      ['imap.folder imap_folder_missing'],
    ],
    [
      {
        connection: { ok: false as const, answer: 'connect ECONNREFUSED 127.0.0.1:993' },
        login: null,
        folders: null,
      },
      ['imap.reached connection_refused', 'imap.login skipped'],
    ],
    [
      {
        connection: null,
        login: { ok: false as const, answer: 'invalid_client AADSTS7000215: Invalid' },
        folders: null,
      },
      ['imap.reached skipped', 'imap.login token_secret_wrong'],
    ],
  ])('%j', (probe, complaints) => {
    expect(judged(probe)).toEqual(complaints)
  })

  it('holds configured folders against those that are there', () => {
    expect(judged({}, { sentFolder: 'Sent', junkFolder: 'Spam' })).toEqual([
      'imap.sent imap_sent_missing',
      'imap.junk imap_junk_missing',
    ])
  })
})
