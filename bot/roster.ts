import { z } from 'zod'
import { foldText, type Person } from '../src/contract.js'
import type { ConnectorClient } from './adapter.js'
import { faultText, type Log } from './ambient.js'
import type { ChannelReference, Conversations } from './conversations.js'
import type { Mentioned } from './speech.js'
import type { TeamsCalls } from './teams-calls.js'
import { withTimeLimit } from './time-limit.js'

/** Somebody of the team; `id` is the Entra object id, as in `Actor.id`. */
export interface TeamMember extends Person {
  /** As Teams names a person towards this bot, `29:…`. */
  readonly teamsId: string
  readonly guest: boolean
}

export type FoundPerson =
  | { readonly kind: 'one'; readonly person: Person }
  /** More than one bears what was typed; ordered by name. */
  | { readonly kind: 'several'; readonly people: readonly Person[] }
  | { readonly kind: 'none' }

/** Who is in the team that the bot lives in. Never rejects: a card is drawn with whoever is known in time. */
export interface Roster {
  /** Who may be put in charge of a case: the members, without guests, by name. Perhaps out of date, perhaps nobody. */
  people(): Promise<readonly Person[]>
  /** By a mention, or by a name as it is typed: whole or in part, without regard to case and accents. Guests are not found. */
  find(who: string | Mentioned): Promise<FoundPerson>
  /** By the Entra object id or the `29:…`; guests too. */
  member(id: string): Promise<TeamMember | null>
  /** The same, of a list that is fresh already: asks nobody, and null says nothing. */
  known(id: string): Promise<TeamMember | null>
}

export interface RosterOptions {
  readonly conversations: Pick<Conversations, 'channel'>
  readonly calls: TeamsCalls
  readonly log: Log
  /** Milliseconds that only grow. */
  readonly elapsed?: () => number
  readonly waitMs?: number
}

const REMEMBERED_MS = 5 * 60_000
const WAIT_MS = 2_000
/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context: 50 to 500 on a page */
const PAGE_SIZE = 500
/** Ten thousand people; a token that never ends must not keep us asking. */
const MOST_PAGES = 20

const MEMBER = z.object({
  id: z.string(),
  name: z.string().catch(''),
  aadObjectId: z.string().optional(),
  objectId: z.string().optional(),
  userRole: z.string().optional(),
})

const memberIn = (value: unknown): readonly TeamMember[] => {
  const member = MEMBER.safeParse(value)
  if (!member.success) return []
  const { id, name, aadObjectId, objectId, userRole } = member.data
  return [{ id: aadObjectId ?? objectId ?? id, teamsId: id, name: name || id, guest: userRole === 'guest' }]
}

const readPages = async (
  { conversations }: ConnectorClient,
  team: string,
): Promise<readonly TeamMember[]> => {
  const found: TeamMember[] = []
  let token: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const wanted = { pageSize: PAGE_SIZE, ...(token === undefined ? {} : { continuationToken: token }) }
    const answer = await conversations.getConversationPagedMembers(
      team,
      // The SDK's type asks for a token on the first page too, which Teams would refuse.
      wanted as Parameters<typeof conversations.getConversationPagedMembers>[1],
    )
    found.push(...answer.members.flatMap(memberIn))
    token = answer.continuationToken
    if (!token) break
  }
  return found
}

interface MemberList {
  readonly team: string
  readonly people: readonly TeamMember[]
  readonly readAt: number
}

const teamIdOf = ({ teamId, channelId }: ChannelReference): string => teamId ?? channelId

const byName = (one: TeamMember, other: TeamMember): number => one.name.localeCompare(other.name, 'es')

const isNamed = ({ id, teamsId }: TeamMember, wanted: string): boolean =>
  teamsId === wanted || id.toLowerCase() === wanted.toLowerCase()

/** "rojas" and "paula r" both are of "Paula Rojas Díaz". */
const bearsName = ({ name }: Person, typed: string): boolean => {
  const words = foldText(name).split(' ')
  return typed.split(' ').every((part) => words.some((word) => word.startsWith(part)))
}

const foundAmong = (people: readonly TeamMember[]): FoundPerson => {
  const [first, second] = people
  if (!first) return { kind: 'none' }
  return second ? { kind: 'several', people } : { kind: 'one', person: first }
}

export const createRoster = ({ conversations, calls, log, ...options }: RosterOptions): Roster => {
  const { elapsed = () => performance.now(), waitMs = WAIT_MS } = options
  let list: MemberList | null = null
  let reading: Promise<void> | null = null

  /** Null when it is of another team, or too old. */
  const freshOf = (channel: ChannelReference): readonly TeamMember[] | null =>
    list && list.team === teamIdOf(channel) && elapsed() - list.readAt < REMEMBERED_MS ? list.people : null

  const read = async (channel: ChannelReference): Promise<void> => {
    const team = teamIdOf(channel)
    // Reading the members counts apart from what is posted: no card waits for it.
    const target = { serviceUrl: channel.serviceUrl, countedAs: `members of ${team}` }
    const people = await calls.make(target, (client) => readPages(client, team))
    list = { team, people: people.toSorted(byName), readAt: elapsed() }
  }

  const readOnce = (channel: ChannelReference): Promise<void> => {
    reading ??= read(channel)
      .catch((fault: unknown) => log.warn({ fault: faultText(fault) }, 'The members could not be read'))
      .finally(() => {
        reading = null
      })
    return reading
  }

  const everybody = async (): Promise<readonly TeamMember[]> => {
    const channel = await conversations.channel()
    if (!channel) return []
    if (!freshOf(channel)) await withTimeLimit(waitMs, readOnce(channel)).catch(() => undefined)
    return list?.team === teamIdOf(channel) ? list.people : []
  }

  const people = async (): Promise<readonly TeamMember[]> => (await everybody()).filter(({ guest }) => !guest)

  const findTyped = async (typed: string): Promise<FoundPerson> => {
    const wanted = foldText(typed.replace(/^@/u, ''))
    if (wanted === '') return { kind: 'none' }
    const members = await people()
    const exact = members.filter(({ name }) => foldText(name) === wanted)
    return foundAmong(exact.length > 0 ? exact : members.filter((person) => bearsName(person, wanted)))
  }

  const findMentioned = async ({ id, objectId }: Mentioned): Promise<FoundPerson> =>
    foundAmong((await people()).filter((person) => isNamed(person, id) || isNamed(person, objectId ?? '')))

  return {
    people,
    find: (who) => (typeof who === 'string' ? findTyped(who) : findMentioned(who)),
    member: async (id) => (await everybody()).find((person) => isNamed(person, id)) ?? null,
    known: async (id) => {
      const channel = await conversations.channel()
      return (channel && freshOf(channel)?.find((person) => isNamed(person, id))) ?? null
    },
  }
}
