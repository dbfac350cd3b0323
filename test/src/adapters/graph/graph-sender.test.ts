import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGraphSender, type GraphAccount } from '../../../../src/adapters/graph/graph-sender.js'
import type { AccessTokens } from '../../../../src/ports.js'
import { memoryLedger, WIDE } from '../../../fakes/ledger.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { describeMailSender, outgoing, type WorldAnswer } from '../../../ports/mail-sender-contract.js'
import { localCertificate } from '../../../servers/certificate.js'
import { startGraph, type GraphAnswer, type GraphServer } from '../../../servers/graph.js'
import { freePorts, portOf } from '../../../servers/ports.js'

let refusals = 0
const tokens: AccessTokens = {
  token: async () => 'ficha-de-graph',
  refused: () => void (refusals += 1),
}

const senderFor = (url: string, changes: Partial<GraphAccount> = {}) =>
  createGraphSender(
    {
      url,
      mailbox: 'oc@hotel.example',
      tokens,
      from: { address: 'oc@hotel.example', name: 'Control OC' },
      limits: WIDE,
      ...changes,
    },
    { clock: systemClock, log: quietLog, ledger: memoryLedger(), graceMs: 100 },
  )

const ANSWERS: Readonly<Record<WorldAnswer, GraphAnswer>> = {
  accept: { status: 202 },
  try_later: { status: 429, code: 'ApplicationThrottled' },
  refuse: { status: 400, code: 'ErrorInvalidRecipients' },
  // Graph takes a mail for all of its recipients, or for none.
  refuse_second_recipient: { status: 400, code: 'ErrorInvalidRecipients' },
  break_after_text: 'break',
}

describeMailSender(
  'createGraphSender',
  async () => {
    const server = await startGraph()
    return {
      sender: senderFor(server.url),
      answerNext: (answer) => server.answer(ANSWERS[answer]),
      taken: () => server.taken.map((mail) => /^Message-ID: (.*?)\r$/im.exec(mail)?.[1] ?? ''),
      end: () => server.stop(),
    }
  },
  { refusesSingly: false },
)

describe('a mail by Graph', () => {
  let server: GraphServer

  beforeEach(async () => {
    refusals = 0
    server = await startGraph()
  })

  afterEach(() => server.stop())

  it('is posted as MIME to the mailbox that sends, with its token', async () => {
    await senderFor(server.url).send(outgoing({ cc: ['staff@hotel.example'] }))
    const [request] = server.requests
    expect(request?.path).toBe('/v1.0/users/oc%40hotel.example/sendMail')
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer ficha-de-graph',
      'content-type': 'text/plain',
    })
    expect(request?.mail).toMatch(/^X-Control-OC-Id: AAKLMNO:request:1\r$/im)
    expect(request?.mail).toMatch(/^Cc: staff@hotel\.example\r$/m)
  })

  it.each([
    [{ status: 401, code: 'InvalidAuthenticationToken' }, 'deferred'],
    [{ status: 403, code: 'ErrorAccessDenied', message: 'Access is denied.' }, 'deferred'],
    [{ status: 404, code: 'MailboxNotEnabledForRESTAPI' }, 'deferred'],
    [{ status: 400, code: 'ErrorMimeContentInvalidBase64String' }, 'rejected'],
    [{ status: 413, code: 'RequestEntityTooLarge' }, 'rejected'],
    [{ status: 507, code: 'ErrorQuotaExceeded' }, 'deferred'],
    [{ status: 400, code: 'ErrorExceededMessageLimit' }, 'deferred'],
    [{ status: 302, headers: { location: 'https://evil.example/' } }, 'deferred'],
    [{ status: 200 }, 'uncertain'],
    [{ status: 500, code: 'InternalServerError' }, 'uncertain'],
    [{ status: 504 }, 'uncertain'],
  ] as const)('that is answered with %o is %s', async (reply, kind) => {
    server.answer(reply)
    expect((await senderFor(server.url).send(outgoing())).kind).toBe(kind)
  })

  it('waits as long as Graph says', async () => {
    server.answer({ status: 503, code: 'ServiceUnavailable', headers: { 'retry-after': '17' } })
    expect(await senderFor(server.url).send(outgoing())).toMatchObject({
      kind: 'deferred',
      error: '503 ServiceUnavailable: ',
      retryAfterMs: 17_000,
    })
  })

  it('has its token replaced when that was refused', async () => {
    server.answer({ status: 401, code: 'InvalidAuthenticationToken' })
    await senderFor(server.url).send(outgoing())
    expect(refusals).toBe(1)
  })

  it('is tried again when nobody was there to take it', async () => {
    const [port = 1] = await freePorts(1)
    expect(await senderFor(`http://127.0.0.1:${port}`).send(outgoing())).toMatchObject({
      kind: 'deferred',
      error: expect.stringContaining('ECONNREFUSED'),
    })
  })

  it('is tried again when the connection broke before it had left', async () => {
    server.answer('break_early')
    const html = `<p>${'larga '.repeat(3_000_000)}</p>`
    expect((await senderFor(server.url).send(outgoing({ html }))).kind).toBe('deferred')
  })

  it('is of unknown fate when no answer comes to it', async () => {
    server.answer('hang')
    expect(await senderFor(server.url, { silenceMs: 100 }).send(outgoing())).toEqual({
      kind: 'uncertain',
      error: 'no answer within 0.1 seconds',
    })
  })

  it('can be given no other header by a subject or an id', async () => {
    const evil = 'x\r\nBcc: ladron@evil.example\r\nX-Evil: 1'
    await senderFor(server.url).send(outgoing({ subject: evil, controlId: evil, references: [evil] }))
    expect(server.requests[0]?.mail).not.toMatch(/^(?:Bcc|X-Evil):/im)
  })

  it.each([[[]], [['a@x.example, ladron@evil.example']], [['a@x.example>\r\nBcc: ladron@evil.example']]])(
    'is rejected, and not posted, where its recipients are %j',
    async (to) => {
      expect((await senderFor(server.url).send(outgoing({ to }))).kind).toBe('rejected')
      expect(server.requests).toHaveLength(0)
    },
  )

  it('waits in turn when Graph has asked to be left alone, and Graph hears nothing of it', async () => {
    const sender = senderFor(server.url)
    server.answer({ status: 429, code: 'ApplicationThrottled', headers: { 'retry-after': '20' } })
    await sender.send(outgoing())
    const next = await sender.send(outgoing({ messageId: '<2@hotel.example>' }))
    expect(next).toMatchObject({ kind: 'deferred', retryAfterMs: expect.closeTo(20_000, -3) })
    expect(server.requests).toHaveLength(1)
  })

  it('shows its token to no server that nobody vouches for', async () => {
    const impostor = await startGraph(localCertificate())
    const outcome = await senderFor(impostor.url).send(outgoing())
    await impostor.stop()
    expect(outcome).toMatchObject({ kind: 'deferred', error: expect.stringContaining('self-signed') })
    expect(impostor.requests).toHaveLength(0)
  })

  it('is tried again when no token could be had, and nothing was posted', async () => {
    const away = { ...tokens, token: () => Promise.reject(new Error('the tenant is away')) }
    expect((await senderFor(server.url, { tokens: away }).send(outgoing())).kind).toBe('deferred')
    expect(server.requests).toHaveLength(0)
  })
})

describe('a stop of the sender by Graph', () => {
  it('waits for no token', async () => {
    const hanging: AccessTokens = { token: () => new Promise(() => undefined), refused: () => undefined }
    const sender = senderFor('http://127.0.0.1:1', { tokens: hanging })
    const sending = sender.send(outgoing())
    await sender.stop()
    expect((await sending).kind).toBe('deferred')
  })

  it('does not know of a mail that has left and is not answered', async () => {
    let hasCome = (): void => undefined
    const come = new Promise<void>((resolve) => (hasCome = resolve))
    const silent = createServer((request) => void request.resume().on('end', () => hasCome()))
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
    const sender = senderFor(`http://127.0.0.1:${portOf(silent)}`)
    const sending = sender.send(outgoing())
    await come
    await sender.stop()
    silent.close()
    expect((await sending).kind).toBe('uncertain')
  })
})
