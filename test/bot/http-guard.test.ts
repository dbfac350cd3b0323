import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NotAuthenticated } from '../../bot/adapter.js'
import { HTTP_LIMITS } from '../../bot/http-guard.js'
import { createServer } from '../../bot/server.js'
import { createFakeEngine } from '../fakes/engine.js'

const MOST = 60

/** The server alone, with times that a test can wait for. */
const server = createServer({
  adapter: {
    expectToken: () => undefined,
    authenticate: () => Promise.reject(new NotAuthenticated('nobody')),
    receive: () => Promise.resolve(undefined),
  },
  app: () => Promise.resolve(),
  engine: createFakeEngine(),
  links: { check: () => ({ kind: 'forged' }) },
  isServiceUrlAllowed: () => true,
  isSourceAllowed: () => true,
  metrics: null,
  operator: { name: 'Hoteles Ejemplo', address: 'oc@hoteles.example' },
  log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  limits: {
    ...HTTP_LIMITS,
    headersTimeoutMs: 150,
    requestTimeoutMs: 300,
    silenceMs: 600,
    checkEveryMs: 20,
    maxConnections: MOST,
  },
})

let port = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  port = server.address().port
})

afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())))

const open = async (): Promise<{ socket: Socket; heard: Promise<string> }> => {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part))
  socket.on('error', () => undefined)
  const heard = once(socket, 'close').then(() => Buffer.concat(parts).toString('latin1'))
  return { socket, heard }
}

/** What is answered to these bytes before the server closes the connection, which it must do by itself. */
const answered = async (text: string): Promise<string> => {
  const { socket, heard } = await open()
  socket.write(text)
  return heard
}

describe('a slow client', () => {
  test('that never ends its headers is cut off', async () => {
    expect(await answered('GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ')).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('that never ends its body is cut off', async () => {
    const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
    expect(await answered(`${head}Content-Length: 100\r\n\r\n{`)).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('that says nothing at all is cut off', async () => {
    const { heard } = await open()
    expect(await heard).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
  })

  test('holds nobody else up meanwhile', async () => {
    const slow = await Promise.all(Array.from({ length: 50 }, open))
    for (const { socket } of slow) socket.write('POST /api/messages HTTP/1.1\r\nX-')
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    await Promise.all(slow.map(({ heard }) => heard))
  })
})

describe('a client too many', () => {
  /** What it was told before it was sent away: a reset where it was not even let in. */
  const told = (): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1').setEncoding('latin1')
      let text = ''
      socket.on('data', (part: string) => (text += part))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(text))
      socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    })

  test('is sent away unheard, and heard once there is room', async () => {
    const others = await Promise.all(Array.from({ length: MOST }, open))
    expect(await told()).toBe('')
    await Promise.all(others.map(({ heard }) => heard))
    expect(await told()).toMatch(/^HTTP\/1\.1 200 /)
  })
})

describe('an odd request', () => {
  test('with more headers than the limit is refused', async () => {
    const long = 'a'.repeat(HTTP_LIMITS.maxHeaderBytes)
    expect(await answered(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`)).toMatch(/ 431 /)
  })

  test.each([
    ['upgrades to nothing', 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: a\r\n'],
    ['says two lengths', 'Content-Length: 1\r\nContent-Length: 2\r\n'],
    ['says a length and pieces', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
  ])('that %s holds no connection', async (_name, headers) => {
    const head = `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`
    expect(await answered(head)).toMatch(/^HTTP\/1\.1 (?:200|400) /)
  })

  test('to a path that is no path gets an answer', async () => {
    expect(await answered('GET /%ff%00/..%2f HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
      / 4\d\d /,
    )
  })
})

describe('what a browser is told', () => {
  test.each(['/healthz', '/nothing-here', '/files/x', '/privacy', '/'])('by %s', async (path) => {
    const { headers } = await fetch(`http://127.0.0.1:${port}${path}`)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers.get('server') ?? '').toBe('')
    expect(headers.get('x-powered-by')).toBeNull()
  })
})
