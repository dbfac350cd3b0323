import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { HTTP_LIMITS } from '../../../bot/http-guard.js'
import type { Attempts } from './attempts.js'
import { ask, type ServiceWorld } from './service-world.js'

const OPENINGS: readonly string[] = [
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nX-A: ',
  'POST /api/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a.b.c\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nx',
]

/** Clients that send a byte a second; `closed` waits until the service has cut each off, or too long. */
export const openSlowClients = async (world: ServiceWorld) => {
  const { port } = new URL(world.url)
  const open = async (opening: string): Promise<Socket> => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined).resume()
    await once(socket, 'connect')
    socket.write(opening)
    return socket
  }
  const sockets = await Promise.all(Array.from({ length: 30 }, (_, index) => open(OPENINGS[index % 3] ?? '')))
  const drip = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write('a')), 1_000)
  const gone = Promise.all(sockets.filter(({ closed }) => !closed).map((socket) => once(socket, 'close')))
  return {
    closed: async (attempts: Attempts): Promise<void> => {
      const limit = HTTP_LIMITS.requestTimeoutMs + 5 * HTTP_LIMITS.checkEveryMs
      await Promise.race([gone, delay(limit, null, { ref: false })])
      clearInterval(drip)
      for (const socket of sockets) {
        attempts.note('slow clients', socket.closed ? null : 'was never cut off')
        socket.destroy()
      }
    },
  }
}

const WANTED_HEADERS = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
]

const headerFault = async (address: string): Promise<string | null> => {
  const { headers } = await ask(address)
  const missing = WANTED_HEADERS.filter((name) => headers.get(name) === null)
  const banner = headers.get('server') || headers.get('x-powered-by')
  return banner ? `tells ${banner}` : missing.length > 0 ? `${address}: no ${missing.join(', ')}` : null
}

type Odd = readonly [string, RequestInit, readonly number[]]

const oddRequests = (goodToken: string): readonly Odd[] => {
  const json = { 'content-type': 'application/json', authorization: `Bearer ${goodToken}` }
  const post = (body: RequestInit['body'], headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    body: body ?? null,
    headers: { ...json, ...headers },
  })
  const packed = { 'content-encoding': 'gzip' }
  return [
    ['no gzip', post('no gzip', packed), [415]],
    ['gzip of 100 MB', post(new Uint8Array(gzipSync(Buffer.alloc(100_000_000, ' '))), packed), [415]],
    ['300 KB', post(JSON.stringify('x'.repeat(300_000))), [413]],
    ['no JSON', post('{'), [400, 401]],
    ['deep JSON', post('['.repeat(100_000)), [400, 401]],
    ['GET', { method: 'GET' }, [405]],
    ['PUT', { method: 'PUT', body: '{}' }, [405]],
  ]
}

/** What the HTTP server is asked by who has read its manual. */
export const tryHttp = async (world: ServiceWorld, attempts: Attempts): Promise<void> => {
  for (const path of ['/', '/healthz', '/readyz', '/metrics', '/privacy', '/files/x', '/nothing'])
    attempts.note('HTTP', await headerFault(world.url + path))
  for (const [name, init, wanted] of oddRequests(world.provider.token())) {
    const { status } = await ask(`${world.url}/api/messages`, init)
    attempts.note('HTTP', wanted.includes(status) ? null : `${name}: ${status}`)
  }
  const long = await ask(`${world.url}/healthz`, { headers: { 'x-long': 'a'.repeat(20_000) } })
  attempts.note('HTTP', long.status === 431 ? null : `headers of 20 KB: ${long.status}`)
  for (const headers of [{ authorization: 'Bearer x' }, { 'x-forwarded-for': '127.0.0.1' }]) {
    const { status } = await ask(`${world.url}/metrics`, { headers: { via: 'x', ...headers } })
    attempts.note('HTTP', status === 401 ? null : `metrics for anybody: ${status}`)
  }
  attempts.note('HTTP', world.isAlive() ? null : 'the service has ended')
}
