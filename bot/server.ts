import type { Activity } from 'botbuilder'
import restify, { type Request, type Response, type Server } from 'restify'
import { z } from 'zod'
import type { Engine, HealthView } from '../src/contract.js'
import { IdentityProviderAway, NotAuthenticated, type BotAdapter, type TurnLogic } from './adapter.js'
import { activityShape } from './activity-shape.js'
import { faultText, type Log } from './ambient.js'
import { HTTP_LIMITS, limitClients, secureHeaders, type HttpLimits } from './http-guard.js'
import { PAGE_PATHS, sendPage } from './pages.js'
import { mayReadMetrics, type BotMetrics } from './metrics.js'
import { BodyRefused, readJsonBody } from './request-body.js'
import type { SignedLinks } from './signed-links.js'
import type { Operator } from './texts/pages.js'

export interface ServerOptions {
  readonly adapter: Pick<BotAdapter, 'expectToken' | 'authenticate' | 'receive'>
  readonly app: TurnLogic
  readonly engine: Pick<Engine, 'document' | 'status'>
  readonly links: Pick<SignedLinks, 'check'>
  readonly isServiceUrlAllowed: (serviceUrl: string) => boolean
  /** Which kind of service an activity may say that it comes from: `msteams`. Tokens of others are checked by other rules. */
  readonly isSourceAllowed: (channelId: string) => boolean
  /** Null: there is no such page. */
  readonly metrics: BotMetrics | null
  readonly operator: Operator
  readonly log: Log
  /** Those of the service unless given. */
  readonly limits?: HttpLimits
}

/** The router takes no more than 100 characters of itself; a link to a document has some 170. */
const MAX_TOKEN = 500

interface Answer {
  readonly status: number
  readonly body?: object
}

const rejected = (status: number, code: string): Answer => ({ status, body: { code } })

const end = (response: Response, { status, body }: Answer): void => {
  if (body === undefined) response.send(status)
  else response.json(status, body)
}

/** All that a token is held against; whoever sends none of it has no token for it. */
const NAMED_SERVICE = z.object({ serviceUrl: z.string() })

/** The token comes first: who has none hears nothing of what else is wrong with the request. */
const answerTurn = async (options: ServerOptions, request: Request): Promise<Answer> => {
  const authorization = request.header('authorization', '')
  options.adapter.expectToken(authorization)
  const body = await readJsonBody(request)
  const { serviceUrl = '' } = NAMED_SERVICE.safeParse(body).data ?? {}
  const caller = await options.adapter.authenticate(authorization, serviceUrl)
  const parsed = activityShape.safeParse(body)
  if (!parsed.success) return rejected(400, 'BadRequest')
  if (!options.isServiceUrlAllowed(serviceUrl)) {
    options.log.warn({ serviceUrl }, 'Refused a service URL')
    return rejected(403, 'ServiceUrlNotAllowed')
  }
  if (!options.isSourceAllowed(parsed.data.channelId)) {
    options.log.warn({ source: parsed.data.channelId }, 'Refused an activity that is not of Teams')
    return rejected(403, 'ChannelNotAllowed')
  }
  const activity = parsed.data as unknown as Activity
  const invoked = await options.adapter.receive(caller, activity, options.app)
  return { status: invoked?.status ?? 200, ...(invoked?.body ? { body: invoked.body } : {}) }
}

const answerOfFault = (fault: unknown, log: Log): Answer => {
  if (fault instanceof NotAuthenticated) {
    log.warn({ fault: fault.message }, 'Refused a request without a valid token')
    return rejected(401, 'Unauthorized')
  }
  if (fault instanceof BodyRefused) return rejected(fault.status, fault.code)
  log.error({ fault: faultText(fault) }, 'A request failed')
  return fault instanceof IdentityProviderAway
    ? rejected(503, 'ServiceUnavailable')
    : rejected(500, 'InternalError')
}

/** Quoted for old clients, percent-encoded for the others (RFC 6266, RFC 8187). */
const disposition = (filename: string): string => {
  const plain = filename.replaceAll(/[^\x20-\x7e]|["\\]/gu, '_')
  const encoded = encodeURIComponent(filename).replaceAll(
    /['()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Only what a viewer opens without running anything keeps its type. */
const HARMLESS = ['application/pdf', 'image/png', 'image/jpeg', 'image/tiff']

const sendDocument = async (options: ServerOptions, token: string, response: Response): Promise<void> => {
  const verdict = options.links.check(token)
  if (verdict.kind === 'forged') return end(response, rejected(403, 'Forbidden'))
  if (verdict.kind === 'expired') return end(response, rejected(410, 'LinkExpired'))
  const document = await options.engine.document(verdict.fileId, verdict.owner)
  if (!document) return end(response, rejected(404, 'NotFound'))
  const { file, content } = document
  response.sendRaw(200, Buffer.from(content), {
    'Content-Type': HARMLESS.includes(file.contentType) ? file.contentType : 'application/octet-stream',
    'Content-Length': String(content.byteLength),
    'Content-Disposition': disposition(file.filename),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'private, no-store',
  })
}

/** Anybody may ask: what is broken by its code, and no address, name or answer of a server. */
const failingIn = (health: HealthView | null): readonly object[] =>
  (health?.unwell ?? [])
    .filter(({ finding }) => finding.level === 'failure')
    .map(({ finding: { check, code } }) => ({ check, code }))

const readiness = async ({ engine, log }: ServerOptions): Promise<Answer> => {
  try {
    const { mailboxes, health, storeUsable } = await engine.status()
    return {
      status: storeUsable ? 200 : 503,
      body: {
        status: storeUsable ? 'ready' : 'not ready',
        mailboxes: mailboxes.map(({ account, connected }) => ({ account, connected })),
        failing: failingIn(health),
      },
    }
  } catch (fault) {
    log.error({ fault: faultText(fault) }, 'Not ready')
    return { status: 503, body: { status: 'not ready' } }
  }
}

const sendMetrics = async (metrics: BotMetrics, request: Request, response: Response): Promise<void> => {
  const reader = { address: request.socket.remoteAddress, headers: request.headers }
  if (!mayReadMetrics(reader, metrics.token)) return end(response, rejected(401, 'Unauthorized'))
  const { contentType, text } = await metrics.page()
  response.sendRaw(200, text, { 'Content-Type': contentType, 'Cache-Control': 'no-store' })
}

type Work = (request: Request, response: Response) => Promise<void>

/** Whatever fails, the request is answered: with a status, and without a word of how it failed. */
const handled =
  (work: Work, log: Log): Work =>
  async (request, response) => {
    try {
      await work(request, response)
    } catch (fault) {
      end(response, answerOfFault(fault, log))
    }
  }

const tokenOf = (request: Request): string => {
  const params: unknown = request.params
  return z.object({ token: z.string() }).parse(params).token
}

/** POST /api/messages, GET /files/:token, /healthz, /readyz, /metrics, and the pages about the app. */
export const createServer = (options: ServerOptions): Server => {
  const { log } = options
  const server = restify.createServer({ name: '', maxParamLength: MAX_TOKEN })
  const get = (path: string, work: Work): unknown => server.get(path, handled(work, log))
  limitClients(server, options.limits ?? HTTP_LIMITS)
  server.pre(secureHeaders)
  server.post(
    '/api/messages',
    handled(async (request, response) => end(response, await answerTurn(options, request)), log),
  )
  get('/files/:token', (request, response) => sendDocument(options, tokenOf(request), response))
  get('/healthz', async (_request, response) => end(response, { status: 200, body: { status: 'ok' } }))
  get('/readyz', async (_request, response) => end(response, await readiness(options)))
  const { metrics } = options
  if (metrics) get('/metrics', (request, response) => sendMetrics(metrics, request, response))
  for (const path of PAGE_PATHS)
    get(path, async (_request, response) => sendPage(path, options.operator, response))
  return server
}
