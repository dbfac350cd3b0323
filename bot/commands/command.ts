import type { Actor, Engine } from '../../src/contract.js'
import type { CardContext } from '../cards/views/context.js'
import type { Level } from '../permission.js'
import type { Reply } from '../reply.js'
import type { CommandText } from '../texts/commands.js'

/** What a command may use. */
export interface CommandContext {
  readonly engine: Engine
  readonly actor: Actor
  readonly cards: CardContext
  readonly channelKnown: () => Promise<boolean>
}

/** `misused`: the arguments are no good; `problem` says why, and the usage is added to it. */
export type CommandOutcome = Reply | { readonly kind: 'misused'; readonly problem: string }

/** Something that may be typed to the bot. It describes itself: help and the app's manifest are made from it. */
export interface Command extends CommandText {
  /** What it takes, with these arguments where that depends on them. */
  readonly needs: Level | ((args: string) => Level)
  /** `args` is what stands behind the name, on one line. */
  run(context: CommandContext, args: string): Promise<CommandOutcome>
}

export const misused = (problem: string): CommandOutcome => ({ kind: 'misused', problem })
