import { escapeMarkdown, outside } from '../cards/markdown.js'
import { say } from '../reply.js'
import { unknownCommand } from '../texts/answers.js'
import { bare } from './arguments.js'
import type { Command, CommandContext, CommandOutcome } from './command.js'
import { showReservation } from './show-reservation.js'
import { noReservation } from './unknown-reservation.js'

/** Letters and digits as in a locator, or the figures of a booking ID. */
const CODE = /^(?:[A-Z0-9]{5,10}|\d{6,12})$/iu
/** What is hardly anything else: seven capitals, or letters with digits among them. */
const SURELY_CODE = /^(?:[A-Z]{7}|(?=.*\d)[A-Z0-9]{5,12})$/u

const shown = async (context: CommandContext, text: string): Promise<CommandOutcome | null> => {
  const code = bare(text)
  if (!CODE.test(code)) return null
  const view = await context.engine.findReservation(code)
  if (view) return showReservation(context, view)
  return SURELY_CODE.test(code) ? noReservation(context, code) : null
}

/**
 * For what no name fits: a locator by itself shows its reservation; anything else is answered with the command that it was
 * perhaps meant for.
 */
export const guess = (meant: Command | null): Command => ({
  group: 'see',
  names: ['?'],
  usage: '',
  examples: [''],
  help: '',
  needs: 'read',
  run: async (context, text) =>
    (await shown(context, text)) ??
    say(unknownCommand(outside(text.split(' ')[0] ?? '', 40), meant && escapeMarkdown(meant.usage))),
})
