import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { createImapMailbox } from '../../../../src/adapters/imap/imap-mailbox.js'
import { createAzureTokens } from '../../../../src/adapters/oauth/azure-tokens.js'
import type { Mailbox } from '../../../../src/ports.js'
import { RecordingSink } from '../../../fakes/mail-sink.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { letter } from '../../../ports/mailbox-contract.js'
import { describeWithDovecot } from '../../../servers/describe-with-dovecot.js'
import { startDovecot, type DovecotServer } from '../../../servers/dovecot.js'
import { startTcpProxy } from '../../../servers/tcp-proxy.js'
import { CLIENT, startTokenServer, TENANT, type TokenServer } from '../../../servers/token-server.js'

const MAIL = 'https://outlook.office365.com'
const USERS = Array.from({ length: 12 }, (_, at) => `buzon${at}@hotel.example`)

describeWithDovecot('a mailbox that is entered with tokens', () => {
  let server: DovecotServer
  let provider: TokenServer
  const ends: (() => Promise<unknown>)[] = []
  const users = [...USERS]

  beforeAll(async () => {
    provider = await startTokenServer()
    server = await startDovecot({
      users: Object.fromEntries(USERS.map((user) => [user, 'nadie la usa'])),
      introspectionUrl: provider.introspectionUrl,
    })
  })
  afterAll(async () => {
    await server.stop()
    await provider.stop()
  })
  beforeEach(() => {
    // Shorter than the five minutes before which msal renews: every connection has a token of its own.
    provider.become({ refuse: null, lifetime: 299, resource: MAIL, introspectionIsAway: false })
  })
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })

  const watch = async (resource = MAIL) => {
    const user = users.pop() ?? ''
    provider.become({ mailbox: user })
    const proxy = await startTcpProxy(server.imapPort)
    const tokens = createAzureTokens({
      tenantId: TENANT,
      clientId: CLIENT,
      credential: { kind: 'secret', secret: 'abc8Q~un-secreto' },
      authority: provider.authority,
    })(resource)
    const mailbox: Mailbox = createImapMailbox(
      {
        account: 'imap',
        host: server.host,
        port: proxy.port,
        secure: 'plain',
        auth: { user, accessToken: () => tokens.token(), onRefused: () => tokens.refused() },
        folders: ['INBOX'],
        sentFolder: null,
        checkIntervalMs: 300_000,
        initialDays: 7,
      },
      { clock: systemClock, log: quietLog, random: () => 1 },
    )
    const sink = new RecordingSink()
    ends.push(
      () => mailbox.stop(),
      () => proxy.stop(),
    )
    mailbox.start(sink)
    return { mailbox, sink, user, proxy }
  }

  it('is read', async () => {
    const { mailbox, sink, user } = await watch()
    await server.deliver(user, letter('con ficha'))
    await mailbox.sweep()
    expect(sink.subjects()).toEqual(['con ficha'])
  })

  it.each([
    ['expired', { lifetime: 0 }],
    ['of another mailbox', { mailbox: 'otra@hotel.example' }],
  ])('is shut to a token that is %s', async (_, mood) => {
    const { mailbox } = await watch()
    provider.become(mood)
    await expect(mailbox.sweep()).rejects.toThrow('AUTHENTICATIONFAILED')
  })

  it('is shut to a token for another service', async () => {
    const { mailbox } = await watch('https://graph.microsoft.com')
    await expect(mailbox.sweep()).rejects.toThrow('AUTHENTICATIONFAILED')
  })

  it('is entered with a fresh token after a revoked one was refused', async () => {
    provider.become({ lifetime: 3_600 })
    const { mailbox, sink, user, proxy } = await watch()
    await mailbox.sweep()
    provider.revokeAll()
    proxy.cut('fin')
    await server.deliver(user, letter('después'))
    await sink.until(() => sink.mails.length === 1)
    expect(mailbox.status().problem).toBeNull()
  })

  it('goes on when its token expires under way, and comes back with another', async () => {
    const { mailbox, sink, user, proxy } = await watch()
    await mailbox.sweep()
    const before = provider.granted.length
    provider.revokeAll()
    await server.deliver(user, letter('sigue abierta'))
    await sink.until(() => sink.mails.length === 1)
    expect(provider.granted).toHaveLength(before)
    proxy.cut('fin')
    await server.deliver(user, letter('otra vez'))
    await sink.until(() => sink.mails.length === 2)
    expect(provider.granted.length).toBeGreaterThan(before)
  })

  it('waits for an identity provider that is down, and says so', async () => {
    provider.become({ refuse: 'cut' })
    const { mailbox, sink, user } = await watch()
    await expect(mailbox.sweep()).rejects.toThrow('could not be asked for a token')
    expect(mailbox.status().problem).toContain('could not be asked for a token')
    provider.become({ refuse: null })
    await server.deliver(user, letter('a la vuelta'))
    await mailbox.sweep()
    expect(sink.subjects()).toEqual(['a la vuelta'])
  })

  it('does not take a mail server that cannot ask about a token for a refusal', async () => {
    provider.become({ introspectionIsAway: true })
    const { mailbox } = await watch()
    await expect(mailbox.sweep()).rejects.toThrow('UNAVAILABLE')
    provider.become({ introspectionIsAway: false })
    await expect(mailbox.sweep()).resolves.toBeUndefined()
  })
})
