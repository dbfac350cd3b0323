import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, it } from 'vitest'
import type { SmtpAccount } from '../../../../src/adapters/smtp/account.js'
import { createSmtpSender } from '../../../../src/adapters/smtp/smtp-sender.js'
import type { InlinePicture } from '../../../../src/domain/outbox.js'
import type { MailSender } from '../../../../src/ports.js'
import { memoryLedger, WIDE } from '../../../fakes/ledger.js'
import { quietLog } from '../../../fakes/quiet.js'
import { outgoing } from '../../../ports/mail-sender-contract.js'
import { freePorts, portOf } from '../../../servers/ports.js'
import type { SmtpAnswer, SmtpOptions, SmtpTestServer } from '../../../servers/smtp.js'
import { startSmtp } from '../../../servers/smtp.js'

const clock = { now: () => '2026-03-02T12:00:00.000Z' }

/** How long a stop waits here. */
const GRACE_MS = 300

const ends: (() => Promise<unknown>)[] = []

const senderFor = (port: number, ca: string | null, changes: Partial<SmtpAccount> = {}): MailSender => {
  const sender = createSmtpSender(
    {
      host: '127.0.0.1',
      port,
      secure: 'starttls',
      auth: null,
      from: { address: 'oc@hotel.example', name: 'Control OC' },
      limits: WIDE,
      ...(ca === null ? {} : { tls: { ca } }),
      ...changes,
    },
    { clock, log: quietLog, ledger: memoryLedger(), graceMs: GRACE_MS },
  )
  ends.unshift(() => sender.stop())
  return sender
}

const start = async (options: SmtpOptions = {}, changes: Partial<SmtpAccount> = {}) => {
  const server: SmtpTestServer = await startSmtp(options)
  ends.push(() => server.stop())
  return { server, sender: senderFor(server.port, server.ca, changes) }
}

const answerAt =
  (wanted: string, answer: SmtpAnswer): NonNullable<SmtpOptions['script']> =>
  ({ stage }) =>
    stage === wanted ? answer : undefined

/** A server that speaks line by line, for the moments that smtp-server does not let a test choose. */
const startLines = async (answer: (line: string, socket: Socket) => string | null): Promise<number> => {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 localhost ESMTP\r\n')
    socket.on('data', (data) => {
      for (const line of String(data).split('\r\n').filter(Boolean)) {
        const reply = answer(line, socket)
        if (reply !== null) socket.write(`${reply}\r\n`)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  ends.push(() => new Promise((resolve) => server.close(resolve)))
  return portOf(server)
}

const polite = (line: string): string | null => {
  if (/^(EHLO|MAIL|RCPT|RSET)/.test(line)) return '250 ok'
  return line === 'DATA' ? '354 go on' : null
}

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

describe('what leaves', () => {
  it('bears our Message-ID, our own header and the clock’s date', async () => {
    const { server, sender } = await start()
    await sender.send(outgoing())
    expect(server.mails[0]?.source).toMatch(/^Message-ID: <AAKLMNO\.request\.1@hotel\.example>\r$/m)
    expect(server.mails[0]?.source).toMatch(/^X-Control-OC-Id: AAKLMNO:request:1\r$/im)
    expect(server.mails[0]?.source).toMatch(/^Date: Mon, 02 Mar 2026 12:00:00 \+0000\r$/m)
  })

  it('continues the conversation that it answers', async () => {
    const { server, sender } = await start()
    await sender.send(
      outgoing({ inReplyTo: '<b@x.example>', references: ['<a@x.example>', '<b@x.example>'] }),
    )
    expect(server.mails[0]?.source).toMatch(/^In-Reply-To: <b@x\.example>\r$/m)
    expect(server.mails[0]?.source).toMatch(/^References: <a@x\.example> <b@x\.example>\r$/m)
  })

  it('is no automatic mail: a person is to answer it', async () => {
    const { server, sender } = await start()
    await sender.send(outgoing())
    expect(server.mails[0]?.source).not.toMatch(/^(Auto-Submitted|Precedence|X-Mailer):/im)
  })

  it('cannot be given another header by a subject or an id', async () => {
    const { server, sender } = await start()
    const evil = 'x\r\nBcc: ladron@evil.example\r\nX-Evil: 1'
    await sender.send(
      outgoing({ subject: evil, controlId: evil, inReplyTo: `<a@x>${evil}`, references: [evil] }),
    )
    expect(server.mails[0]?.source).not.toMatch(/^(Bcc|X-Evil):/im)
    expect(server.mails[0]?.to).toEqual(['compras@cliente.example'])
  })

  it('reaches no one through an address that hides a second one', async () => {
    const { server, sender } = await start()
    const outcome = await sender.send(outgoing({ to: ['a@x.example>\r\nRCPT TO:<ladron@evil.example'] }))
    expect(outcome.kind).toBe('rejected')
    expect(server.mails).toHaveLength(0)
  })

  it('goes to copies too, and replies come back to the address that it was sent from', async () => {
    const { server, sender } = await start()
    await sender.send(outgoing({ cc: ['staff@hotel.example'] }))
    expect(server.mails[0]?.to).toEqual(['compras@cliente.example', 'staff@hotel.example'])
    expect(server.mails[0]?.source).toMatch(/^Reply-To: Control OC <oc@hotel\.example>\r$/m)
  })
})

describe('a picture that the HTML shows', () => {
  const LOGO: InlinePicture = {
    contentId: 'logo@control-oc',
    filename: 'logo.png',
    contentType: 'image/png',
    base64: Buffer.from('the bytes of a picture').toString('base64'),
  }

  const arrived = async (inline: readonly InlinePicture[]) => {
    const { server, sender } = await start()
    await sender.send(outgoing({ html: '<p>Estimados: <img src="cid:logo@control-oc"></p>', inline }))
    const source = server.mails[0]?.source ?? ''
    return { source, mail: await simpleParser(source, { skipImageLinks: true }) }
  }

  it('arrives beside the HTML that it belongs to, and the text stays', async () => {
    const { mail } = await arrived([LOGO])
    expect(mail.attachments).toMatchObject([
      { cid: 'logo@control-oc', contentType: 'image/png', contentDisposition: 'inline', related: true },
    ])
    expect(mail.attachments[0]?.content.toString()).toBe('the bytes of a picture')
    expect(mail.text).toContain('Estimados: solicitamos la orden de compra.')
    expect(mail.html).toContain('src="cid:logo@control-oc"')
  })

  it('is hidden from programs that show the text alone', async () => {
    const { source } = await arrived([LOGO])
    const order = ['multipart/alternative', 'text/plain', 'multipart/related', 'text/html', 'image/png']
    expect(source.match(/^Content-Type: [^;\r]+/gm)).toEqual(order.map((type) => `Content-Type: ${type}`))
  })

  it('is no reason for parts where there is none', async () => {
    const { source, mail } = await arrived([])
    expect(mail.attachments).toEqual([])
    expect(source).not.toContain('multipart/related')
  })
})

describe('encryption and login', () => {
  it('upgrades by STARTTLS', async () => {
    const { server, sender } = await start({ tls: 'starttls' })
    await sender.send(outgoing())
    expect(server.mails[0]?.secure).toBe(true)
  })

  it('does not send at all to a server without STARTTLS', async () => {
    const { server, sender } = await start({ tls: 'none' })
    expect((await sender.send(outgoing())).kind).toBe('deferred')
    expect(server.mails).toHaveLength(0)
  })

  it('does not trust a certificate that nobody vouches for', async () => {
    const { server } = await start({ tls: 'implicit' })
    const outcome = await senderFor(server.port, null, { secure: 'tls' }).send(outgoing())
    expect(outcome.kind).toBe('deferred')
    expect(server.mails).toHaveLength(0)
  })

  it('speaks TLS from the first byte where that is asked for', async () => {
    const { server, sender } = await start({ tls: 'implicit' }, { secure: 'tls' })
    await sender.send(outgoing())
    expect(server.mails[0]?.secure).toBe(true)
  })

  it('logs in with a password', async () => {
    const users = { 'oc@hotel.example': 'clave' }
    const { server, sender } = await start({ users }, { auth: { user: 'oc@hotel.example', pass: 'clave' } })
    await sender.send(outgoing())
    expect(server.mails[0]?.user).toBe('oc@hotel.example')
  })

  it('logs in with a token that it asks for', async () => {
    const users = { 'oc@hotel.example': 'ficha-2' }
    const auth = { user: 'oc@hotel.example', accessToken: async () => 'ficha-2' }
    const { server, sender } = await start({ users }, { auth })
    await sender.send(outgoing())
    expect(server.mails[0]?.user).toBe('oc@hotel.example')
  })

  it('asks for the token anew for a new connection', async () => {
    const tokens = ['vieja', 'nueva']
    const users = { 'oc@hotel.example': 'nueva' }
    const auth = { user: 'oc@hotel.example', accessToken: async () => tokens.shift() ?? 'nueva' }
    const { sender } = await start({ users }, { auth })
    await sender.send(outgoing())
    expect((await sender.send(outgoing({ messageId: '<2@hotel.example>' }))).kind).toBe('accepted')
  })

  it('defers, and keeps the secret, when the login is refused', async () => {
    const users = { 'oc@hotel.example': 'clave' }
    const { sender } = await start({ users }, { auth: { user: 'oc@hotel.example', pass: 'equivocada' } })
    const outcome = await sender.send(outgoing())
    expect(outcome.kind).toBe('deferred')
    expect(JSON.stringify(outcome)).not.toContain('equivocada')
  })

  it('defers when no token can be had', async () => {
    const auth = {
      user: 'oc@hotel.example',
      accessToken: () => Promise.reject(new Error('the tenant is away')),
    }
    const { sender } = await start({ users: { 'oc@hotel.example': 'x' } }, { auth })
    expect(await sender.send(outgoing())).toMatchObject({ kind: 'deferred' })
  })
})

describe('how an attempt ends on a real server', () => {
  it.each([
    ['connect', 421, 'deferred'],
    ['mail', 432, 'deferred'],
    ['rcpt', 451, 'deferred'],
    ['rcpt', 550, 'rejected'],
    ['data', 452, 'deferred'],
    ['data', 552, 'rejected'],
    ['data', 554, 'rejected'],
  ])('%s answered with %d: %s', async (stage, code, kind) => {
    const { sender } = await start({ script: answerAt(stage, { code, text: 'no' }) })
    expect((await sender.send(outgoing())).kind).toBe(kind)
  })

  it.each(['connect', 'mail', 'rcpt'])(
    'a connection lost at %s delivered nothing: deferred',
    async (stage) => {
      const { server, sender } = await start({ script: answerAt(stage, 'drop') })
      expect((await sender.send(outgoing())).kind).toBe('deferred')
      expect(server.mails).toHaveLength(0)
    },
  )

  it('a connection lost after the text is uncertain, and the mail is not sent again by itself', async () => {
    const { server, sender } = await start({ script: answerAt('data', 'drop') })
    expect((await sender.send(outgoing())).kind).toBe('uncertain')
    await sender.stop()
    expect(server.mails).toHaveLength(1)
  })

  it('a connection lost after its 250 is an accepted mail', async () => {
    const { server, sender } = await start({ script: answerAt('data', 'accept_and_drop') })
    expect((await sender.send(outgoing())).kind).toBe('accepted')
    await sender.stop()
    expect(server.mails).toHaveLength(1)
  })

  it('silence after the text is uncertain', async () => {
    const { sender } = await start({ script: answerAt('data', 'hang') }, { silenceMs: 300 })
    expect((await sender.send(outgoing())).kind).toBe('uncertain')
  })

  it('silence before the text is deferred', async () => {
    const { sender } = await start({ script: answerAt('rcpt', 'hang') }, { silenceMs: 300 })
    expect((await sender.send(outgoing())).kind).toBe('deferred')
  })

  it('a server that breaks off in the middle of the text leaves it uncertain', async () => {
    const port = await startLines((line, socket) => {
      if (line.startsWith('Subject:')) socket.destroy()
      return polite(line)
    })
    const outcome = await senderFor(port, null, { secure: 'plain' }).send(outgoing())
    expect(outcome.kind).toBe('uncertain')
  })

  it('a refusal of DATA itself delivered nothing', async () => {
    const port = await startLines((line) => (line === 'DATA' ? '451 4.3.0 not now' : polite(line)))
    expect((await senderFor(port, null, { secure: 'plain' }).send(outgoing())).kind).toBe('deferred')
  })

  it('nobody there is deferred', async () => {
    const [port = 1] = await freePorts(1)
    expect((await senderFor(port, null).send(outgoing())).kind).toBe('deferred')
  })

  it('a mail without recipients is rejected', async () => {
    const { sender } = await start()
    expect((await sender.send(outgoing({ to: [] }))).kind).toBe('rejected')
  })

  it('gives the Message-ID that Exchange put in place of ours', async () => {
    const port = await startLines((line) =>
      line === '.' ? '250 2.0.0 OK <SA1@SA1PR.prod.outlook.com> [Hostname=SA1]' : polite(line),
    )
    const outcome = await senderFor(port, null, { secure: 'plain' }).send(outgoing())
    expect(outcome).toMatchObject({ kind: 'accepted', serverMessageId: '<SA1@SA1PR.prod.outlook.com>' })
  })

  it('passes on how long the server wants to be left alone', async () => {
    const text = '4.3.2 Suggested Backoff Time: 30000 milliseconds'
    const { sender } = await start({ script: answerAt('mail', { code: 432, text }) })
    expect(await sender.send(outgoing())).toMatchObject({ kind: 'deferred', retryAfterMs: 30_000 })
  })
})

describe('limits of the account', () => {
  it('opens no more connections than it may', async () => {
    const { server, sender } = await start({}, { limits: { ...WIDE, connections: 2 } })
    const mails = Array.from({ length: 8 }, (_, at) => outgoing({ messageId: `<${at}@hotel.example>` }))
    await Promise.all(mails.map((mail) => sender.send(mail)))
    expect(server.mails).toHaveLength(8)
    expect(server.busiest()).toBeLessThanOrEqual(2)
  })

  it('gives back what waits for its turn when it is stopped', async () => {
    const { server, sender } = await start({}, { limits: { ...WIDE, perMinute: 1 } })
    await sender.send(outgoing())
    const waiting = sender.send(outgoing({ messageId: '<2@hotel.example>' }))
    await sender.stop()
    expect((await waiting).kind).toBe('deferred')
    expect(server.mails).toHaveLength(1)
  })
})

describe('a stop while the server says nothing', () => {
  it('gives a mail back that the server cannot have', async () => {
    const port = await startLines(() => null)
    const sender = senderFor(port, null, { secure: 'plain' })
    const sending = sender.send(outgoing())
    await sender.stop()
    expect((await sending).kind).toBe('deferred')
  })

  it('does not know of a mail whose text has left', async () => {
    let hasText = (): void => undefined
    const text = new Promise<void>((resolve) => (hasText = resolve))
    const port = await startLines((line) => {
      if (line === '.') hasText()
      return polite(line)
    })
    const sender = senderFor(port, null, { secure: 'plain' })
    const sending = sender.send(outgoing())
    await text
    await sender.stop()
    expect((await sending).kind).toBe('uncertain')
  })

  it('waits for no token', async () => {
    const { server } = await start({ users: {} })
    let asked = (): void => undefined
    const asking = new Promise<void>((resolve) => (asked = resolve))
    const accessToken = (): Promise<string> => {
      asked()
      return new Promise(() => undefined)
    }
    const sender = senderFor(server.port, server.ca, { auth: { user: 'oc@hotel.example', accessToken } })
    const sending = sender.send(outgoing())
    await asking
    await sender.stop()
    expect((await sending).kind).toBe('deferred')
  })
})
