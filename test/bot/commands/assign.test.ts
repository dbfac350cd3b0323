import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { DEMO_PLACE } from '../../../bot/demo/teams/stand-in.js'
import { sampleView } from '../../fixtures/views/samples.js'
import { GUEST, PAULA } from '../bot-in-teams.js'
import { channelActivity, deliver } from '../raw-activity.js'
import { openDesk, type Desk } from './asking.js'

const LUIS = teamsUser('Luis Soto')
const LUISA = teamsUser('Luisa Peña')

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  await desk.world.teams.join(LUIS)
  await desk.world.teams.join(LUISA)
  desk.world.engine.putReservation(sampleView())
})

afterEach(() => desk.stop())

const assigned = () => desk.world.engine.executed.map(({ command }) => command)

const to = (person: { aadObjectId: string; name: string } | null) => [
  {
    type: 'assign',
    locator: 'AAKLMNO',
    assignee: person && { id: person.aadObjectId, name: person.name },
  },
]

describe('asignar', () => {
  test.each(['', ' a mí', ' yo', ' A MI'])('to who asks, with "%s"', async (typed) => {
    expect(await desk.ask(`asignar AAKLMNO${typed}`)).toBe('Listo: Paula Rojas está a cargo de AAKLMNO.')
    expect(assigned()).toEqual(to(PAULA))
  })

  test.each(['Luis Soto', 'luis s', 'a Luis Soto', '@soto'])('to somebody by name: %s', async (typed) => {
    await desk.ask(`asignar AAKLMNO ${typed}`)
    expect(assigned()).toEqual(to(LUIS))
  })

  test.each(['nadie', 'a nadie', 'sin asignar'])('to nobody, with "%s"', async (typed) => {
    expect(await desk.ask(`asignar AAKLMNO ${typed}`)).toBe('Listo: nadie está a cargo de AAKLMNO.')
    expect(assigned()).toEqual(to(null))
  })

  test('to somebody who is mentioned', async () => {
    const { bot } = DEMO_PLACE
    const mention = (id: string, name: string) => ({
      type: 'mention',
      text: `<at>${name}</at>`,
      mentioned: { id, name },
    })
    await deliver(
      desk.world,
      channelActivity(desk.world, PAULA, {
        text: `<at>${bot.name}</at> asignar AAKLMNO a <at>${LUISA.name}</at>`,
        entities: [mention(bot.id, bot.name), mention(LUISA.id, LUISA.name)],
      }),
    )
    expect(assigned()).toEqual(to(LUISA))
  })

  test('to a name that several bear asks which one', async () => {
    expect(await desk.ask('asignar AAKLMNO lui')).toContain(
      'Hay varias personas que se llaman «lui»: Luis Soto, Luisa Peña.',
    )
    expect(assigned()).toEqual([])
  })

  test.each(['Pedro', GUEST.name])('to nobody of the members says so: %s', async (name) => {
    expect(await desk.ask(`asignar AAKLMNO ${name}`)).toContain(`No encuentro a «${name}»`)
    expect(assigned()).toEqual([])
  })
})
