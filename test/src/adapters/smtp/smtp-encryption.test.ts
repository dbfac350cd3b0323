import { createServer } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import type { SmtpAccount } from '../../../../src/adapters/smtp/account.js'
import { createSmtpSender } from '../../../../src/adapters/smtp/smtp-sender.js'
import { memoryLedger, WIDE } from '../../../fakes/ledger.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { outgoing } from '../../../ports/mail-sender-contract.js'
import { issueCertificate } from '../../../servers/certificate-authority.js'
import { localCertificate, type Certificate } from '../../../servers/certificate.js'
import { portOf } from '../../../servers/ports.js'
import { startSmtp } from '../../../servers/smtp.js'

const PASSWORD = 'una-clave-larga'
const ends: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const sendTo = async (port: number, changes: Partial<SmtpAccount>) => {
  const sender = createSmtpSender(
    {
      host: '127.0.0.1',
      port,
      secure: 'starttls',
      auth: { user: 'oc@hotel.example', pass: PASSWORD },
      from: { address: 'oc@hotel.example', name: 'Control OC' },
      limits: WIDE,
      ...changes,
    },
    { clock: systemClock, log: quietLog, ledger: memoryLedger() },
  )
  try {
    return await sender.send(outgoing())
  } finally {
    await sender.stop()
  }
}

/** A server that talks without encryption, and keeps every byte that it is told. */
const startEavesdropper = async (offers: string, startTls: string) => {
  let heard = ''
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 localhost ESMTP\r\n')
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      socket.write(String(data).startsWith('STARTTLS') ? startTls : offers)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  ends.push(() => new Promise((resolve) => server.close(resolve)))
  return { port: portOf(server), heard: () => heard }
}

describe('a server without encryption', () => {
  it.each([
    ['does not offer it', '250-localhost\r\n250 AUTH PLAIN LOGIN\r\n', '502 5.5.1 no\r\n'],
    ['refuses it', '250-localhost\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n', '454 4.7.0 not now\r\n'],
  ])('that %s hears neither the password nor the mail', async (_, offers, startTls) => {
    const server = await startEavesdropper(offers, startTls)
    expect((await sendTo(server.port, {})).kind).toBe('deferred')
    expect(server.heard()).toContain('STARTTLS')
    expect(server.heard()).not.toMatch(/AUTH|MAIL FROM/)
    expect(server.heard()).not.toContain(Buffer.from(PASSWORD).toString('base64').slice(0, 12))
  })

  it('that knows no TLS newer than 1.1 is not spoken to', async () => {
    const { cert, key } = localCertificate('rsa')
    let isOpened = false
    const server = createTlsServer(
      { cert, key, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      () => void (isOpened = true),
    )
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    ends.push(() => new Promise((resolve) => server.close(resolve)))
    const outcome = await sendTo(portOf(server), { secure: 'tls', tls: { ca: cert } })
    expect(outcome).toMatchObject({ kind: 'deferred', error: expect.stringMatching(/protocol/i) })
    expect(isOpened).toBe(false)
  })
})

describe('a certificate', () => {
  const authority = issueCertificate()

  const sendToOneWith = async (certificate: Certificate, ca = authority.cert) => {
    const server = await startSmtp({ certificate, users: { 'oc@hotel.example': PASSWORD } })
    ends.push(() => server.stop())
    return { outcome: await sendTo(server.port, { tls: { ca } }), server }
  }

  it('of a private authority is believed where that authority is configured', async () => {
    const { server } = await sendToOneWith(issueCertificate({ issuer: authority }))
    expect(server.mails).toMatchObject([{ user: 'oc@hotel.example', secure: true }])
  })

  it.each([
    ['of another authority', () => ({ issuer: issueCertificate() }), /certificate/i],
    ['of another host', () => ({ issuer: authority, names: 'DNS:otro.example' }), /altnames/i],
    ['that has expired', () => ({ issuer: authority, until: '20210101000000Z' }), /expired/i],
  ])('%s is not: nothing is sent', async (_, wish, words) => {
    const { outcome, server } = await sendToOneWith(issueCertificate(wish()))
    expect(outcome).toMatchObject({ kind: 'deferred', error: expect.stringMatching(words) })
    expect(server.mails).toEqual([])
  })
})
