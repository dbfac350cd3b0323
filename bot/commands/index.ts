import { bare } from './arguments.js'
import { assign } from './assign.js'
import { client } from './client.js'
import { clients } from './clients.js'
import { close } from './close.js'
import type { Command } from './command.js'
import { digest } from './digest.js'
import { guess } from './guess.js'
import { helpFrom } from './help.js'
import { importClients } from './import-clients.js'
import { createLookUp } from './look-up.js'
import { mail } from './mail.js'
import { migration } from './migration.js'
import { note } from './note.js'
import { pause } from './pause.js'
import { pending } from './pending.js'
import { postpone } from './postpone.js'
import { preview } from './preview.js'
import { received } from './received.js'
import { reject } from './reject.js'
import { reopen } from './reopen.js'
import { report } from './report.js'
import { resend } from './resend.js'
import { reservation } from './reservation.js'
import { resume } from './resume.js'
import { review } from './review.js'
import { search } from './search.js'
import { status } from './status.js'
import { sweep } from './sweep.js'
import { undo } from './undo.js'

/** Made from the table that it stands in. */
const help: Command = helpFrom({ commands: () => COMMANDS, lookUp: (text) => lookUp(text) })

/** Everything that may be typed to the bot, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  pending,
  reservation,
  search,
  review,
  digest,
  report,
  preview,
  mail,
  status,
  help,
  resend,
  received,
  reject,
  close,
  postpone,
  assign,
  note,
  reopen,
  undo,
  sweep,
  clients,
  client,
  importClients,
  migration,
  pause,
  resume,
]

const lookUp = createLookUp(COMMANDS)

export interface FoundCommand {
  readonly command: Command
  readonly args: string
}

/** Nothing at all is a call for help; what no name fits is guessed at. */
export const findCommand = (text: string): FoundCommand => {
  if (bare(text) === '') return { command: help, args: '' }
  const looked = lookUp(text)
  return looked.found ? looked : { command: guess(looked.meant), args: text }
}
