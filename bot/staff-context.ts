import type { Actor, Engine, Person } from '../src/contract.js'
import type { CardContext } from './cards/views/context.js'
import type { SignedLinks } from './signed-links.js'

/** What commands and buttons may use alike. */
export interface StaffContext {
  readonly engine: Engine
  /** Who asked, and with what. */
  readonly actor: Actor
  readonly cards: CardContext
  readonly links: Pick<SignedLinks, 'linkTo'>
  readonly channelKnown: () => Promise<boolean>
  /** Who may be put in charge of a case, by name. Never rejects, and takes two seconds at most; then perhaps nobody. */
  readonly people: () => Promise<readonly Person[]>
}
