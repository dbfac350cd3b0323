import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFileTransfer, type Downloaded } from '../../../bot/files/file-transfer.js'
import { recordingLog, type LogLine } from '../bot-in-teams.js'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** restify makes `writeHead` of every response of this process give nothing back. */
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(code, headers)
    response.end()
  }

let server: Server
let base: string
let answers: Record<string, Answer>
let seen: IncomingMessage[]
let bodies: Buffer[]
let log: LogLine[]

beforeEach(async () => {
  answers = {}
  seen = []
  bodies = []
  log = []
  server = createServer((request, response) => {
    seen.push(request)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks))
      const answer = answers[request.url ?? ''] ?? status(404)
      answer(response, request)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => void server.close(resolve))
})

const transfer = (limitMs = 5_000) =>
  createFileTransfer({
    isAllowed: (address) => address.startsWith(base),
    log: recordingLog(log),
    limitMs,
    mostBytes: 10,
  })

const text = (downloaded: Downloaded): string =>
  downloaded.ok ? Buffer.from(downloaded.content).toString() : downloaded.code

const download = async (path: string, limitMs?: number): Promise<string> =>
  text(await transfer(limitMs).download(path.startsWith('/') ? base + path : path))

const redirectTo = (location: string): Answer => status(302, { location })

describe('a download', () => {
  test('gives the bytes, and shows no token of ours', async () => {
    answers['/a'] = (response) => response.end('0123456789')
    expect(await download('/a')).toBe('0123456789')
    expect(seen[0]?.headers.authorization).toBeUndefined()
    expect(seen[0]?.headers.cookie).toBeUndefined()
  })

  test('ends where there is more than may be read, whatever its length is said to be', async () => {
    let open = true
    answers['/endless'] = (response) => {
      response.on('close', () => {
        open = false
      })
      response.write('0123456789')
      response.write('0')
    }
    expect(await download('/endless')).toBe('too_large')
    await expect.poll(() => open).toBe(false)
  })

  test('follows a redirect within the list', async () => {
    answers['/a'] = redirectTo('/b')
    answers['/b'] = (response) => response.end('b')
    expect(await download('/a')).toBe('b')
  })

  test.each([
    ['169.254.169.254', 'http://169.254.169.254/metadata'],
    ['127.0.0.1', 'http://127.0.0.1:1/admin'],
    ['[::1]', 'http://[::1]/admin'],
    ['localhost', 'http://localhost/admin'],
    ['evil.example', '//evil.example/a'],
    ['', 'file:///etc/passwd'],
  ])('does not follow one that leads off the list, to %s, at whatever step', async (host, location) => {
    answers['/1'] = redirectTo(location)
    answers['/2'] = redirectTo('/1')
    answers['/3'] = redirectTo('/2')
    for (const path of ['/1', '/2', '/3']) {
      expect(await download(path)).toBe('not_allowed')
      expect(log.at(-1)?.fields).toEqual({ host })
    }
    expect(seen).toHaveLength(6)
  })

  test('does not go round for ever', async () => {
    answers['/a'] = redirectTo('/a')
    expect(await download('/a')).toBe('unavailable')
    expect(seen).toHaveLength(4)
  })

  test('is not even tried off the list', async () => {
    expect(await download('https://evil.example/a')).toBe('not_allowed')
    expect(await download('no address')).toBe('not_allowed')
    expect(seen).toEqual([])
  })

  test('of nothing, or of nothing in time, is unavailable', async () => {
    answers['/slow'] = (response) => response.write('0')
    expect(await download('/none')).toBe('unavailable')
    expect(await download('/slow', 50)).toBe('unavailable')
  })

  test('that is cut off is unavailable', async () => {
    answers['/cut'] = (response, request) => {
      response.setHeader('content-length', '5')
      response.write('0')
      setImmediate(() => request.socket.destroy())
    }
    expect(await download('/cut')).toBe('unavailable')
  })
})

describe('an upload', () => {
  const content = Buffer.from('0123456789')

  test('is the whole file in one piece, without a token of ours', async () => {
    answers['/up'] = status(201)
    expect(await transfer().upload(`${base}/up`, content)).toBe(true)
    expect(bodies[0]?.toString()).toBe('0123456789')
    expect(seen[0]?.headers).toMatchObject({ 'content-range': 'bytes 0-9/10', 'content-length': '10' })
    expect(seen[0]?.headers.authorization).toBeUndefined()
  })

  test.each([
    ['refused', status(403)],
    ['redirected', status(307, { location: '/other' })],
  ])('that is %s was not taken', async (_name, answer) => {
    answers['/up'] = answer
    expect(await transfer().upload(`${base}/up`, content)).toBe(false)
    expect(seen).toHaveLength(1)
  })

  test('off the list is not even tried', async () => {
    expect(await transfer().upload('https://evil.example/up', content)).toBe(false)
    expect(seen).toEqual([])
  })
})
