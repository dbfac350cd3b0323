import { describe, expect, it } from 'vitest'
import { describeImapError, judgeImapFault } from '../../../../src/adapters/imap/imap-fault.js'

const fault = (facts: object): Error => Object.assign(new Error('Command failed'), facts)

describe('judgeImapFault', () => {
  it.each([
    [
      'a wrong password',
      { authenticationFailed: true, serverResponseCode: 'AUTHENTICATIONFAILED' },
      'credentials',
    ],
    [
      'a refused login without a code',
      { authenticationFailed: true, response: 'LOGIN failed.' },
      'credentials',
    ],
    ['too many connections', { authenticationFailed: true, serverResponseCode: 'LIMIT' }, 'connection'],
    [
      'a token service that is away',
      { authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' },
      'connection',
    ],
    ['a folder that is not there', { responseStatus: 'NO', mailboxMissing: true }, 'folder'],
    ['a folder without rights', { responseStatus: 'NO', serverResponseCode: 'NOPERM' }, 'folder'],
    ['a lost connection', { code: 'NoConnection' }, 'connection'],
    ['no server', { code: 'ECONNREFUSED' }, 'connection'],
    [
      'a mailbox that is not connected',
      { responseStatus: 'BAD', responseText: 'User is authenticated but not connected.' },
      'connection',
    ],
    ['something that is no error', 'odd', 'connection'],
  ])('%s', (_name, facts, kind) => {
    expect(judgeImapFault(typeof facts === 'string' ? facts : fault(facts)).kind).toBe(kind)
  })

  it.each([
    ['what imapflow found', { code: 'ETHROTTLE', throttleReset: 92_415 }, 92_415],
    [
      'less what was waited already',
      { code: 'ETHROTTLE', throttleReset: 92_415, throttleWaited: 90_000 },
      2_415,
    ],
    [
      'what the answer says',
      {
        responseText: 'Request is throttled. Suggested Backoff Time: 5000 milliseconds',
        authenticationFailed: true,
      },
      5_000,
    ],
    ['a minute when nothing is named', { code: 'ETHROTTLE' }, 60_000],
    ['an hour at most', { code: 'ETHROTTLE', throttleReset: 999_999_999 }, 3_600_000],
  ])('a throttled server is left alone: %s', (_name, facts, waitMs) => {
    expect(judgeImapFault(fault(facts))).toMatchObject({ kind: 'throttled', waitMs })
  })
})

describe('describeImapError', () => {
  it('gives the answer and its code, and never the command that was sent', () => {
    const error = fault({
      serverResponseCode: 'AUTHENTICATIONFAILED',
      response: 'Authentication failed.',
      executedCommand: 'A1 LOGIN user secreto',
    })
    expect(describeImapError(error)).toBe('Command failed [AUTHENTICATIONFAILED] Authentication failed.')
  })
})
