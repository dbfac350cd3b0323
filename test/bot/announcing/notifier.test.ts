import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Bot } from '../../../bot/create-bot.js'
import type { TeamsThread } from '../../../bot/demo/teams/stand-in.js'
import { createRateLimiter } from '../../../bot/announcing/rate-limiter.js'
import { IN_EACH_STATE, sampleReview, sampleView } from '../../fixtures/views/samples.js'
import { startBotInTeams, type BotInTeams } from '../bot-in-teams.js'

let world: BotInTeams

beforeEach(async () => {
  world = await startBotInTeams()
})

afterEach(() => world.stop())

const told = (): Promise<void> => world.engine.drained()

/** Threads without the greeting. */
const threads = (): readonly TeamsThread[] => world.teams.threads().slice(1)

const cardText = (thread: TeamsThread | undefined, index = 0): string =>
  JSON.stringify(thread?.posts[index]?.card ?? null)

const view = (locator: string, changes: Parameters<typeof sampleView>[0] = {}) => {
  const sample = sampleView({ ...changes, locator })
  const booking = { ...sample.reservation.booking, locator }
  return { ...sample, reservation: { ...sample.reservation, booking } }
}

const confirm = (locator: string, changes: Parameters<typeof sampleView>[0] = {}): void => {
  world.engine.putReservation(view(locator, changes))
  world.engine.announce('ReservationConfirmed', { locator })
}

describe('announcing', () => {
  test('starts a thread with the root card of a new reservation', async () => {
    await world.teams.install()
    confirm('AAKLMNO')
    await told()
    expect(threads()).toHaveLength(1)
    expect(cardText(threads()[0])).toContain('EMPRESA EJEMPLO S.A.')
  })

  test('waits until there is a channel, and then tells what waited', async () => {
    confirm('AAKLMNO')
    expect(world.engine.waiting()).toHaveLength(1)
    await world.teams.install()
    await told()
    expect(threads()).toHaveLength(1)
  })

  test('updates the root in place and replies in its thread', async () => {
    await world.teams.install()
    confirm('AAKLMNO')
    await told()
    world.engine.putReservation(view('AAKLMNO', IN_EACH_STATE.received))
    world.engine.announce('PurchaseOrderReceived', { locator: 'AAKLMNO', facts: { ocNumber: '4500012345' } })
    await told()
    const [thread] = threads()
    expect(threads()).toHaveLength(1)
    expect(thread?.posts).toHaveLength(2)
    expect(cardText(thread)).toContain('RECIBIDA')
    expect(cardText(thread, 1)).toContain('4500012345')
  })

  test('says nothing in the thread for a trifle', async () => {
    await world.teams.install()
    confirm('AAKLMNO')
    world.engine.announce('RequestSent', { locator: 'AAKLMNO' })
    await told()
    expect(threads()[0]?.posts).toHaveLength(1)
  })

  test('does not update a card that shows the same already', async () => {
    await world.teams.install()
    confirm('AAKLMNO')
    world.engine.announce('RequestSent', { locator: 'AAKLMNO' })
    await told()
    expect(world.teams.calls().filter(({ method }) => method === 'PUT')).toHaveLength(0)
  })

  test('posts a new root when somebody deleted the card', async () => {
    await world.teams.install()
    confirm('AAKLMNO')
    await told()
    world.teams.fail({ kind: 'status', status: 404 }, { method: 'PUT' })
    world.engine.putReservation(view('AAKLMNO', IN_EACH_STATE.closed))
    world.engine.announce('ReservationClosed', { locator: 'AAKLMNO' })
    await told()
    expect(threads()).toHaveLength(2)
    expect(cardText(threads()[1])).toContain('CERRADA')
    expect(threads()[1]?.posts).toHaveLength(2)
  })

  test('asks staff in a thread of its own, and shows there how it was answered', async () => {
    await world.teams.install()
    world.engine.putReview(sampleReview())
    world.engine.announce('ReviewOpened', { reviewId: 'r123456789' })
    await told()
    expect(cardText(threads()[0])).toContain('OC por asignar')
    const resolution = { at: '2026-03-30T13:30:00.000Z', actor: 'Paula Rojas', outcome: 'assigned' }
    world.engine.putReview(sampleReview({ resolution }))
    world.engine.announce('ReviewResolved', { reviewId: 'r123456789' })
    await told()
    expect(threads()).toHaveLength(1)
    expect(cardText(threads()[0])).toContain('OC asignada por Paula Rojas')
  })

  test('does not ask what has been answered meanwhile', async () => {
    await world.teams.install()
    const resolution = { at: '2026-03-30T13:30:00.000Z', actor: 'Paula Rojas', outcome: 'assigned' }
    world.engine.putReview(sampleReview({ resolution }))
    world.engine.announce('ReviewOpened', { reviewId: 'r123456789' })
    await told()
    expect(threads()).toHaveLength(0)
  })

  test('ties no rest to the signal of the stop, which would keep a trace of each', async () => {
    const any = vi.spyOn(AbortSignal, 'any')
    await world.teams.install()
    for (const locator of ['AAKLMNO', 'AAKLMNP', 'AAKLMNQ']) {
      confirm(locator)
      await told()
    }
    expect(any).not.toHaveBeenCalled()
    any.mockRestore()
  })

  test('posts the digest when it is due', async () => {
    await world.teams.install()
    world.engine.announce('DigestDue')
    await told()
    expect(cardText(threads()[0])).toContain('Resumen del lunes 30 de marzo de 2026')
  })
})

describe('when Teams does not take it', () => {
  test.each([429, 412, 500, 502, 503, 504])('tries again after a %d', async (status) => {
    await world.teams.install()
    world.teams.fail({ kind: 'status', status }, { method: 'POST' })
    confirm('AAKLMNO')
    await told()
    expect(threads()).toHaveLength(1)
  })

  test('acknowledges nothing that was not posted, and goes on when it may speak again', async () => {
    await world.teams.install()
    world.teams.fail({ kind: 'status', status: 403 }, { method: 'POST', times: 50 })
    const stopped = world.logged('Announcing stopped; it goes on later')
    confirm('AAKLMNO')
    await stopped
    expect(world.engine.waiting()).toHaveLength(1)
    world.teams.heal()
    world.bot.notifier.wake()
    await told()
    expect(threads()).toHaveLength(1)
  })

  test('leaves out the one card that is never taken, and tells the rest', async () => {
    await world.teams.install()
    world.teams.fail({ kind: 'status', status: 413 }, { method: 'POST' })
    confirm('AAKLMNO')
    confirm('BBKLMNO')
    await told()
    expect(threads()).toHaveLength(1)
    expect(cardText(threads()[0])).toContain('BBKLMNO')
    expect(world.log).toContainEqual(expect.objectContaining({ level: 'error' }))
  })
})

describe('a flood', () => {
  const floodOf = (open: number, settled: number): void => {
    for (let index = 0; index < open; index += 1) confirm(`OPEN${String(index).padStart(3, '0')}`)
    for (let index = 0; index < settled; index += 1)
      confirm(`DONE${String(index).padStart(3, '0')}`, IN_EACH_STATE.not_required)
  }

  test('gets one summary card, and then threads only for what is open', async () => {
    floodOf(3, 20)
    await world.teams.install()
    await told()
    expect(threads()).toHaveLength(4)
    expect(cardText(threads()[0])).toContain('Se leyeron 23 confirmaciones')
  })

  test('begins above twenty', async () => {
    floodOf(1, 19)
    await world.teams.install()
    await told()
    expect(threads()).toHaveLength(20)
  })

  test('is also what the engine calls a read backlog', async () => {
    floodOf(1, 1)
    world.engine.announce('BacklogRead')
    await world.teams.install()
    await told()
    expect(threads()).toHaveLength(2)
    expect(cardText(threads()[0])).toContain('Puesta al día')
  })
})

test('cards come no faster than Teams allows', async () => {
  const own = await startBotInTeams({ limiter: createRateLimiter() })
  own.teams.enforceRate(true)
  for (let index = 0; index < 11; index += 1) {
    const locator = `RATE${String(index).padStart(3, '0')}`
    own.engine.putReservation(view(locator))
    own.engine.announce('ReservationConfirmed', { locator })
  }
  await own.teams.install()
  await own.engine.drained()
  expect(own.teams.threads()).toHaveLength(12)
  expect(own.teams.calls().filter(({ status }) => status === 429)).toEqual([])
  await own.stop()
})

test('one that does not lead tells nothing, and goes on where the other one stopped', async () => {
  const stands: Pick<Bot['notifier'], 'gained' | 'lost'>[] = []
  const own = await startBotInTeams({ standForNotifier: (candidate) => void stands.push(candidate) })
  onTestFinished(() => own.stop())
  await own.teams.install()
  own.engine.putReservation(view('AAKLMNO'))
  own.engine.announce('ReservationConfirmed', { locator: 'AAKLMNO' })
  expect(own.teams.threads()).toHaveLength(1)
  stands[0]?.gained()
  await own.engine.drained()
  expect(own.teams.threads()).toHaveLength(2)
})

test('one that leads no more ends after the post under way', async () => {
  await world.teams.install()
  world.teams.fail({ kind: 'hang' })
  confirm('AAKLMNO')
  confirm('BBKLMNO')
  await vi.waitFor(() => expect(world.teams.calls().at(-1)?.status).toBeNull())
  world.bot.notifier.lost()
  world.teams.heal()
  await world.bot.notifier.stop()
  expect(world.engine.waiting().map(({ locator }) => locator)).toContain('BBKLMNO')
})

test('stopping ends the loop after the post under way, and the rest waits for the next start', async () => {
  await world.teams.install()
  confirm('AAKLMNO')
  await told()
  await world.bot.notifier.stop()
  confirm('BBKLMNO')
  expect(world.engine.waiting()).toHaveLength(1)
  expect(threads()).toHaveLength(1)
})

test('stopping waits only a moment for a post that Teams does not answer', async () => {
  await world.teams.install()
  world.teams.fail({ kind: 'hang' })
  confirm('AAKLMNO')
  await vi.waitFor(() => expect(world.teams.calls().at(-1)?.status).toBeNull())
  const from = performance.now()
  await world.bot.notifier.stop()
  expect(performance.now() - from).toBeLessThan(4_000)
  expect(world.engine.waiting()).toHaveLength(1)
})
