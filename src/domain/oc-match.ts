import { type Case, ignore, review } from './oc-case.js'
import type { OcDecision, OcMatchInput } from './oc-decision.js'
import { judgeOrder } from './oc-judge-order.js'
import { judgeAutoReply, judgeBounce, judgeInvoice, judgeOther, judgeQuestion } from './oc-judge-other.js'
import { tiesOf } from './oc-ties.js'

export type { MatchCandidate, OcDecision, OcMatchInput, OcReason, OcWarning } from './oc-decision.js'

const judge = (mail: Case): OcDecision => {
  switch (mail.clues.kind) {
    case 'own_message':
      return ignore(mail, 'own_message')
    case 'confirmation':
      return ignore(mail, 'confirmation')
    case 'bounce':
      return judgeBounce(mail)
    case 'auto_reply':
      return judgeAutoReply(mail)
    case 'purchase_order':
      return judgeOrder(mail)
    case 'question':
      return judgeQuestion(mail)
    case 'invoice':
      return judgeInvoice(mail)
    case 'other':
      return judgeOther(mail)
  }
}

// ── whether it is believed ──────────────────────────────────────────────────────────────────────────────────────

const doubted = (mail: Case, reason: 'sender_forged' | 'sender_unverified'): OcDecision =>
  review(mail, reason, 'unauthenticated_sender')

/** A forged sender's mail is never acted on; one that nobody vouches for waits for one press. */
const believe = (mail: Case, decision: OcDecision): OcDecision => {
  const { authenticity } = mail.sender
  if (decision.decision === 'review' && decision.reviewKind !== 'bounced') {
    return authenticity === 'fail' ? doubted(mail, 'sender_forged') : decision
  }
  if (decision.decision !== 'accept' || authenticity === 'pass') return decision
  return doubted(mail, authenticity === 'fail' ? 'sender_forged' : 'sender_unverified')
}

/**
 * Decides what a mail means for the reservations that it might be about. An OC is accepted only from an authentic sender
 * known to the reservation's own client, in a document that is an OC, for exactly one open reservation each. Whatever
 * falls short of that but has signs or ties goes to a person; nothing is guessed.
 */
export const decidePurchaseOrder = (input: OcMatchInput): OcDecision => {
  const mail: Case = { ...input, ties: tiesOf(input.clues, input.candidates, input.knownClientIds) }
  return believe(mail, judge(mail))
}
