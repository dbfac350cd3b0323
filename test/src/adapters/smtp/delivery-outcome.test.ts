import { describe, expect, it } from 'vitest'
import {
  namedWaitMs,
  outcomeOfError,
  outcomeOfTaken,
  restOf,
} from '../../../../src/adapters/smtp/delivery-outcome.js'

const fault = (facts: object): Error => Object.assign(new Error('fault'), facts)

const reply = (command: string, response: string): Error =>
  fault({ command, response, responseCode: Number(response.slice(0, 3)) })

describe('outcomeOfError before the text was handed over', () => {
  it.each([
    ['no connection', fault({ code: 'ESOCKET', command: 'CONN' })],
    ['no such host', fault({ code: 'EDNS', command: 'CONN' })],
    ['no greeting', fault({ code: 'ETIMEDOUT', command: 'CONN' })],
    ['a broken certificate', fault({ code: 'ETLS', command: 'STARTTLS' })],
    ['a token that could not be had', fault({ code: 'EAUTH', command: 'AUTH XOAUTH2' })],
    ['421 at the greeting', reply('CONN', '421 4.3.2 Service not available')],
    ['554 at the greeting', reply('CONN', '554 5.3.2 not now')],
    ['too many connections', reply('MAIL FROM', '432 4.3.2 Concurrent connections limit exceeded')],
    ['451 for the recipient', reply('RCPT TO', '451 4.7.500 Server busy')],
    ['452 for the recipient', reply('RCPT TO', '452 4.5.3 Too many recipients')],
    ['commands out of step', reply('MAIL FROM', '503 5.5.1 Bad sequence of commands')],
  ])('defers: %s', (_name, error) => {
    expect(outcomeOfError(error, false).kind).toBe('deferred')
  })

  it.each([
    ['535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled', 'AUTH XOAUTH2'],
    ['535 5.7.3 Authentication unsuccessful', 'AUTH PLAIN'],
    ['530 5.7.57 Client not authenticated to send mail', 'MAIL FROM'],
    ['550 5.7.30 Basic authentication is not supported', 'AUTH LOGIN'],
    ['554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException', 'DATA'],
    ['554 5.2.252 SendAsDenied; oc@hotel.example not allowed to send', 'DATA'],
    ['550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'DATA'],
    ['550 5.7.708 Access denied, traffic not accepted from this IP', 'RCPT TO'],
    ['550 5.1.8 Access denied, bad outbound sender', 'RCPT TO'],
    ['550 5.1.90 daily limit for message recipients', 'RCPT TO'],
    ['550 5.7.1 policy', 'MAIL FROM'],
  ])('defers what an administrator has to mend: %s at %s', (response, command) => {
    expect(outcomeOfError(reply(command, response), command === 'DATA').kind).toBe('deferred')
  })

  it.each([
    ['550 5.1.1 User unknown', 'RCPT TO'],
    ['550 5.7.1 the recipient takes no mail from outside', 'RCPT TO'],
    ['552 5.3.4 Message size exceeds fixed limit', 'MAIL FROM'],
    ['501 5.1.3 Bad recipient address syntax', 'RCPT TO'],
  ])('rejects: %s at %s', (response, command) => {
    expect(outcomeOfError(reply(command, response), false).kind).toBe('rejected')
  })

  it.each(['EENVELOPE', 'EMESSAGE'])('rejects a mail that nodemailer itself found wrong (%s)', (code) => {
    expect(outcomeOfError(fault({ code, command: 'API' }), false).kind).toBe('rejected')
  })

  it('defers when one of the refused recipients may be accepted later', () => {
    const error = Object.assign(reply('RCPT TO', '550 5.1.1 no'), {
      rejectedErrors: [{ responseCode: 550 }, { responseCode: 451 }],
    })
    expect(outcomeOfError(error, false).kind).toBe('deferred')
  })
})

describe('outcomeOfError after the text was handed over', () => {
  it.each([
    ['the connection closed', fault({ code: 'ECONNECTION', command: 'CONN' })],
    ['the connection was reset', fault({ code: 'ESOCKET', command: 'CONN' })],
    ['the server fell silent', fault({ code: 'ETIMEDOUT', command: 'CONN' })],
    ['something else without a reply', new Error('odd')],
  ])('does not know: %s', (_name, error) => {
    expect(outcomeOfError(error, true).kind).toBe('uncertain')
  })

  it.each([
    ['554 5.6.0 Message content rejected', 'rejected'],
    ['552 5.3.4 too large', 'rejected'],
    ['451 4.3.0 try later', 'deferred'],
    ['421 4.4.2 closing', 'deferred'],
  ])('believes the reply %s: %s', (response, kind) => {
    expect(outcomeOfError(reply('DATA', response), true).kind).toBe(kind)
  })
})

describe('namedWaitMs', () => {
  it.each([
    ['432 4.3.2 Suggested Backoff Time: 30000 milliseconds', 30_000],
    ['450 4.7.1 Greylisted, please try again in 5 minutes', 300_000],
    ['451 4.7.1 retry after 300 seconds', 300_000],
    ['451 4.3.0 later', null],
    ['550 5.1.1 user 12 minutes unknown', null],
  ])('%s', (response, waitMs) => {
    expect(namedWaitMs(response)).toBe(waitMs)
  })
})

describe('outcomeOfTaken', () => {
  it('gives the Message-ID of the server and the refused recipients', () => {
    expect(outcomeOfTaken({ rejected: ['a@x.example'], serverMessageId: '<s@prod>' })).toEqual({
      kind: 'accepted',
      serverMessageId: '<s@prod>',
      refusedRecipients: ['a@x.example'],
    })
  })
})

describe('restOf', () => {
  it.each([
    ['MAIL FROM', '432 4.3.2 Concurrent connections limit exceeded', 30_000],
    ['DATA', '432 4.3.2 STOREDRV.ClientSubmit; Suggested Backoff Time: 92415 milliseconds', 92_415],
    ['MAIL FROM', '451 4.7.500 Request is throttled. Suggested Backoff Time: 5000 milliseconds', 5_000],
    ['CONN', '421 4.7.0 Too many connections, try again in 5 minutes', 300_000],
    ['CONN', '421 4.3.2 Service not available', 0],
    ['RCPT TO', '451 4.7.1 Greylisted, please try again in 5 minutes', 0],
    ['RCPT TO', '421 4.7.1 Greylisted, please try again in 5 minutes', 0],
    ['DATA', '554 5.6.0 never', 0],
  ])('at %s, %s: no other mail for %d ms', (command, response, restMs) => {
    expect(restOf(reply(command, response))).toBe(restMs)
  })
})
