import { LONGEST } from '../cards/limits.js'
import { say } from '../reply.js'
import { MAILS_PAUSED } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { textTooLong } from '../texts/es.js'
import { carryOut } from './carry-out.js'
import type { Command } from './command.js'

export const pause: Command = {
  ...COMMAND_TEXTS.pause,
  needs: 'administer',
  run: async (context, args) => {
    if (args.length > LONGEST.reason) return say(textTooLong(LONGEST.reason))
    return carryOut(context, { type: 'pause_mail', reason: args === '' ? null : args }, MAILS_PAUSED)
  },
}
