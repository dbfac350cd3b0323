import type { Locator } from '../../src/contract.js'
import { outside } from '../cards/markdown.js'
import { mailPreviewsCard, mailPreviewsTitle } from '../cards/views/mail-previews-card.js'
import { say, show, type Reply } from '../reply.js'
import { clientNotKnown } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { withCode } from './arguments.js'
import type { Command, CommandContext } from './command.js'
import { noReservation } from './unknown-reservation.js'

const showPreviews = async ({ engine }: CommandContext, locator: Locator): Promise<Reply> => {
  const mails = await engine.previewMails(locator)
  return mails
    ? show(mailPreviewsCard(locator, mails), mailPreviewsTitle(locator))
    : say(clientNotKnown(outside(locator, 20)))
}

export const preview: Command = {
  ...COMMAND_TEXTS.preview,
  needs: 'read',
  run: (context, args) =>
    withCode(args, async ({ code }) => {
      const view = await context.engine.findReservation(code)
      return view ? showPreviews(context, view.reservation.locator) : noReservation(context, code)
    }),
}
