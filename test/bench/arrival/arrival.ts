import { setTimeout as delay } from 'node:timers/promises'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import type { DovecotServer } from '../../servers/dovecot.js'
import { dovecotMissing, startDovecot } from '../../servers/dovecot.js'
import { openImap } from '../../servers/imap-hand.js'
import { startTcpProxy } from '../../servers/tcp-proxy.js'
import { atMost, exactly, told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import { createRandom } from '../../trials/random.js'
import type { Bench, Report } from '../bench.js'
import type { Confirmation } from '../confirmations.js'
import { makeConfirmations } from '../confirmations.js'
import { median, quantile, rounded } from '../statistics.js'
import { OFFICE, PASSWORD } from '../world/environment.js'
import { inWorld } from '../world/in-world.js'
import type { World } from '../world/world.js'
import { confirmationMail } from '../world/world.js'
import type { Cards } from './cards.js'
import { watchCards } from './cards.js'
import { momentsIn } from './moments.js'
import type { Pushes } from './pushes.js'
import { createPushes, listeningFor } from './pushes.js'

const SEED = 7
/** Mails before the first that counts: what is loaded when it is first needed is loaded then. */
const WARM_UP = 5
/** A card for each, and that the client was asked: Teams takes 60 calls in half a minute, and so both fit. */
const STRETCH_MS = 1_200
/** How often the other service asks; a short trial does not wait so long. */
const MOST_POLL_SECONDS = 60
/** The mailbox that is polled gets each fifth mail: what it reads at one go is to hold up nobody else. */
const EACH = 5
/** Longer than until the next poll. */
const PATIENCE_MS = 90_000
const [GOAL_MS, GOAL_OWN_MS] = [1_000, 150] as const

/** A mailbox, and the channel in which its service tells of it. */
interface Post {
  readonly dovecot: DovecotServer
  readonly cards: Cards
}

/** What a service is to be run on. */
interface Place {
  readonly dovecot: DovecotServer
  readonly teams: TeamsStandIn
  readonly environment: Readonly<Record<string, string>>
}

/** Unencrypted, so that what the server says can be seen on the line. */
const plainly = (port: number) => ({ IMAP_PORT: String(port), IMAP_USE_SSL: 'False' })

/** Delivers by LMTP. Gives when the server had accepted it. */
const deliver = async (dovecot: DovecotServer, confirmation: Confirmation): Promise<number> => {
  await dovecot.deliver(OFFICE, await confirmationMail(confirmation))
  return performance.now()
}

/** With some mails in the inbox already, so that the service is warm when it has told of them. */
const openPost = async (
  world: World,
  { dovecot, teams, environment }: Place,
  early: readonly Confirmation[],
): Promise<Post> => {
  for (const one of early) await deliver(dovecot, one)
  const cards = watchCards(teams)
  const service = await world.startService({ environment })
  await service.said('mail decided', early.length)
  await world.install(service, teams)
  for (const { locator } of early) await cards.until(locator, PATIENCE_MS)
  return { dovecot, cards }
}

const pushedPlace = async (world: World, onOurLine: Pushes): Promise<Place> => {
  const line = world.keep(await startTcpProxy(world.dovecot.imapPort))
  line.tap(listeningFor(onOurLine))
  return { dovecot: world.dovecot, teams: world.teams, environment: plainly(line.port) }
}

const polledPlace = async (world: World, pollSeconds: number): Promise<Place> => {
  const users = { [OFFICE]: PASSWORD }
  const dovecot = world.keep(await startDovecot({ users, capabilities: 'exchange without IDLE' }))
  const environment = { ...plainly(dovecot.imapPort), IMAP_CHECK_INTERVAL: String(pollSeconds) }
  return { dovecot, teams: world.keep(await startTeamsStandIn()), environment }
}

/** A client that does nothing but IDLE on the same inbox. */
const openBare = async (world: World, pushes: Pushes): Promise<void> => {
  const client = await openImap(world.dovecot, OFFICE, PASSWORD)
  world.keep({ stop: async () => client.close() })
  await client.mailboxOpen('INBOX', { readOnly: true })
  client.on('exists', ({ count }) => pushes.heard(count))
  void client.idle().catch(() => undefined)
}

/** When the server of each mailbox had accepted them. */
type Accepted = ReadonlyMap<string, number>

const deliverAll = async (
  confirmations: readonly Confirmation[],
  { pushed, polled }: { readonly pushed: Post; readonly polled: Post },
): Promise<readonly [Accepted, Accepted]> => {
  const [acceptedHere, acceptedThere] = [new Map<string, number>(), new Map<string, number>()]
  const from = performance.now()
  for (const [index, moment] of momentsIn(confirmations.length, STRETCH_MS, createRandom(SEED)).entries()) {
    await delay(Math.max(0, from + moment - performance.now()))
    const one = confirmations[index]
    if (one === undefined) break
    acceptedHere.set(one.locator, await deliver(pushed.dovecot, one))
    if (index % EACH === 0) acceptedThere.set(one.locator, await deliver(polled.dovecot, one))
  }
  return [acceptedHere, acceptedThere]
}

/** The bare client may not have been told of the last mail when its card is there already. */
const isKnown = (ms: number): boolean => !Number.isNaN(ms)

/** Milliseconds from when each was accepted; only of those that have a card. */
const waitedFor = async (accepted: Accepted, { cards }: Post): Promise<readonly number[]> => {
  const last = [...accepted.keys()].at(-1)
  if (last !== undefined) await cards.until(last, PATIENCE_MS)
  return [...accepted].map(([locator, at]) => cards.at(locator) - at).filter(isKnown)
}

interface Waited {
  readonly pollSeconds: number
  readonly pushed: readonly number[]
  readonly polled: readonly number[]
  /** From when the server had accepted it to when it told a bare client. */
  readonly bare: readonly number[]
  /** From when the server told the service to the card. */
  readonly own: readonly number[]
}

const ms = (value: number): string => `${rounded(value)} ms`

const quantiles = (name: string, values: readonly number[]): Figure =>
  told(`${name}: half, 95 %, 99 %`, [0.5, 0.95, 0.99].map((part) => ms(quantile(values, part))).join(', '))

const SERVICE = 'service'
const BARE = 'server alone: bare client sees EXISTS'
const OWN = 'service alone: EXISTS on its line to card'

const show = (report: Report, waited: Waited, missing: number): void => {
  const { pollSeconds, pushed, polled, bare, own } = waited
  const asked = `service on a server without IDLE, asked every ${pollSeconds} s`
  const late = quantile(pushed, 0.95)
  report.figures(
    quantiles(SERVICE, pushed),
    quantiles(BARE, bare),
    quantiles(OWN, own),
    quantiles(asked, polled),
    atMost(`${SERVICE}, 95 %`, rounded(late), GOAL_MS, ' ms'),
    atMost(`${OWN}, 95 %`, rounded(quantile(own, 0.95)), GOAL_OWN_MS, ' ms'),
    told(`${asked}, of ${SERVICE}, half`, `${rounded(median(polled) / median(pushed), 1)} ×`),
    exactly('mails without a card', missing, 0),
  )
  report.chart({
    kind: 'bars',
    name: 'latency',
    title: 'Milliseconds from the accepted mail to its card, 95 % of the mails',
    bars: [
      { label: 'server alone', value: quantile(bare, 0.95) },
      { label: 'service alone', value: quantile(own, 0.95), goal: GOAL_OWN_MS },
      { label: 'both: the service', value: late, goal: GOAL_MS },
      { label: `asked every ${pollSeconds} s`, value: quantile(polled, 0.95) },
    ],
  })
}

const measure = async (world: World, report: Report, size: number): Promise<void> => {
  const [onOurLine, onBareLine] = [createPushes(), createPushes()]
  const pollSeconds = Math.min(MOST_POLL_SECONDS, size)
  const made = await makeConfirmations(WARM_UP + size)
  const [early, counted] = [made.slice(0, WARM_UP), made.slice(WARM_UP)]
  report.progress('warm-up')
  const posts = {
    polled: await openPost(world, await polledPlace(world, pollSeconds), early),
    pushed: await openPost(world, await pushedPlace(world, onOurLine), early),
  }
  await openBare(world, onBareLine)
  report.progress(`mails, for ${Math.round((size * STRETCH_MS) / 1_000)} s`)
  const [acceptedHere, acceptedThere] = await deliverAll(counted, posts)
  report.progress('waits for the last poll')
  const pushed = await waitedFor(acceptedHere, posts.pushed)
  const polled = await waitedFor(acceptedThere, posts.polled)
  const numbered = [...acceptedHere].map(([locator, at], index) => ({
    locator,
    at,
    number: WARM_UP + index + 1,
  }))
  const bare = numbered.map(({ at, number }) => onBareLine.at(number) - at).filter(isKnown)
  const own = numbered.map(({ locator, number }) => posts.pushed.cards.at(locator) - onOurLine.at(number))
  const missing = counted.length - pushed.length + acceptedThere.size - polled.length
  show(report, { pollSeconds, pushed, polled, bare, own: own.filter(isKnown) }, missing)
}

export const arrival: Bench = {
  name: 'arrival',
  measures: `Mails that come at random moments, one in each ${STRETCH_MS / 1_000} s, from when the mail server has accepted them (LMTP) to when their card is posted at the connector of Teams. How much of that is the server's own push is seen twice: by a bare client that idles on the same inbox, and on the line between the server and the service, where what follows is the service's own. Beside it runs the same service on a server that does not offer IDLE, which it asks every ${MOST_POLL_SECONDS} s; that mailbox gets each fifth of the mails.`,
  size: { unit: 'mails', full: 200, short: 10 },
  missing: dovecotMissing,
  run: inWorld(measure),
}
