import type { GivenFile } from '../files/file-desk.js'
import type { IncomingFile } from '../files/incoming-files.js'
import type { PlaceKind } from '../origin.js'
import type { Level } from '../permission.js'
import type { Reply } from '../reply.js'
import type { FoundPerson } from '../roster.js'
import type { Mentioned } from '../speech.js'
import type { StaffContext } from '../staff-context.js'
import type { CommandText } from '../texts/commands.js'

/** What a command may use. */
export interface CommandContext extends StaffContext {
  /** Where it was typed. */
  readonly place: PlaceKind
  /** Everybody that the message mentions besides the bot. */
  readonly mentioned: readonly Mentioned[]
  /** Who of the team is meant, by a mention or by a name as it is typed. */
  readonly findPerson: (who: string | Mentioned) => Promise<FoundPerson>
  /** Files that came with the message: in a personal chat only. A message with a file is always for FILE_COMMAND. */
  readonly files: readonly IncomingFile[]
  /** The answer that hands a document over, whatever kind of conversation this is. */
  readonly giveFile: (given: GivenFile) => Reply
}

/**
 * `misused`: the arguments are no good; `problem` says why, and the usage is added to it. `several`: messages one after the
 * other, since Teams takes text, card and file apart.
 */
export type CommandOutcome =
  | Reply
  | { readonly kind: 'several'; readonly replies: readonly Reply[] }
  | { readonly kind: 'misused'; readonly problem: string }

/** Something that may be typed to the bot. It describes itself: help and the app's manifest are made from it. */
export interface Command extends CommandText {
  /** What it takes, with these arguments where that depends on them. */
  readonly needs: Level | ((args: string) => Level)
  /** Said when the answer takes its time. */
  readonly firstWord?: string
  /** `args` is what stands behind the name, on one line. */
  run(context: CommandContext, args: string): Promise<CommandOutcome>
}

export const misused = (problem: string): CommandOutcome => ({ kind: 'misused', problem })
