import { DEMO_PLACE, teamsUser, type TeamsUser } from '../../../bot/demo/teams/stand-in.js'
import { SERVICE_URL } from '../../bot/behind-tokens.js'
import { channelActivity } from '../../bot/raw-activity.js'
import { MALLORY } from './at-the-door.js'
import type { Attempts } from './attempts.js'
import { GUEST, PAULA, type ServiceWorld } from './service-world.js'
import { deedsOn } from './state.js'

const { tenantId, team, channel } = DEMO_PLACE
const FOREIGN_TENANT = '00000000-0000-0000-0000-00000000dead'

const goodToken = ({ provider }: ServiceWorld) => ({
  authorization: `Bearer ${provider.token({ serviceurl: SERVICE_URL })}`,
})

const press = (world: ServiceWorld, from: TeamsUser, verb: string, data: object, changes: object = {}) =>
  world.post(
    channelActivity(world, from, {
      serviceUrl: SERVICE_URL,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb, data } },
      ...changes,
    }),
    goodToken(world),
  )

/** From where an activity may say that it comes, though its token is good. */
const FOREIGN_PLACES: Readonly<Record<string, object>> = {
  'another tenant': {
    channelData: { tenant: { id: FOREIGN_TENANT }, team: { id: team.id }, channel: { id: channel.id } },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: FOREIGN_TENANT },
  },
  'two tenants': {
    channelData: { tenant: { id: tenantId }, team: { id: team.id }, channel: { id: channel.id } },
    conversation: { id: channel.id, conversationType: 'channel', tenantId: FOREIGN_TENANT },
  },
  'no tenant': {
    channelData: { team: { id: team.id }, channel: { id: channel.id } },
    conversation: { id: channel.id, conversationType: 'channel' },
  },
  'another team': {
    channelData: {
      tenant: { id: tenantId },
      team: { id: '19:otro@thread.tacv2' },
      channel: { id: '19:otro@thread.tacv2' },
    },
    conversation: { id: '19:otro@thread.tacv2', conversationType: 'channel', tenantId },
  },
  'another channel of the Bot Framework': { channelId: 'directline' },
  'the emulator': { channelId: 'emulator' },
}

const OPERATING = [
  'reservation.close',
  'reservation.received',
  'reservation.reject',
  'reservation.resend',
] as const

/** Good tokens of Teams for who may not: outsiders of every kind, and guests. */
export const tryPlacesAndRoles = async (
  world: ServiceWorld,
  locator: string,
  attempts: Attempts,
  isUntouched: () => Promise<boolean>,
): Promise<void> => {
  const note = async (of: string, name: string): Promise<void> =>
    attempts.note(of, (await isUntouched()) ? null : name)
  for (const verb of OPERATING) {
    const data = { locator, reason: 'other', note: 'x', ocNumber: '4500099999' }
    for (const [name, changes] of Object.entries(FOREIGN_PLACES)) {
      await press(world, MALLORY, verb, data, changes)
      await note('tenant and team', `${name}: ${verb}`)
    }
    await press(world, teamsUser('Otto Ajeno'), verb, data)
    await note('roles', `outsider: ${verb}`)
    await press(world, GUEST, verb, data)
    await note('roles', `guest: ${verb}`)
  }
  for (const verb of ['import.apply', 'client.save', 'review.approve', 'mail.resume']) {
    await press(world, GUEST, verb, { name: 'EMPRESA EJEMPLO S.A.', contacts: 'mallory@evil.example' })
    await note('roles', `guest: ${verb}`)
  }
}

const REPLAYS = 20

/** What colleagues press most, and what the audit calls it; every verb there is: test/bot/actions/replays.test.ts. */
const REPLAYED: readonly (readonly [verb: string, deed: string, data: object])[] = [
  ['reservation.resend', 'resend', {}],
  ['reservation.note', 'add_note', { noteText: 'Lo vemos el lunes' }],
  ['reservation.assign', 'assign', { assignee: 'me' }],
  ['reservation.postpone', 'postpone', { days: '1' }],
]

/** The same activity many times at once, as a line that is cut and retried may bring it, or somebody who recorded it. */
export const tryReplays = async (
  world: ServiceWorld,
  locator: string,
  attempts: Attempts,
  mailsAbout: (locator: string) => number,
): Promise<void> => {
  const of = `replays of a press, ${REPLAYS} times each`
  const before = mailsAbout(locator)
  for (const [verb, deed, data] of REPLAYED) {
    const again = (): Promise<unknown> => press(world, PAULA, verb, { locator, ...data })
    const earlier = await deedsOn(world.place, locator, deed)
    await Promise.all(Array.from({ length: REPLAYS }, again))
    const deeds = (await deedsOn(world.place, locator, deed)) - earlier
    attempts.note(of, deeds === 1 ? null : `${verb}: ${deeds} deeds`)
  }
  await world.teams
    .until('the resent mail', () => mailsAbout(locator) > before || null, 10_000)
    .catch(() => null)
  const mails = mailsAbout(locator) - before
  attempts.note(of, mails === 1 ? null : `${mails} mails`)
}
