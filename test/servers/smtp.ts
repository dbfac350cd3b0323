import type { Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import type { ExchangeVerdict } from '../../bot/demo/mail/exchange-stamp.js'
import { stampAsExchange } from '../../bot/demo/mail/exchange-stamp.js'
import { localCertificate, type Certificate } from './certificate.js'
import { portOf } from './ports.js'

export interface SmtpMoment {
  readonly stage: 'connect' | 'auth' | 'mail' | 'rcpt' | 'data'
  /** The sender at `mail`, the recipient at `rcpt`, the user at `auth`. */
  readonly address: string
}

/** `drop` breaks the connection instead of answering; at `data` the text has arrived in full by then. */
export type SmtpAnswer =
  { readonly code: number; readonly text: string } | 'drop' | 'accept_and_drop' | 'hang'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly source: string
  readonly secure: boolean
  readonly user: string | null
  /** It came whole, and its sender was told that it is not taken. */
  readonly refused: boolean
}

export interface SmtpOptions {
  /** What to answer other than "yes"; asked at each stage of each mail. */
  readonly script?: (moment: SmtpMoment) => SmtpAnswer | undefined
  /** User → password (PLAIN, LOGIN) or access token (XOAUTH2). Without it nobody has to log in. */
  readonly users?: Readonly<Record<string, string>>
  /** Judges logins in the place of `users`. */
  readonly opens?: (user: string, secret: string) => boolean
  readonly tls?: 'implicit' | 'starttls' | 'none'
  /** Default: the self-signed one of this process. */
  readonly certificate?: Certificate
  /** Awaited before a mail counts as taken, as Exchange lays a copy into the sender's Sent folder. */
  readonly taking?: (mail: ReceivedMail) => Promise<void>
  /** Delivers what was taken into a Dovecot by LMTP, with Exchange's verdict on the sender on top. */
  /** Hears of each mail that was taken, before its sender does. */
  readonly onTaken?: (mail: ReceivedMail) => Promise<void>
  readonly relay?: { readonly lmtpPort: number; readonly verdict?: (from: string) => ExchangeVerdict }
}

export interface SmtpTestServer {
  readonly port: number
  readonly ca: string
  readonly mails: readonly ReceivedMail[]
  /** The most connections that were open at the same time. */
  readonly busiest: () => number
  stop(): Promise<void>
}

type Callback = (error?: Error | null) => void

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code })

const relayMail = async ({ lmtpPort, verdict }: NonNullable<SmtpOptions['relay']>, mail: ReceivedMail) => {
  const lmtp = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, ignoreTLS: true })
  const raw = Buffer.from(stampAsExchange(Buffer.from(mail.source, 'latin1'), verdict?.(mail.from) ?? 'pass'))
  await lmtp.sendMail({ envelope: { from: mail.from, to: [...mail.to] }, raw })
  lmtp.close()
}

/** An SMTP server that keeps what it is sent, and answers as a test's script says. */
export const startSmtp = async (options: SmtpOptions = {}): Promise<SmtpTestServer> => {
  const mails: ReceivedMail[] = []
  let open = 0
  let busiest = 0
  const { script = () => undefined, users, tls = 'starttls', relay } = options
  const opens = options.opens ?? (users && ((user: string, secret: string) => users[user] === secret))

  /** The topmost socket, never the one below: tearing that from under a TLS handshake crashes Node. */
  const drop = ({ id }: SMTPServerSession): void => {
    for (const connection of server.connections)
      if (connection.session.id === id) connection['_socket'].destroy()
  }

  const give = (reply: SmtpAnswer | undefined, session: SMTPServerSession, done: Callback): void => {
    if (reply === undefined) return done()
    if (reply === 'hang') return
    if (reply === 'drop') return drop(session)
    if (reply === 'accept_and_drop') {
      done()
      setImmediate(() => drop(session))
      return
    }
    done(refusal(reply.code, reply.text))
  }

  const answer = (moment: SmtpMoment, session: SMTPServerSession, done: Callback): void =>
    give(script(moment), session, done)

  const keep = async (
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<SmtpAnswer | undefined> => {
    const { mailFrom, rcptTo } = session.envelope
    const mail = {
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      source: (await buffer(stream)).toString('latin1'),
      secure: session.secure,
      user: typeof session.user === 'string' ? session.user : null,
      refused: false,
    }
    mails.push(mail)
    await options.taking?.(mail)
    if (relay !== undefined) await relayMail(relay, mail)
    const reply = script({ stage: 'data', address: '' })
    mail.refused = typeof reply === 'object'
    if (!mail.refused) await options.onTaken?.(mail)
    return reply
  }

  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession, done: Callback) => {
    try {
      give(await keep(stream, session), session, done)
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)))
    }
  }

  const handlers: SMTPServerOptions = {
    onConnect: (session, done) => answer({ stage: 'connect', address: '' }, session, done),
    onMailFrom: ({ address }, session, done) => answer({ stage: 'mail', address }, session, done),
    onRcptTo: ({ address }, session, done) => answer({ stage: 'rcpt', address }, session, done),
    onData: (stream, session, done) => void take(stream, session, done),
    onAuth({ username = '', password, accessToken }, session, done) {
      answer({ stage: 'auth', address: username }, session, (fault) => {
        if (fault) return done(fault)
        if (!opens?.(username, password ?? accessToken ?? ''))
          return done(refusal(535, '5.7.3 Authentication unsuccessful'))
        done(null, { user: username })
      })
    },
  }

  const { key, cert } = options.certificate ?? localCertificate()
  const server = new SMTPServer({
    ...handlers,
    key,
    cert,
    secure: tls === 'implicit',
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    authOptional: opens === undefined,
    allowInsecureAuth: tls === 'none',
    disabledCommands: [...(tls === 'none' ? ['STARTTLS'] : []), ...(opens === undefined ? ['AUTH'] : [])],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 50,
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    busiest = Math.max(busiest, ++open)
    socket.once('close', () => (open -= 1))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))

  return {
    port: portOf(server.server),
    ca: cert,
    mails,
    busiest: () => busiest,
    stop: () =>
      new Promise((resolve) => {
        server.connections.forEach((connection) => connection['_socket'].destroy())
        server.close(() => resolve())
      }),
  }
}
