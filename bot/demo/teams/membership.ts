import { openPersonalChat } from './backstage.js'
import type { Backstage } from './backstage.js'
import type { Membership } from './contract.js'
import { groupChatId, teamsUser } from './identities.js'
import type { JsonObject } from './json.js'
import { appInChat, appInTeam, personInTeam } from './membership-activities.js'

/** Who owns the team and adds the app. */
export const OWNER = teamsUser('Paula Rojas')

/** `onInstalled` hears whether the app is in the team before the bot does. */
export const createMembership = (
  backstage: Backstage,
  onInstalled: (installed: boolean) => void,
): Membership => {
  const { roster, world } = backstage

  const tell = async (activities: readonly JsonObject[]): Promise<void> => {
    for (const activity of activities) await backstage.deliver(activity)
  }

  return {
    install: (by = OWNER) => {
      roster.join(by)
      onInstalled(true)
      return tell(appInTeam(backstage.envelope(), by, 'add'))
    },
    uninstall: (by = OWNER) => {
      onInstalled(false)
      return tell(appInTeam(backstage.envelope(), by, 'remove'))
    },
    installFor: async (user) => {
      const id = openPersonalChat(backstage, user)
      await tell(appInChat(backstage.envelope(), { id, kind: 'personal' }, user, 'add'))
      return id
    },
    installInGroupChat: async (members) => {
      const id = groupChatId(members)
      members.forEach((member) => roster.meet(member))
      world.openChat({ id, kind: 'groupChat', memberIds: members.map((member) => member.id) })
      await tell(appInChat(backstage.envelope(), { id, kind: 'groupChat' }, members[0], 'add'))
      return id
    },
    join: (user) => {
      roster.join(user)
      return tell([personInTeam(backstage.envelope(), OWNER, user, 'add')])
    },
    leave: (user) => {
      roster.leave(user)
      return tell([personInTeam(backstage.envelope(), OWNER, user, 'remove')])
    },
  }
}
