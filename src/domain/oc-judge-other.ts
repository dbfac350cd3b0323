import { type Case, hasSign, ignore, isPaper, isTied, note, review } from './oc-case.js'
import type { OcDecision } from './oc-decision.js'
import { contentFault, senderFault } from './oc-faults.js'

export const judgeAutoReply = (mail: Case): OcDecision => {
  if (mail.clues.documents.some(isPaper)) return review(mail, 'automatic_with_document')
  return isTied(mail)
    ? note(mail, 'auto_reply', 'automatic_reply')
    : ignore(mail, 'automatic_reply_without_tie')
}

export const judgeBounce = (mail: Case): OcDecision => {
  if (!isTied(mail)) return ignore(mail, 'bounce_without_tie')
  return mail.clues.bounce?.permanent === false
    ? note(mail, 'delivery_delayed', 'delivery_delayed')
    : review(mail, 'bounce_for_reservation', 'bounced')
}

/** A paper that came with a tied mail may be the OC, whatever the words around it. */
const judgePapers = (mail: Case): OcDecision | null =>
  isTied(mail) && mail.clues.documents.some(isPaper)
    ? review(mail, senderFault(mail) ?? contentFault(mail) ?? 'document_unproven')
    : null

export const judgeQuestion = (mail: Case): OcDecision => {
  const mustBeAnswered = isTied(mail) || mail.knownClientIds.length > 0 || hasSign(mail.clues, 'oc_word')
  return (
    judgePapers(mail) ??
    (mustBeAnswered ? review(mail, 'question', 'mail_to_answer') : ignore(mail, 'nothing_of_ours'))
  )
}

export const judgeInvoice = (mail: Case): OcDecision =>
  isTied(mail)
    ? review(mail, 'invoice_for_reservation', 'mail_to_answer')
    : ignore(mail, 'invoice_without_tie')

/** What a client or a colleague sends may be an OC; what a client says of one must be answered. Nothing says which. */
const judgeUntied = (mail: Case): OcDecision => {
  const speaksOfOrder = hasSign(mail.clues, 'oc_word')
  const promises = hasSign(mail.clues, 'promise')
  const fault = senderFault(mail)
  if (mail.clues.documents.some(isPaper) && (speaksOfOrder || fault !== 'sender_not_known'))
    return review(mail, fault ?? 'document_unproven')
  if (mail.knownClientIds.length > 0 && (speaksOfOrder || promises))
    return review(mail, 'mentions_order', 'mail_to_answer')
  return ignore(mail, promises ? 'promise_without_tie' : 'nothing_of_ours')
}

export const judgeOther = (mail: Case): OcDecision => {
  if (!isTied(mail)) return judgeUntied(mail)
  const papers = judgePapers(mail)
  if (papers !== null) return papers
  if (hasSign(mail.clues, 'promise')) return note(mail, 'promise', 'promise')
  if (hasSign(mail.clues, 'courtesy')) return note(mail, 'courtesy', 'courtesy')
  return review(mail, 'mail_about_reservation', 'mail_to_answer')
}
