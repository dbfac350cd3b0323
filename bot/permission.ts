import { outside } from './cards/markdown.js'
import {
  ADMINISTRATORS_ONLY,
  GUEST_READS,
  OUTSIDER,
  ROSTER_AWAY,
  noAdministratorsYet,
} from './texts/permission.js'

/**
 * What somebody may do. Admins are those of ADMIN_IDS; members of the team operate, guests read, people of the tenant
 * who are not in the team do neither. `unknown`: Teams could not be asked.
 */
export type Role = 'admin' | 'member' | 'guest' | 'outsider' | 'unknown'

/**
 * What something takes. `operate`: it changes a case. `administer`: it changes how all cases are treated, such as
 * clients, imports, pauses and the first mail of a kind.
 */
export type Level = 'read' | 'operate' | 'administer'

/** What the words of a refusal need to know. */
export interface Asker {
  readonly role: Role
  /** The Entra object id, which an administrator is named by. */
  readonly id: string
}

const barredFromOperating = (role: Role): string | null => {
  switch (role) {
    case 'admin':
    case 'member':
      return null
    case 'guest':
      return GUEST_READS
    case 'outsider':
      return OUTSIDER
    case 'unknown':
      return ROSTER_AWAY
  }
}

const barredFromAdministering = ({ role, id }: Asker, adminsNamed: boolean): string | null => {
  if (role === 'admin') return null
  if (role === 'outsider') return OUTSIDER
  return adminsNamed ? ADMINISTRATORS_ONLY : noAdministratorsYet(outside(id, 60))
}

/** Why somebody may not do this, as a sentence; null when they may. */
export const barred = (asker: Asker, needs: Level, adminsNamed: boolean): string | null => {
  switch (needs) {
    case 'read':
      return asker.role === 'outsider' ? OUTSIDER : null
    case 'operate':
      return barredFromOperating(asker.role)
    case 'administer':
      return barredFromAdministering(asker, adminsNamed)
  }
}
