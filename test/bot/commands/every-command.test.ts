import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../bot/commands/index.js'
import type { TeamsUser } from '../../../bot/demo/teams/stand-in.js'
import { ADMINISTRATORS_ONLY, GUEST_READS } from '../../../bot/texts/permission.js'
import { sampleClientView, samplePreviews } from '../../fixtures/views/clients.js'
import { sampleReport } from '../../fixtures/views/reports.js'
import { sampleMail, sampleView } from '../../fixtures/views/samples.js'
import { GUEST, PAULA } from '../bot-in-teams.js'
import { ADMIN, openDesk, type Desk } from './asking.js'
import { SAMPLES, type SampleCommand } from './samples.js'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  desk.world.engine.putReservation(sampleView())
  desk.world.engine.putReport(sampleReport())
  desk.world.engine.putMail(sampleMail())
  desk.world.engine.putClient(sampleClientView())
  desk.world.engine.putPreview('AAKLMNO', samplePreviews())
})

afterAll(() => desk.stop())

const ALL = Object.values(SAMPLES)

/** What somebody hears who may not do everything. */
const refusalFor = ({ needs }: SampleCommand, from: TeamsUser): string | null => {
  if (needs === 'administer' && from !== ADMIN) return ADMINISTRATORS_ONLY
  return needs === 'operate' && from === GUEST ? GUEST_READS : null
}

describe('every command', () => {
  test('of the table has a sample here', () => {
    expect(ALL).toHaveLength(COMMANDS.length)
  })

  test.each(ALL)('is answered in the channel, in the thread where it was typed: $typed', async (sample) => {
    expect(await desk.ask(sample.typed, ADMIN)).toContain(sample.answer)
  })

  test.each(ALL)('is answered in a personal chat, without a mention: $typed', async (sample) => {
    expect(await desk.whisper(sample.typed, ADMIN)).toContain(sample.answer)
  })

  test.each(ALL)('is answered in a group chat: $typed', async (sample) => {
    expect(await desk.askInGroup(sample.typed, ADMIN)).toContain(sample.answer)
  })

  test.each(ALL)('is understood in capitals and without accents: $typed', async (sample) => {
    const shouted = sample.typed.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
    expect(await desk.whisper(shouted, ADMIN)).toContain(sample.answer)
  })
})

describe.each([
  { who: 'a guest', from: GUEST },
  { who: 'a member', from: PAULA },
  { who: 'an administrator', from: ADMIN },
])('what $who gets', ({ from }) => {
  test.each(ALL)('$needs: $typed', async (sample) => {
    const expected = refusalFor(sample, from) ?? sample.answer
    expect(await desk.ask(sample.typed, from)).toContain(expected)
  })
})

test('names of commands are unique', () => {
  const names = COMMANDS.flatMap((command) => command.names)
  expect(new Set(names).size).toBe(names.length)
})
