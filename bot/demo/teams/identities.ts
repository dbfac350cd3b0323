import { createHash } from 'node:crypto'
import type { TeamsPlace, TeamsUser } from './model.js'

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const guidOf = (text: string): string =>
  hashOf(text).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')

const channelIdOf = (name: string): string => `19:${hashOf(name).slice(0, 32)}@thread.tacv2`

const TENANT = guidOf('demo tenant')

export const DEMO_PLACE: TeamsPlace = {
  tenantId: TENANT,
  team: { id: channelIdOf('General'), aadGroupId: guidOf('team'), name: 'Ventas Hoteles' },
  channel: { id: channelIdOf('Control OC'), name: 'Órdenes de compra' },
  bot: { id: `28:${guidOf('bot')}`, name: 'Control OC' },
}

/** The same name is always the same person. */
export const teamsUser = (
  name: string,
  options: { readonly role?: 'user' | 'guest'; readonly tenantId?: string } = {},
): TeamsUser => ({
  id: `29:1${hashOf(`29:${name}`).slice(0, 40)}`,
  aadObjectId: guidOf(name),
  name,
  role: options.role ?? 'user',
  tenantId: options.tenantId ?? TENANT,
})

export const personalChatId = (user: TeamsUser): string => `a:1${hashOf(`chat ${user.id}`).slice(0, 40)}`

/** The same people always meet in the same chat. */
export const groupChatId = (members: readonly TeamsUser[]): string =>
  `19:${hashOf(members.map(({ id }) => id).join()).slice(0, 32)}@thread.v2`
