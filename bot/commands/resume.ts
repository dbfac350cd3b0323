import { MAILS_RESUMED } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { carryOut } from './carry-out.js'
import type { Command } from './command.js'

export const resume: Command = {
  ...COMMAND_TEXTS.resume,
  needs: 'administer',
  run: (context) => carryOut(context, { type: 'resume_mail' }, MAILS_RESUMED),
}
