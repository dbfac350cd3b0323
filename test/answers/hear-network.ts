import dns from 'node:dns'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { vi } from 'vitest'
import type { ImapAccount } from '../../src/adapters/imap/account.js'
import type { Certificate } from '../servers/certificate.js'
import { localCertificate } from '../servers/certificate.js'
import { issueCertificate } from '../servers/certificate-authority.js'
import { freePorts, portOf } from '../servers/ports.js'
import { startScriptedImap } from '../servers/scripted-imap.js'
import { startScriptedSmtp } from '../servers/scripted-smtp.js'
import { refusedBy } from './hear-imap.js'
import { notSentBy } from './hear-smtp.js'
import { hearFrom, type Hearing } from './hearing.js'

const listen = async (server: Server) => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return {
    port: portOf(server),
    stop: async () => {
      sockets.forEach((socket) => socket.destroy())
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const showing = (options: TlsOptions, changes: Partial<ImapAccount> = {}): Promise<string> => {
  const server = createTlsServer(options, (socket) => socket.on('error', () => undefined))
  server.on('tlsClientError', () => undefined)
  return hearFrom(listen(server), (port) => refusedBy(port, { secure: 'tls', ...changes }))
}

/** A certificate that is believed, whatever else is wrong with it. */
const showingTrusted = (certificate: Certificate): Promise<string> =>
  showing(certificate, { tls: { ca: certificate.cert } })

const chain = () => {
  const root = issueCertificate()
  const between = issueCertificate({ issuer: root })
  return { root, between, leaf: issueCertificate({ issuer: between }) }
}

const showingWithRoot = (): Promise<string> => {
  const { root, between, leaf } = chain()
  return showing({ key: leaf.key, cert: leaf.cert + between.cert + root.cert })
}

const showingWithoutRoot = (): Promise<string> => {
  const { between, leaf } = chain()
  return showing({ key: leaf.key, cert: leaf.cert + between.cert })
}

const showingAlone = (): Promise<string> => {
  const { key, cert } = chain().leaf
  return showing({ key, cert })
}

const showingOldTls = (): Promise<string> =>
  showing({
    ...localCertificate(),
    minVersion: 'TLSv1',
    maxVersion: 'TLSv1.1',
    ciphers: 'DEFAULT@SECLEVEL=0',
  })

/** What getaddrinfo, or the kernel behind it, would say: no test can take the machine's DNS away, or wait two minutes. */
const fromBelow = async (message: string, code: string): Promise<string> => {
  const lookUp = vi.spyOn(dns, 'lookup').mockImplementation((...words: unknown[]) => {
    const done = words.at(-1) as (error: Error) => void
    setImmediate(() => done(Object.assign(new Error(message), { code })))
  })
  try {
    return await refusedBy(993, { host: 'correo.empresa.example' })
  } finally {
    lookUp.mockRestore()
  }
}

/** Lets the clients' own patience end once the silent server has them; nobody waits for real. */
const outOfPatience = async (ask: (port: number) => Promise<string>): Promise<string> => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const silent = createServer((socket) => {
    socket.on('error', () => undefined)
    setImmediate(() => vi.advanceTimersByTime(120_000))
  })
  try {
    return await hearFrom(listen(silent), (port) => ask(port))
  } finally {
    vi.useRealTimers()
  }
}

const cutting = (): Server => createServer((socket) => socket.resetAndDestroy())

/** By the first words of what is said; the rest are names. */
const CONDITIONS: Readonly<Record<string, () => Promise<string>>> = {
  // An empty label is no name for any resolver, with a network or without.
  'getaddrinfo ENOTFOUND': () => refusedBy(993, { host: 'outlok..invalid' }),
  'getaddrinfo EAI_AGAIN': () => fromBelow('getaddrinfo EAI_AGAIN correo.empresa.example', 'EAI_AGAIN'),
  'connect ECONNREFUSED': async () => refusedBy((await freePorts(1))[0] ?? 0),
  // Linux has no way to a broadcast address for TCP, on any machine.
  'connect ENETUNREACH': () => refusedBy(993, { host: '255.255.255.255' }),
  'connect ETIMEDOUT': () => fromBelow('connect ETIMEDOUT 192.0.2.10:993', 'ETIMEDOUT'),
  'Failed to receive greeting': () => outOfPatience(refusedBy),
  'Greeting never received': () => outOfPatience(notSentBy),
  'read ECONNRESET': () => hearFrom(listen(cutting()), (port) => refusedBy(port)),
  'Connection closed unexpectedly': () =>
    hearFrom(startScriptedSmtp({ ehlo: 'close' }), (port) => notSentBy(port)),
  'self-signed certificate': () => showing(localCertificate()),
  'self-signed certificate in certificate chain': showingWithRoot,
  'unable to verify the first certificate': showingAlone,
  'unable to get local issuer certificate': showingWithoutRoot,
  'certificate has expired': () => showingTrusted(issueCertificate({ until: '20210101000000Z' })),
  'certificate is not yet valid': () => showingTrusted(issueCertificate({ from: '20980101000000Z' })),
  "Hostname/IP does not match certificate's altnames": () =>
    showingTrusted(issueCertificate({ names: 'DNS:servidor.example' })),
  'wrong version number': () => hearFrom(startScriptedImap(), (port) => refusedBy(port, { secure: 'tls' })),
  'alert protocol version': showingOldTls,
  'Error upgrading connection with STARTTLS': () =>
    hearFrom(startScriptedSmtp(), (port) => notSentBy(port, { secure: 'starttls' })),
  'Server does not support STARTTLS': () =>
    hearFrom(startScriptedImap(), (port) => refusedBy(port, { secure: 'starttls' })),
}

const byLength = Object.keys(CONDITIONS).sort((one, other) => other.length - one.length)

export const hearNetwork: Hearing = ({ says }) => {
  const condition = CONDITIONS[byLength.find((words) => says.includes(words)) ?? '']
  if (condition === undefined) throw new Error(`nobody has said how this is brought about: ${says}`)
  return condition()
}
