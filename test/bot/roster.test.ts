import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRoster, type Roster } from '../../bot/roster.js'
import { startTeamsStandIn, teamsUser, type TeamsStandIn } from '../../bot/demo/teams/stand-in.js'
import { recordingLog, type LogLine } from './bot-in-teams.js'
import { callsOf, channelIn } from './calls-in-teams.js'

const PAULA = teamsUser('Paula Rojas')
const ANDRES = teamsUser('Andrés Peña Soto')
const ANDREA = teamsUser('Andrea Soto')
const GUEST = teamsUser('Inés Invitada', { role: 'guest' })

let teams: TeamsStandIn
let now: number
let lines: LogLine[]

const start = async (rosterPageSize?: number): Promise<void> => {
  teams = await startTeamsStandIn({
    members: [PAULA, ANDRES, ANDREA, GUEST],
    ...(rosterPageSize === undefined ? {} : { rosterPageSize }),
  })
  teams.connectBot('http://127.0.0.1:9/none')
  await teams.install(PAULA).catch(() => undefined)
}

beforeEach(async () => {
  now = 0
  lines = []
  await start()
})

afterEach(() => teams.stop())

const rosterOf = (changes: { waitMs?: number; away?: boolean } = {}): Roster =>
  createRoster({
    conversations: { channel: async () => (changes.away ? null : channelIn(teams)) },
    calls: callsOf(),
    log: recordingLog(lines),
    elapsed: () => now,
    waitMs: changes.waitMs ?? 2_000,
  })

const timesRead = (): number => teams.calls().filter(({ path }) => path.includes('/pagedmembers')).length

const named = async (roster: Roster, who: Parameters<Roster['find']>[0]): Promise<unknown> => {
  const found = await roster.find(who)
  if (found.kind === 'one') return found.person.name
  return found.kind === 'several' ? found.people.map(({ name }) => name) : null
}

describe('the people of the team', () => {
  test('are its members by name, with the id that their acts bear, and without its guests', async () => {
    expect(await rosterOf().people()).toEqual([
      expect.objectContaining({ id: ANDREA.aadObjectId, name: 'Andrea Soto' }),
      expect.objectContaining({ id: ANDRES.aadObjectId, name: 'Andrés Peña Soto' }),
      expect.objectContaining({ id: PAULA.aadObjectId, name: 'Paula Rojas' }),
    ])
  })

  test('come in as many pages as Teams makes of them', async () => {
    await teams.stop()
    await start(1)
    expect(await rosterOf().people()).toHaveLength(3)
    expect(timesRead()).toBe(4)
  })

  test('are read once for all who ask at one time, and remembered for five minutes', async () => {
    const roster = rosterOf()
    await Promise.all([roster.people(), roster.people(), roster.find('paula')])
    now = 5 * 60_000 - 1
    await roster.people()
    expect(timesRead()).toBe(1)
    now += 1
    await roster.people()
    expect(timesRead()).toBe(2)
  })

  test('are those of before while Teams does not answer', async () => {
    const roster = rosterOf({ waitMs: 20 })
    await expect.poll(() => roster.people()).toHaveLength(3)
    now = 10 * 60_000
    teams.fail({ kind: 'hang' }, { path: '/pagedmembers' })
    expect(await roster.people()).toHaveLength(3)
  })

  test('are nobody, at once, where Teams has never answered', async () => {
    teams.fail({ kind: 'hang' }, { path: '/pagedmembers' })
    expect(await rosterOf({ waitMs: 20 }).people()).toEqual([])
  })

  test('are nobody where Teams refuses, which is logged', async () => {
    teams.fail({ kind: 'status', status: 403 }, { path: '/pagedmembers' })
    expect(await rosterOf().people()).toEqual([])
    expect(lines.map(({ message }) => message)).toEqual(['The members could not be read'])
  })

  test('are nobody while there is no team', async () => {
    expect(await rosterOf({ away: true }).people()).toEqual([])
  })
})

describe('somebody is found', () => {
  test.each([
    ['Paula Rojas', 'Paula Rojas'],
    ['paula', 'Paula Rojas'],
    ['@ROJAS', 'Paula Rojas'],
    ['andres pena', 'Andrés Peña Soto'],
    ['soto andrea', 'Andrea Soto'],
    ['andr', ['Andrea Soto', 'Andrés Peña Soto']],
    ['soto', ['Andrea Soto', 'Andrés Peña Soto']],
    ['ines', null],
    ['nadie', null],
    ['', null],
  ])('by "%s": %j', async (typed, expected) => {
    expect(await named(rosterOf(), typed)).toEqual(expected)
  })

  test('by a mention, which names only what Teams calls a person', async () => {
    const mention = { id: ANDRES.id, objectId: null, name: 'Andrés' }
    expect(await named(rosterOf(), mention)).toBe('Andrés Peña Soto')
  })

  test('not by a mention of somebody who is not of the team', async () => {
    expect(await named(rosterOf(), { id: '29:other', objectId: null, name: 'Otra' })).toBeNull()
  })

  test('by the Entra object id, a guest too', async () => {
    const found = await rosterOf().member(GUEST.aadObjectId.toUpperCase())
    expect(found).toEqual({ id: GUEST.aadObjectId, teamsId: GUEST.id, name: GUEST.name, guest: true })
  })

  test('without a question to Teams only where the list is fresh', async () => {
    const roster = rosterOf()
    expect(await roster.known(PAULA.id)).toBeNull()
    await roster.people()
    expect(await roster.known(PAULA.id)).toMatchObject({ name: 'Paula Rojas' })
    now = 5 * 60_000
    expect(await roster.known(PAULA.id)).toBeNull()
  })
})
