import { helpCard } from '../cards/views/help-card.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { HELP } from '../texts/lists.js'
import { fold } from './arguments.js'
import { close } from './close.js'
import type { Command } from './command.js'
import { digest } from './digest.js'
import { mail } from './mail.js'
import { nearest } from './nearest.js'
import { pending } from './pending.js'
import { received } from './received.js'
import { resend } from './resend.js'
import { reservation } from './reservation.js'
import { review } from './review.js'
import { status } from './status.js'

/** Stands here because it is made from the table. */
const help: Command = {
  ...COMMAND_TEXTS.help,
  needs: 'read',
  run: async () => show(helpCard(COMMANDS), HELP.title),
}

/** Everything that may be typed to the bot, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  pending,
  reservation,
  resend,
  close,
  received,
  review,
  mail,
  status,
  digest,
  help,
]

const BY_NAME: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) => command.names.map((name) => [name, command] as const)),
)

export type FoundCommand =
  | { readonly kind: 'found'; readonly command: Command; readonly args: string }
  | { readonly kind: 'unknown'; readonly word: string; readonly nearest: Command | null }

const wordOf = (text: string): string => fold(text).replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Looks the first word up in the table, without regard to case and accents. Nothing at all is a call for help. */
export const findCommand = (text: string): FoundCommand => {
  const [first = '', ...rest] = text.split(' ')
  const word = wordOf(first)
  const command = word === '' ? help : BY_NAME.get(word)
  if (command) return { kind: 'found', command, args: rest.join(' ').trim() }
  const name = nearest(word, [...BY_NAME.keys()])
  return { kind: 'unknown', word: first, nearest: (name === null ? null : BY_NAME.get(name)) ?? null }
}
