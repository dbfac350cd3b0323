import { describe, expect, it } from 'vitest'
import { FAULT_CODES } from '../../../src/domain/fault-code.js'
import type { CheckArea } from '../../../src/domain/finding.js'
import { ANSWER_RULES, recogniseAnswer, type Speaker } from '../../../src/reading/server-answers.js'

const AREA_OF: Readonly<Record<Speaker, CheckArea>> = {
  imap: 'imap',
  smtp: 'smtp',
  token: 'token',
  graph: 'smtp',
  network: 'imap',
}

const speakers = Object.keys(AREA_OF) as Speaker[]

const all = speakers.flatMap((speaker) => ANSWER_RULES[speaker].map((rule) => ({ speaker, ...rule })))

describe('recogniseAnswer', () => {
  it.each(all)('$speaker: $says', ({ speaker, says, code }) => {
    expect(recogniseAnswer(says, AREA_OF[speaker])).toBe(code)
  })

  it.each(all)('is that rule and none before it: $says', ({ speaker, says, pattern }) => {
    expect(ANSWER_RULES[speaker].find((rule) => rule.pattern.test(says))?.pattern).toBe(pattern)
  })

  it('has words for every code', () => {
    const codes = new Set(all.map(({ code }) => code))
    expect(FAULT_CODES.filter((code) => !codes.has(code))).toEqual([])
  })

  it.each([
    ['imap', 'Command failed Something new under the sun'],
    ['smtp', 'Mail command failed: 550 5.9.99 Something new under the sun'],
    ['dns', 'queryTxt ENOTFOUND empresa.example'],
    ['data', 'LOGIN failed.'],
  ] as const)('leaves alone what it does not know, in %s', (area, answer) => {
    expect(recogniseAnswer(answer, area)).toBeNull()
  })

  it.each([
    ['a token that was refused on the way to IMAP', 'imap', 'AADSTS7000222: expired', 'token_secret_expired'],
    ['a server that is not there', 'bot', 'connect ECONNREFUSED 127.0.0.1:443', 'connection_refused'],
    [
      'why a server closed, not that it closed',
      'smtp',
      'Connection closed unexpectedly: 432 4.3.2 Concurrent connections limit exceeded.',
      'smtp_too_many_connections',
    ],
    [
      'a STARTTLS that is put off',
      'smtp',
      'Error upgrading connection with STARTTLS: 454 4.7.0 TLS not available due to temporary reason',
      'starttls_missing',
    ],
    [
      'another text of 5.7.139',
      'smtp',
      'Invalid login: 535 5.7.139 Authentication unsuccessful, moon too full',
      'smtp_login_refused',
    ],
  ] as const)('finds %s', (_name, area, answer, code) => {
    expect(recogniseAnswer(answer, area)).toBe(code)
  })
})
