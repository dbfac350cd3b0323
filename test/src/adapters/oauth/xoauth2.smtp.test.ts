import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAzureTokens } from '../../../../src/adapters/oauth/azure-tokens.js'
import type { SmtpAccount } from '../../../../src/adapters/smtp/account.js'
import { createSmtpSender } from '../../../../src/adapters/smtp/smtp-sender.js'
import type { AccessTokens } from '../../../../src/ports.js'
import { memoryLedger, WIDE } from '../../../fakes/ledger.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { outgoing } from '../../../ports/mail-sender-contract.js'
import { startScriptedSmtp } from '../../../servers/scripted-smtp.js'
import { startSmtp, type SmtpTestServer } from '../../../servers/smtp.js'
import { CLIENT, startTokenServer, TENANT, type TokenServer } from '../../../servers/token-server.js'

const MAILBOX = 'controloc@hotel.example'
const MAIL = 'https://outlook.office365.com'

describe('a mail server that is entered with tokens of Entra', () => {
  const ends: (() => Promise<unknown>)[] = []
  let provider: TokenServer
  let server: SmtpTestServer

  beforeEach(async () => {
    provider = await startTokenServer({ mailbox: MAILBOX })
    server = await startSmtp({ opens: (user, token) => provider.mailboxOf(token) === user })
  })

  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
    await server.stop()
    await provider.stop()
  })

  const tokensFor = (resource: string): AccessTokens =>
    createAzureTokens({
      tenantId: TENANT,
      clientId: CLIENT,
      credential: { kind: 'secret', secret: 'abc8Q~un-secreto' },
      authority: provider.authority,
    })(resource)

  const senderFor = (tokens = tokensFor(MAIL), changes: Partial<SmtpAccount> = {}) => {
    const sender = createSmtpSender(
      {
        host: '127.0.0.1',
        port: server.port,
        secure: 'starttls',
        auth: { user: MAILBOX, accessToken: () => tokens.token(), onRefused: () => tokens.refused() },
        from: { address: MAILBOX, name: 'Control OC' },
        limits: WIDE,
        tls: { ca: server.ca },
        ...changes,
      },
      { clock: systemClock, log: quietLog, ledger: memoryLedger() },
    )
    ends.push(() => sender.stop())
    return sender
  }

  it('takes a mail, encrypted', async () => {
    expect((await senderFor().send(outgoing())).kind).toBe('accepted')
    expect(server.mails).toMatchObject([{ user: MAILBOX, secure: true }])
  })

  it.each([
    ['expired', { lifetime: 0 }],
    ['of another mailbox', { mailbox: 'otra@hotel.example' }],
    ['for another service', { resource: 'https://graph.microsoft.com' }],
  ])('is shut to a token that is %s: the mail waits', async (_, mood) => {
    provider.become(mood)
    expect(await senderFor().send(outgoing())).toMatchObject({
      kind: 'deferred',
      error: expect.stringContaining('535'),
    })
    expect(server.mails).toEqual([])
  })

  it('is entered with a fresh token in the place of one that was taken back', async () => {
    const tokens = tokensFor(MAIL)
    await tokens.token()
    provider.revokeAll()
    const sender = senderFor(tokens)
    expect(await sender.send(outgoing())).toMatchObject({ kind: 'deferred' })
    expect((await sender.send(outgoing())).kind).toBe('accepted')
  })

  it('keeps an open connection though its token is taken back', async () => {
    const sender = senderFor()
    await sender.send(outgoing())
    provider.revokeAll()
    expect((await sender.send(outgoing({ messageId: '<2@hotel.example>' }))).kind).toBe('accepted')
    expect(provider.granted).toHaveLength(1)
  })

  it('sees another token on the next connection where it refused one without explaining itself first', async () => {
    const exchange = await startScriptedSmtp({ auth: '535 5.7.3 Authentication unsuccessful' })
    ends.push(() => exchange.stop())
    const sender = senderFor(tokensFor(MAIL), { port: exchange.port, secure: 'plain' })
    await sender.send(outgoing())
    await sender.send(outgoing())
    expect(provider.granted).toHaveLength(2)
  })

  it('waits while no token can be had, and takes the mail when the provider is back', async () => {
    const sender = senderFor()
    provider.become({ refuse: 'cut' })
    expect(await sender.send(outgoing())).toMatchObject({
      kind: 'deferred',
      error: expect.stringContaining('could not be asked for a token'),
    })
    provider.become({ refuse: null })
    expect((await sender.send(outgoing())).kind).toBe('accepted')
  })
})
