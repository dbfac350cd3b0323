import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { ImapAccount } from '../../../../src/adapters/imap/account.js'
import { createImapMailbox } from '../../../../src/adapters/imap/imap-mailbox.js'
import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import { createSenderAuthenticator } from '../../../../src/adapters/sender-authentication/index.js'
import { createSmtpSender } from '../../../../src/adapters/smtp/smtp-sender.js'
import { DAY_MS } from '../../../../src/domain/time.js'
import type { Mailbox } from '../../../../src/ports.js'
import { RecordingSink } from '../../../fakes/mail-sink.js'
import { memoryLedger, WIDE } from '../../../fakes/ledger.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { outgoing } from '../../../ports/mail-sender-contract.js'
import { letter } from '../../../ports/mailbox-contract.js'
import { describeWithDovecot } from '../../../servers/describe-with-dovecot.js'
import type { DovecotServer } from '../../../servers/dovecot.js'
import { startDovecot } from '../../../servers/dovecot.js'
import { withImap } from '../../../servers/imap-hand.js'
import type { IntrospectionServer } from '../../../servers/introspection.js'
import { startIntrospection } from '../../../servers/introspection.js'
import { startSmtp } from '../../../servers/smtp.js'
import { startTcpProxy } from '../../../servers/tcp-proxy.js'

const PASSWORD = 'clave-de-prueba'
const USERS = Array.from({ length: 20 }, (_, at) => `buzon${at}@hotel.example`)

describeWithDovecot('createImapMailbox', () => {
  let server: DovecotServer
  let introspection: IntrospectionServer
  const tokens = new Map<string, string>()
  const users = [...USERS]
  const ends: (() => Promise<unknown>)[] = []

  beforeAll(async () => {
    introspection = await startIntrospection(tokens)
    server = await startDovecot({
      users: Object.fromEntries(USERS.map((user) => [user, PASSWORD])),
      introspectionUrl: introspection.url,
    })
  })
  afterAll(async () => {
    await server.stop()
    await introspection.stop()
  })
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
  })

  const watch = (changes: Partial<ImapAccount> = {}, sink = new RecordingSink()) => {
    const user = users.pop() ?? ''
    const mailbox: Mailbox = createImapMailbox(
      {
        account: 'imap',
        host: server.host,
        port: server.imapPort,
        secure: 'plain',
        auth: { user, pass: PASSWORD },
        folders: ['INBOX'],
        sentFolder: null,
        checkIntervalMs: 300_000,
        initialDays: 7,
        ...changes,
      },
      { clock: systemClock, log: quietLog },
    )
    ends.unshift(() => mailbox.stop())
    mailbox.start(sink)
    return { mailbox, sink, user }
  }

  const viaProxy = async () => {
    const proxy = await startTcpProxy(server.imapPort)
    ends.push(() => proxy.stop())
    return { proxy, ...watch({ port: proxy.port }) }
  }

  it('hears of a mail within two seconds of its delivery', async () => {
    const { mailbox, sink, user } = watch()
    await mailbox.sweep()
    const began = performance.now()
    await server.deliver(user, letter('pronto'))
    await sink.until(() => sink.mails.length === 1)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('leaves an unread mail unread', async () => {
    const { mailbox, user } = watch()
    await server.deliver(user, letter('sin leer'))
    await mailbox.sweep()
    const flags = await withImap(server, user, PASSWORD, async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true })
      const [message] = await client.fetchAll('1', { flags: true })
      return [...(message?.flags ?? [])]
    })
    expect(flags).not.toContain('\\Seen')
  })

  it('leaves unwanted mail as it lies, unread, in its folder', async () => {
    const { mailbox, user } = watch()
    await withImap(server, user, PASSWORD, async (client) => {
      await client.mailboxCreate('Junk Email')
      await client.append('Junk Email', letter('dudosa'))
    })
    expect(await mailbox.junkSince('2026-01-01T00:00:00.000Z')).toHaveLength(1)
    const flags = await withImap(server, user, PASSWORD, async (client) => {
      await client.mailboxOpen('Junk Email', { readOnly: true })
      return (await client.fetchAll('1:*', { flags: true })).map((message) => [...(message.flags ?? [])])
    })
    expect(flags).toHaveLength(1)
    expect(flags[0]).not.toContain('\\Seen')
  })

  it('looks at unwanted mail where it is told to', async () => {
    const { mailbox, user } = watch({ junkFolder: 'Cuarentena' })
    await withImap(server, user, PASSWORD, async (client) => {
      await client.mailboxCreate('Cuarentena')
      await client.append('Cuarentena', letter('dudosa'))
    })
    expect(await mailbox.junkSince('2026-01-01T00:00:00.000Z')).toHaveLength(1)
  })

  it.each(['fin', 'reset'] as const)('comes back after a %s, and misses nothing meanwhile', async (how) => {
    const { proxy, mailbox, sink, user } = await viaProxy()
    await mailbox.sweep()
    proxy.cut(how)
    await server.deliver(user, letter('entretanto'))
    await sink.until(() => sink.mails.length === 1)
    expect(proxy.made()).toBe(2)
  })

  it('comes back when the server does, and says in between that it is away', async () => {
    const { proxy, mailbox, sink, user } = await viaProxy()
    await mailbox.sweep()
    proxy.refuse()
    proxy.cut('fin')
    await proxy.untilMade(2)
    expect(mailbox.status().connected).toBe(false)
    proxy.allow()
    await server.deliver(user, letter('de vuelta'))
    await sink.until(() => sink.mails.length === 1)
    expect(mailbox.status()).toMatchObject({ connected: true, problem: null })
  })

  it('keeps one connection, and leaves none behind', async () => {
    const { proxy, mailbox, sink, user } = await viaProxy()
    await mailbox.sweep()
    await server.deliver(user, letter('una'))
    await sink.until(() => sink.mails.length === 1)
    await mailbox.sweep()
    expect(proxy.open()).toBe(1)
    await mailbox.stop()
    expect(proxy.made()).toBe(1)
  })

  it('sweeps by itself at the interval, without being pushed', async () => {
    const { mailbox, sink, user } = watch({ folders: ['INBOX', 'Elementos enviados'], checkIntervalMs: 100 })
    await mailbox.sweep()
    await withImap(server, user, PASSWORD, (client) =>
      client.append('Elementos enviados', letter('en otra carpeta')),
    )
    await sink.until(() => sink.mails.length === 1)
    expect(sink.mails[0]?.location.folder).toBe('Elementos enviados')
  })

  it('does not miss a mail that arrives while it hands others over', async () => {
    const { mailbox, sink, user } = watch()
    const receive = sink.receive.bind(sink)
    sink.receive = async (batch) => {
      if (sink.mails.length === 0 && batch.mails.length > 0) await server.deliver(user, letter('durante'))
      return receive(batch)
    }
    await mailbox.sweep()
    await server.deliver(user, letter('primero'))
    await sink.until(() => sink.mails.length === 2)
    expect(sink.subjects()).toEqual(['primero', 'durante'])
  })

  it('does not bring old mails after a first scan that was cut off half-way', async () => {
    const user = users.pop() ?? ''
    const old = new Date(Date.now() - 30 * DAY_MS)
    await withImap(server, user, PASSWORD, async (client) => {
      for (let at = 0; at < 50; at++) await client.append('INBOX', letter('reciente'))
      await client.append('INBOX', letter('vieja'), [], old)
      await client.append('INBOX', letter('última'))
    })
    const before = new RecordingSink()
    const receive = before.receive.bind(before)
    before.receive = (batch) => {
      if (before.mails.length === 50) before.refuseNext(1_000)
      return receive(batch)
    }
    const { mailbox } = watch({ auth: { user, pass: PASSWORD } }, before)
    await before.until(() => before.refused.length > 0)
    await mailbox.stop()
    const sink = new RecordingSink(before)
    await watch({ auth: { user, pass: PASSWORD } }, sink).mailbox.sweep()
    expect(sink.subjects()).toContain('última')
    expect(sink.subjects()).not.toContain('vieja')
  })

  it.each(['tls', 'starttls'] as const)('encrypts by %s', async (secure) => {
    const port = secure === 'tls' ? server.imapsPort : server.imapPort
    const { mailbox } = watch({ secure, port, tls: { ca: server.ca } })
    await expect(mailbox.sweep()).resolves.toBeUndefined()
  })

  it('does not trust a certificate that nobody vouches for', async () => {
    const { mailbox } = watch({ secure: 'tls', port: server.imapsPort })
    await expect(mailbox.sweep()).rejects.toThrow('self-signed')
  })

  it('logs in with a token', async () => {
    const user = users.pop() ?? ''
    tokens.set('ficha-buena', user)
    const { mailbox } = watch({ auth: { user, accessToken: async () => 'ficha-buena' } })
    await expect(mailbox.sweep()).resolves.toBeUndefined()
  })

  it('names a refused token as a refused login', async () => {
    const { mailbox } = watch({ auth: { user: USERS[0] ?? '', accessToken: async () => 'ficha-mala' } })
    await expect(mailbox.sweep()).rejects.toThrow('AUTHENTICATIONFAILED')
    expect(mailbox.status().problem).not.toContain('ficha-mala')
  })

  it('takes a request round: submitted, stamped as by Exchange, heard, read and believed', async () => {
    const { mailbox, sink, user } = watch()
    await mailbox.sweep()
    const relay = await startSmtp({ tls: 'none', relay: { lmtpPort: server.lmtpPort } })
    ends.push(() => relay.stop())
    const sender = createSmtpSender(
      {
        host: '127.0.0.1',
        port: relay.port,
        secure: 'plain',
        auth: null,
        limits: WIDE,
        from: { address: 'compras@cliente.example', name: 'Compras' },
      },
      { clock: systemClock, log: quietLog, ledger: memoryLedger() },
    )
    ends.unshift(() => sender.stop())
    await sender.send(outgoing({ to: [user] }))
    await sink.until(() => sink.mails.length === 1)
    const source = sink.mails[0]?.source ?? Buffer.alloc(0)
    const mail = await createMailParser().parse(source)
    const authenticator = createSenderAuthenticator({ policyFor: () => ({ kind: 'exchange' }) })
    expect(mail.messageId).toBe('<AAKLMNO.request.1@hotel.example>')
    expect(await authenticator.authenticate(source, mail, 'imap')).toMatchObject({
      address: 'compras@cliente.example',
      authenticity: 'pass',
    })
  })
})
