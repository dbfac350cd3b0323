import type { Announced, Engine, Person } from '../../src/contract.js'
import { faultText, type BotClock, type Log } from '../ambient.js'
import type { Card } from '../cards/render.js'
import type { CardContext } from '../cards/views/context.js'
import type { NamesOf } from '../cards/views/health-card.js'
import type { ChannelReference } from '../conversations.js'
import type { PersonalChats } from '../personal-chats.js'
import { PostFailed } from '../teams-calls.js'
import type { ChannelPoster } from './channel-poster.js'
import type { KeptCards } from './kept-cards.js'
import type { UndoWatch } from './undo-watch.js'

/** A card that could not be drawn: trying again would not help. */
export class CardFault extends Error {}

/** This one can never be posted: it is left out, so that those behind it are told. */
export const isHopeless = (fault: unknown): boolean =>
  fault instanceof CardFault || (fault instanceof PostFailed && fault.kind === 'refused')

export const drawn = (draw: () => Card): Card => {
  try {
    return draw()
  } catch (fault) {
    throw new CardFault(faultText(fault), { cause: fault })
  }
}

/**
 * Tells one announcement in the channel. Cards show how things stand now, whatever they stood like when it was written.
 * `quiet`: in a flood, what waits for nothing gets no thread.
 * @throws PostFailed, CardFault, or a fault of the engine.
 */
export type Tell = (channel: ChannelReference, announced: Announced, quiet: boolean) => Promise<void>

/** What telling takes. */
export interface TellingOptions {
  readonly engine: Pick<Engine, 'findReservation' | 'review' | 'digest'>
  readonly kept: KeptCards
  readonly undoWatch: UndoWatch
  readonly poster: Pick<ChannelPoster, 'startThread'>
  readonly chats: Pick<PersonalChats, 'tell'>
  /** Never rejects. */
  readonly people: () => Promise<readonly Person[]>
  readonly namesOf: NamesOf
  readonly clock: BotClock
  readonly zone: string
  readonly log: Log
}

export const cardContext = async ({ clock, zone, people }: TellingOptions): Promise<CardContext> => ({
  now: clock.now(),
  zone,
  people: await people(),
})
