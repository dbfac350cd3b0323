import { createRateLimiter } from '../../../../bot/announcing/rate-limiter.js'
import { pause } from '../../../../bot/ambient.js'
import { createBot, type BotOptions } from '../../../../bot/create-bot.js'
import { DEMO_PLACE, startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { ReviewKind } from '../../../../src/domain/review.js'
import { ChaseStory } from '../../../story/chase.js'
import { closeDocuments, Office } from '../../../story/office.js'
import { SCAN, TODAY, YESTERDAY } from '../../../story/questions.js'
import { ZONE } from '../../../story/samples.js'
import type { Target } from '../target.js'

/** Everybody is an administrator: what is refused by role is not tried. */
export const WRITER = teamsUser('Paula Rojas')
export const LOCATORS = ['AAKLMNO', 'AAFVDUA', 'AAFTTAT'] as const

/** Each kind of question is open once. */
const KINDS: Readonly<Record<ReviewKind, true>> = {
  unknown_client: true,
  client_without_contact: true,
  oc_to_assign: true,
  mail_to_answer: true,
  unreadable_confirmation: true,
  unreadable_mail: true,
  unauthorised_sender: true,
  unauthenticated_sender: true,
  send_failed: true,
  send_uncertain: true,
  bounced: true,
  booking_changed_after_oc: true,
  rebooked_after_cancellation: true,
  first_mail: true,
  new_address: true,
}
const REVIEW_KINDS = Object.keys(KINDS) as ReviewKind[]

export const REVIEWS = REVIEW_KINDS.map((kind) => `r-${kind}`)

/** Stands in the activities for the address of the stand-in for Teams, which is another in each run. */
export const SERVICE_URL = 'http://127.0.0.1:1'
/** Stands for a thread of the channel that is there. */
export const THREAD = 'thread-of-the-channel'

/** So many cases share an office: what one case did to it, the next ones meet. */
const CASES_PER_OFFICE = 25

/** What the bot says of its own faults, in its log. */
const FAULTS = new Set(['Turn failed', 'A press failed', 'A request failed', 'Announcing failed'])

/** Teams refused a message, as it does when the conversation that an activity names is not one: no fault of ours. */
const isRefusedByTeams = (fields: object): boolean => {
  const said = 'fault' in fields ? String(fields.fault) : ''
  const stack = 'stack' in fields ? String(fields.stack) : ''
  return stack.startsWith('RestError') || said.startsWith('Conversation not found')
}

interface BotWorld {
  readonly url: string
  readonly serviceUrl: string
  readonly threadId: string
  readonly office: Office
  readonly faults: string[]
  close(): Promise<void>
}

const openOffice = async (): Promise<Office> => {
  const given = LOCATORS.map((locator) => new ChaseStory(TODAY).confirmed({ locator }))
  const office = await Office.open({ now: TODAY, given })
  await office.store.transact({}, (tx) => {
    for (const kind of REVIEW_KINDS)
      tx.putReview({
        id: `r-${kind}`,
        kind,
        openedAt: YESTERDAY,
        locator: 'AAKLMNO',
        mailId: null,
        outboxId: null,
        facts: {},
        candidates: [],
        files: [SCAN],
        resolution: null,
      })
  })
  return office
}

const loggingFaults = (faults: string[]): BotOptions['log'] => ({
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (fields, message) => {
    if (FAULTS.has(message) && !isRefusedByTeams(fields)) faults.push(`${message}: ${JSON.stringify(fields)}`)
  },
})

/** The real server, bot and engine; Teams and what lies behind the engine are stand-ins. */
const openWorld = async (): Promise<BotWorld> => {
  const office = await openOffice()
  const teams = await startTeamsStandIn({ members: [WRITER], now: () => TODAY })
  const faults: string[] = []
  const bot = createBot({
    engine: office.engine,
    credentials: null,
    adminIds: [WRITER.aadObjectId],
    publicUrl: 'https://oc.example',
    linkSecret: 'a secret of at least thirty-two characters',
    zone: ZONE,
    operator: { name: 'Hoteles Ejemplo', address: 'oc@hoteles.example' },
    log: loggingFaults(faults),
    pause: (ms, signal) => pause(ms < 30_000 ? 0 : ms, signal),
    limiter: createRateLimiter([]),
    // One person writes all of it, faster than anybody may.
    personLimiter: createRateLimiter([]),
    clock: { now: () => TODAY },
    teams: {
      channelId: null,
      teamId: null,
      allowedChannelIds: [],
      tenantId: DEMO_PLACE.tenantId,
      serviceUrl: null,
      serviceUrlHosts: [],
    },
  })
  const url = `http://127.0.0.1:${await bot.listen(0, '127.0.0.1')}/api/messages`
  teams.connectBot(url)
  await teams.install()
  const { threadId } = await teams.say('ayuda', { from: WRITER })
  await teams.say('ayuda', { from: WRITER, personal: true })
  return {
    url,
    serviceUrl: teams.serviceUrl,
    threadId,
    office,
    faults,
    close: async () => {
      await bot.stop()
      await office.engine.stop()
      await office.store.close()
      await teams.stop()
    },
  }
}

const answerOf = async (response: Response): Promise<string> => {
  const text = await response.text()
  const shape = text.startsWith('{') ? /"type":"([\w./]+)"/u.exec(text)?.[1] : undefined
  return `${response.status}${shape === undefined ? '' : ` ${shape.split('.').at(-1)}`}`
}

/** 501 is said to an invoke that nobody knows, as the Bot Framework does. */
const isFault = (status: number): boolean => status >= 500 && status !== 501

const deliver = async (world: BotWorld, input: Uint8Array): Promise<string> => {
  const { url, serviceUrl, threadId, office, faults } = world
  const text = Buffer.from(input).toString('utf8')
  const body = text.replaceAll(SERVICE_URL, serviceUrl).replaceAll(THREAD, threadId)
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const answer = await answerOf(response)
  await office.quiet()
  const [fault] = faults.splice(0)
  if (fault !== undefined) throw new Error(fault)
  if (isFault(response.status)) throw new Error(`answered ${answer}`)
  return answer
}

/** Activities, delivered to the bot's endpoint over HTTP. */
export const openBot = async (make: Target['make']): Promise<Target> => {
  let world = await openWorld()
  let cases = 0
  return {
    make,
    run: async (input) => {
      if (cases > 0 && cases % CASES_PER_OFFICE === 0) {
        await world.close()
        world = await openWorld()
      }
      cases += 1
      return deliver(world, input)
    },
    close: async () => {
      await world.close()
      await closeDocuments()
    },
  }
}
