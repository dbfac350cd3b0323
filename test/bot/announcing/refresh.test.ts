import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pause } from '../../../bot/ambient.js'
import type { TeamsPost } from '../../../bot/demo/teams/stand-in.js'
import { IN_EACH_STATE, NOW, sampleView } from '../../fixtures/views/samples.js'
import { sampleDigest } from '../../fixtures/views/digests.js'
import { sampleRow } from '../../fixtures/views/rows.js'
import { startBotInTeams, type BotInTeams } from '../bot-in-teams.js'

const UNTIL = '2026-03-30T13:10:00.000Z'
const AFTER = '2026-03-30T13:10:01.000Z'
const UNDO = { undo: { action: 'close', actor: 'Ana', until: UNTIL } } as const

let now = NOW
let world: BotInTeams

beforeEach(async () => {
  now = NOW
  world = await startBotInTeams({ clock: { now: () => now } })
  await world.teams.install()
})

afterEach(() => world.stop())

const rootText = (): string => JSON.stringify(root()?.card ?? null)

const root = (): TeamsPost | undefined =>
  world.teams.threads().find(({ posts }) => JSON.stringify(posts[0]?.card).includes('AAKLMNO'))?.posts[0]

const tell = async (...view: Parameters<typeof sampleView>): Promise<void> => {
  world.engine.putReservation(sampleView(...view))
  world.engine.announce('ReservationClosed', { locator: 'AAKLMNO' })
  await world.engine.drained()
}

const remembered = (): unknown => world.engine.notes.get('teams:undo-shown')

/** The time to undo is over, and something wakes the notifier, be it the time itself. */
const passes = (changes: Parameters<typeof sampleView>[0] = IN_EACH_STATE.closed): void => {
  now = AFTER
  world.engine.putReservation(sampleView(changes))
  world.bot.notifier.wake()
}

const withoutUndo = () =>
  world.teams.until('the card without «Deshacer»', () => !rootText().includes('Deshacer'))

describe('a card that offers to undo', () => {
  test('stops to when the time is over, without anything having happened', async () => {
    await tell(IN_EACH_STATE.closed, UNDO)
    expect(rootText()).toContain('Deshacer')
    passes()
    await withoutUndo()
  })

  test('is remembered over a restart, and forgotten when it is done', async () => {
    await tell(IN_EACH_STATE.closed, UNDO)
    expect(remembered()).toEqual({ AAKLMNO: UNTIL })
    passes()
    await world.teams.until('nothing to be left', () => JSON.stringify(remembered()) === '{}')
  })

  test('is drawn anew when its time comes, though nobody wakes the notifier', async () => {
    const own = await startBotInTeams({
      clock: { now: () => now },
      // The window itself takes no time; the hour that the notifier sleeps else lasts until it is cut short.
      pause: async (ms, signal) => {
        if (ms === 600_000) now = AFTER
        else await pause(ms, signal)
      },
    })
    await own.teams.install()
    own.engine.putReservation(sampleView(IN_EACH_STATE.closed, UNDO))
    own.engine.announce('ReservationClosed', { locator: 'AAKLMNO' })
    await own.engine.drained()
    own.engine.putReservation(sampleView(IN_EACH_STATE.closed))
    await own.teams.until('the card without «Deshacer»', () => {
      const text = JSON.stringify(own.teams.threads())
      return text.includes('CERRADA') && !text.includes('Deshacer')
    })
    expect(now).toBe(AFTER)
    await own.stop()
  })

  test('that is undone offers nothing, and is not drawn again', async () => {
    await tell(IN_EACH_STATE.closed, UNDO)
    await tell({})
    expect(remembered()).toEqual({})
  })
})

describe('the morning’s overview', () => {
  test('brings the cards of what became urgent up to date', async () => {
    await tell({})
    world.engine.putReservation(sampleView({}, { urgent: true }))
    world.engine.putDigest(sampleDigest({ urgent: [sampleRow()] }))
    world.engine.announce('DigestDue')
    await world.engine.drained()
    expect(rootText()).toContain('URGENTE')
  })

  test('does not come twice because such a card cannot be drawn', async () => {
    await tell({})
    world.engine.putReservation(sampleView({}, { urgent: true }))
    world.engine.putDigest(sampleDigest({ urgent: [sampleRow()] }))
    world.teams.fail({ kind: 'status', status: 403 }, { method: 'PUT', times: 20 })
    world.engine.announce('DigestDue')
    await world.engine.drained()
    const overviews = world.teams
      .threads()
      .filter(({ posts }) => JSON.stringify(posts).includes('Resumen del'))
    expect(overviews).toHaveLength(1)
  })
})
