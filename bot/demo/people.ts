import { teamsUser } from './teams/stand-in.js'
import type { TeamsUser } from './teams/stand-in.js'
import { personTexts } from './texts/es.js'

/** Somebody whose place one can take on the page. */
export interface DemoPerson {
  /** In the page's address: `?como=paula`. */
  readonly key: string
  readonly user: TeamsUser
  /** What the person may do, in a word. */
  readonly role: string
}

export const PAULA: DemoPerson = {
  key: 'paula',
  user: teamsUser('Paula Rojas'),
  role: personTexts.administrator,
}

/** The first one sits in front of the page until another is chosen. */
export const DEMO_PEOPLE: readonly [DemoPerson, ...DemoPerson[]] = [
  PAULA,
  { key: 'diego', user: teamsUser('Diego Soto'), role: personTexts.member },
  { key: 'ines', user: teamsUser('Inés Invitada', { role: 'guest' }), role: personTexts.guest },
]

/** Who runs the demo's office: the Entra object ids of `ADMIN_IDS`. */
export const ADMIN_IDS: readonly string[] = [PAULA.user.aadObjectId]
