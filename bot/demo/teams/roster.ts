import { badArgument } from './refusal.js'
import type { JsonObject } from './json.js'
import type { TeamsUser } from './model.js'

/** Who is in the team, and whom the stand-in has met besides. */
export interface Roster {
  team(): readonly TeamsUser[]
  /** Of the team, or met in a chat. */
  everybody(): readonly TeamsUser[]
  join(user: TeamsUser): void
  leave(user: TeamsUser): void
  /** Somebody who has written in a chat; that alone makes nobody a member of the team. */
  meet(user: TeamsUser): void
}

export const createRoster = (members: readonly TeamsUser[]): Roster => {
  const team = new Map(members.map((user) => [user.id, user]))
  const met = new Map(team)
  return {
    team: () => [...team.values()],
    everybody: () => [...met.values()],
    join: (user) => {
      team.set(user.id, user)
      met.set(user.id, user)
    },
    leave: (user) => {
      team.delete(user.id)
    },
    meet: (user) => {
      met.set(user.id, user)
    },
  }
}

export const isNamed = (user: TeamsUser, id: string): boolean => user.id === id || user.aadObjectId === id

/** "Paula Rojas" → "paula.rojas" */
const mailName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '.')

export const memberJson = (user: TeamsUser): JsonObject => {
  const [givenName = '', ...surnames] = user.name.split(' ')
  const email = `${mailName(user.name)}@oficina.example`
  return {
    id: user.id,
    name: user.name,
    givenName,
    surname: surnames.join(' '),
    objectId: user.aadObjectId,
    aadObjectId: user.aadObjectId,
    email,
    userPrincipalName: email,
    tenantId: user.tenantId,
    userRole: user.role,
  }
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context: less is taken as 50, more as 500. */
const LEAST_ON_PAGE = 50
const MOST_ON_PAGE = 500

export const pageSizeOf = (asked: string | null): number => {
  const size = Number(asked ?? MOST_ON_PAGE)
  if (!Number.isInteger(size)) throw badArgument('pageSize is no number')
  return Math.min(Math.max(size, LEAST_ON_PAGE), MOST_ON_PAGE)
}

const tokenOf = (offset: number): string => Buffer.from(`from ${offset}`).toString('base64url')

const offsetOf = (token: string | null): number => {
  if (token === null) return 0
  const found = /^from (\d+)$/u.exec(Buffer.from(token, 'base64url').toString())
  if (!found) throw badArgument('Invalid continuationToken')
  return Number(found[1])
}

/** One page; there is a token as long as there is more. @throws ConnectorRefusal for a token that is none of ours. */
export const memberPage = (
  users: readonly TeamsUser[],
  size: number,
  continuationToken: string | null,
): JsonObject => {
  const from = offsetOf(continuationToken)
  const next = from + size
  return {
    ...(next < users.length ? { continuationToken: tokenOf(next) } : {}),
    members: users.slice(from, next).map(memberJson),
  }
}
