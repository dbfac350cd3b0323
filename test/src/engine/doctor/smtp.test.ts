import { describe, expect, it } from 'vitest'
import { judgeGraph, judgeSmtp, judgeTestMail, type TestMail } from '../../../../src/engine/doctor/smtp.js'

const WISH = { server: 'smtp.office365.com:587', encryption: 'starttls', hasLogin: true } as const

const YES = { ok: true, value: null } as const
const no = (answer: string) => ({ ok: false, answer }) as const

const levelAndCode = ({ check, level, code }: { check: string; level: string; code: string | null }) =>
  `${check} ${code ?? level}`

describe('what the doctor judges of a server that mails leave by', () => {
  it.each([
    [{ connection: YES, login: YES }, ['smtp.reached ok', 'smtp.login ok']],
    [
      { connection: no('connect ECONNREFUSED 127.0.0.1:587'), login: null },
      ['smtp.reached connection_refused', 'smtp.login skipped'],
    ],
    [
      {
        connection: YES,
        login: no(
          'Invalid login: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
        ),
      },
      ['smtp.reached ok', 'smtp.login smtp_auth_off_in_tenant'],
    ],
  ])('%j', (probe, expected) => {
    expect(judgeSmtp(probe, WISH).map(levelAndCode)).toEqual(expected)
  })

  it('misses no login where none is asked for', () => {
    const [, login] = judgeSmtp({ connection: YES, login: null }, { ...WISH, hasLogin: false })
    expect(login).toMatchObject({ level: 'ok', facts: { asked: 'false' } })
  })

  it('hears what is said when there is no token for Graph', () => {
    const finding = judgeGraph(no('invalid_client AADSTS7000215: Invalid'), 'https://graph.microsoft.com')
    expect(finding).toMatchObject({ level: 'failure', code: 'token_secret_wrong' })
  })
})

const mailIn = (folder: string, messageId: string) =>
  ({
    ok: true,
    value: { folder, messageId, receivedAt: '2026-11-30T12:00:03.000Z', source: Buffer.of() },
  }) as const

const MAIL: TestMail = {
  to: 'controloc@hotel.example',
  messageId: '<doctor-1@hotel.example>',
  sentAt: '2026-11-30T12:00:00.000Z',
  outcome: { kind: 'accepted', serverMessageId: null, refusedRecipients: [] },
  arrived: mailIn('INBOX', '<doctor-1@hotel.example>'),
  copy: mailIn('Elementos enviados', '<doctor-1@hotel.example>'),
}

describe('what the doctor judges of its test mail', () => {
  it('hears what the mailbox says when it cannot be looked into', () => {
    const arrived = no('3 NO [AUTHENTICATIONFAILED] AUTHENTICATE failed.')
    expect(judgeTestMail({ ...MAIL, arrived }).map(levelAndCode)[1]).toBe(
      'smtp.test_arrived imap_token_refused',
    )
  })

  it('is content with one that came and was kept', () => {
    const findings = judgeTestMail(MAIL)
    expect(findings.every(({ level }) => level === 'ok')).toBe(true)
    expect(findings[1]?.facts).toMatchObject({ folder: 'INBOX', seconds: '3' })
  })

  it('tells that the server has put its own id there', () => {
    const findings = judgeTestMail({ ...MAIL, copy: mailIn('Sent', '<other@prod.outlook.com>') })
    expect(findings[3]).toMatchObject({ level: 'ok', facts: { replaced: '<other@prod.outlook.com>' } })
  })

  it('misses what did not come, and looks into nobody else’s mailbox', () => {
    const none = { ok: true, value: null } as const
    expect(judgeTestMail({ ...MAIL, arrived: none, copy: none }).map(levelAndCode)).toEqual([
      'smtp.test_sent ok',
      'smtp.test_arrived test_mail_not_seen',
      'smtp.sent_copy sent_copy_missing',
      'smtp.message_id skipped',
    ])
    expect(judgeTestMail({ ...MAIL, arrived: null })[1]).toMatchObject({ level: 'skipped' })
  })

  it('goes no further when the server refuses it', () => {
    const error =
      '554 5.2.252 SendAsDenied; controloc@hotel.example not allowed to send as otro@hotel.example'
    const findings = judgeTestMail({
      ...MAIL,
      outcome: { kind: 'deferred', error, retryAfterMs: null },
    })
    expect(findings.map(levelAndCode)).toEqual(['smtp.test_sent send_as_denied'])
  })
})
