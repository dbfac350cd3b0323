import { foldText } from '../../src/contract.js'
import { mailCard, mailSummary } from '../cards/views/mail-card.js'
import type { CardContext } from '../cards/views/context.js'
import { refusalText } from '../refusals.js'
import { say, show, type Reply } from '../reply.js'
import { REPROCESS_WORDS } from '../texts/command-words.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { MISSING_MAIL_ID, REPROCESSED } from '../texts/mails.js'
import { codeAndRest } from './arguments.js'
import { misused, type Command, type CommandContext } from './command.js'

const asksToReprocess = (rest: string): boolean => {
  const asked = foldText(rest)
  return REPROCESS_WORDS.some((words) => words === asked)
}

const unknown = (id: string, cards: CardContext): Reply =>
  say(refusalText({ ok: false, code: 'unknown_mail', facts: { mail: id } }, cards))

const showMail = async (
  { engine, cards }: CommandContext,
  id: string,
  note: string | null,
): Promise<Reply> => {
  const mail = await engine.mail(id)
  return mail
    ? show(mailCard(mail, cards, note === null ? {} : { note }), mailSummary(mail))
    : unknown(id, cards)
}

const reprocess = async (context: CommandContext, mailId: string): Promise<Reply> => {
  const result = await context.engine.execute({ type: 'reprocess_mail', mailId }, context.actor)
  return result.ok ? showMail(context, mailId, REPROCESSED) : say(refusalText(result, context.cards))
}

export const mail: Command = {
  ...COMMAND_TEXTS.mail,
  needs: (args) => (asksToReprocess(codeAndRest(args).rest) ? 'operate' : 'read'),
  run: async (context, args) => {
    const { code, rest } = codeAndRest(args)
    if (code === '') return misused(MISSING_MAIL_ID)
    const id = code.toLowerCase()
    return asksToReprocess(rest) ? reprocess(context, id) : showMail(context, id, null)
  },
}
