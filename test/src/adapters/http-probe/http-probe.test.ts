import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { probeWeb } from '../../../../src/adapters/http-probe/index.js'
import { localCertificate } from '../../../servers/certificate.js'
import { freePorts, portOf } from '../../../servers/ports.js'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const listening = async (server: Server): Promise<number> => {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return portOf(server)
}

const answering = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(createServer(listener))}/api/messages`

const refusal = async (url: string, limitMs?: number): Promise<string> => {
  const probe = await probeWeb(url, limitMs)
  return probe.ok ? 'nothing went wrong' : probe.answer
}

describe('probeWeb', () => {
  it('posts an empty object, and gives the status and the beginning of the answer', async () => {
    const asked: string[] = []
    const hear = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      asked.push(`${request.method} ${request.headers['content-type']} ${await text(request)}`)
      response.writeHead(400).end('x'.repeat(10_000))
    }
    const url = await answering((request, response) => void hear(request, response))
    expect(await probeWeb(url)).toEqual({ ok: true, value: { status: 400, body: 'x'.repeat(200) } })
    expect(asked).toEqual(['POST application/json {}'])
  })

  it('follows nobody elsewhere', async () => {
    const url = await answering((_request, response) =>
      response.writeHead(301, { location: 'http://127.0.0.1:1/' }).end(),
    )
    expect(await probeWeb(url)).toMatchObject({ ok: true, value: { status: 301 } })
  })

  it('tells in the words of the system that nobody listens', async () => {
    const [port = 0] = await freePorts(1)
    expect(await refusal(`http://127.0.0.1:${port}/`)).toContain('ECONNREFUSED')
  })

  it('tells that a certificate is not to be trusted', async () => {
    const port = await listening(createTlsServer(localCertificate(), (_request, response) => response.end()))
    expect(await refusal(`https://127.0.0.1:${port}/`)).toMatch(/self-signed certificate/)
  })

  it('waits no longer than its limit', async () => {
    expect(await refusal(await answering(() => undefined), 50)).toMatch(/timeout/)
  })
})
