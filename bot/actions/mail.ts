import { VERBS } from '../cards/verbs.js'
import { mailCard, mailSummary } from '../cards/views/mail-card.js'
import { refusalText } from '../refusals.js'
import { REPROCESSED } from '../texts/mails.js'
import { told, type Action } from './action.js'

/** The mail runs through the judgement again; the card then shows what came of it, or why it could not be done. */
export const reprocessMail: Action = {
  verb: VERBS.reprocessMail,
  needs: 'operate',
  run: async ({ engine, actor, cards }, data) => {
    const mailId = data['mailId'] ?? ''
    const result = await engine.execute({ type: 'reprocess_mail', mailId }, actor)
    const note = result.ok ? REPROCESSED : refusalText(result, cards)
    const mail = await engine.mail(mailId)
    return mail
      ? { kind: 'shown', card: mailCard(mail, cards, { note }), summary: mailSummary(mail), said: note }
      : told(note)
  },
}
