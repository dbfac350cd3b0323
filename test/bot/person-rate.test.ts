import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRateLimiter } from '../../bot/announcing/rate-limiter.js'
import { createPersonRate, PERSON_WINDOW } from '../../bot/person-rate.js'
import { GUEST, PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'
import { channelActivity, deliver, OF_EACH_TYPE } from './raw-activity.js'
import { sampleView } from '../fixtures/views/samples.js'

describe('what one person may ask for', () => {
  let now = 0
  const rate = () => createPersonRate({ elapsed: () => now })
  const taken = (one: ReturnType<typeof rate>, times: number, who = 'paula') =>
    Array.from({ length: times }, () => one.take(who)).at(-1)

  beforeEach(() => {
    now = 1
  })

  test('is as much as anybody does by hand', () => {
    expect(taken(rate(), PERSON_WINDOW.most)).toBe('allowed')
  })

  test('is refused beyond that, once with a word', () => {
    const one = rate()
    expect(taken(one, PERSON_WINDOW.most + 1)).toBe('told')
    expect(taken(one, 1)).toBe('silent')
  })

  test('is no matter of what others ask for', () => {
    const one = rate()
    taken(one, PERSON_WINDOW.most + 1)
    expect(taken(one, 1, 'luis')).toBe('allowed')
  })

  test('is allowed again when a minute has gone', () => {
    const one = rate()
    taken(one, PERSON_WINDOW.most + 1)
    now += PERSON_WINDOW.ms
    expect(taken(one, 1)).toBe('allowed')
  })
})

describe('in the channel', () => {
  let world: BotInTeams

  beforeEach(async () => {
    world = await startBotInTeams({ personLimiter: createRateLimiter([{ ms: 600_000, most: 3 }]) })
    await world.teams.install()
    world.engine.putReservation(sampleView())
  })

  afterEach(() => world.stop())

  const press = (from: typeof PAULA) => deliver(world, channelActivity(world, from, OF_EACH_TYPE['invoke']))
  const resends = () => world.engine.executed.filter(({ command }) => command.type === 'resend').length

  test('presses beyond the limit have no effect and say why', async () => {
    for (let times = 0; times < 5; times += 1) await press(PAULA)
    expect(resends()).toBe(3)
    expect((await press(PAULA)).body).toContain('demasiadas peticiones')
  })

  test('commands beyond the limit are answered once', async () => {
    for (let times = 0; times < 6; times += 1) await world.teams.say('reenviar AAKLMNO', { from: PAULA })
    expect(resends()).toBe(3)
    const told = world.teams.threads().flatMap(({ posts }) => posts)
    expect(told.filter(({ text }) => text?.includes('demasiadas peticiones'))).toHaveLength(1)
  })

  test('what is not said to the bot does not count', async () => {
    const chatter = { text: 'buenos días', entities: [] }
    for (let times = 0; times < 5; times += 1) await deliver(world, channelActivity(world, PAULA, chatter))
    await press(PAULA)
    expect(resends()).toBe(1)
  })

  test('others go on', async () => {
    for (let times = 0; times < 5; times += 1) await press(GUEST)
    await press(PAULA)
    expect(resends()).toBe(1)
  })
})
