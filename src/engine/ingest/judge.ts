import { readMailClues } from '../../reading/mail-clues.js'
import { isListed } from '../../domain/known-sender.js'
import type { MailClues } from '../../domain/mail-clues.js'
import type { JudgingWorld } from '../world.js'
import type { ExaminedMail } from './examine.js'
import type { ReadPdf } from './judge-confirmation.js'
import { confirmationPdfs, judgeConfirmation } from './judge-confirmation.js'
import { judgeBounce } from './judge-bounce.js'
import { judgePurchaseOrder } from './judge-purchase-order.js'
import { agencyEvidence } from './agency-evidence.js'
import { withEffect } from './confirmation-effect.js'
import { bounceEvidence, confirmationEvidence, senderEvidence } from './mail-evidence.js'
import type { Verdict } from './verdict.js'
import { ignored } from './verdict.js'

const isReadable = (pdf: ReadPdf): boolean => pdf.outcome.outcome !== 'unreadable'

/**
 * What a mail is decides, not where it lay. A client may answer with its OC and our confirmation beside it: that is an
 * OC. From an authorised sender everything that is not plainly an OC, an answer or a machine's mail should have been a
 * confirmation.
 */
const isForConfirmations = (
  examined: ExaminedMail,
  clues: MailClues,
  pdfs: readonly ReadPdf[],
  world: JudgingWorld,
): boolean => {
  const authorised = isListed(examined.sender.address, world.settings.confirmationSenders)
  const brings = pdfs.some(isReadable)
  if (authorised) return brings || (clues.kind !== 'purchase_order' && !clues.answers.length)
  return brings && !clues.documents.some((document) => document.certain)
}

const judge = async (
  examined: ExaminedMail,
  clues: MailClues,
  trusted: boolean,
  world: JudgingWorld,
): Promise<Verdict> => {
  if (clues.kind === 'own_message') return ignored('own_message', 'own_message')
  if (clues.kind === 'bounce') {
    const bounced = await judgeBounce(examined, clues, world)
    return { ...bounced, evidence: [...bounced.evidence, ...bounceEvidence(clues)] }
  }
  const sender = trusted ? { ...examined.sender, authenticity: 'pass' as const } : examined.sender
  if (clues.kind === 'auto_reply') return judgePurchaseOrder(examined, clues, sender, world)
  const pdfs = confirmationPdfs(examined)
  if (!isForConfirmations(examined, clues, pdfs, world))
    return judgePurchaseOrder(examined, clues, sender, world)
  const verdict = judgeConfirmation(examined, pdfs, trusted, world)
  return withEffect({ ...verdict, evidence: [...verdict.evidence, ...confirmationEvidence(pdfs)] }, world)
}

/** Decides what is to be done about a mail, and why. `trusted`: a person has vouched for its sender. */
export const judgeMail = async (
  examined: ExaminedMail,
  trusted: boolean,
  world: JudgingWorld,
): Promise<Verdict> => {
  const own = { addresses: world.settings.ownAddresses, domains: world.settings.ownDomains }
  const clues = readMailClues(examined.mail, examined.attachments, own)
  const verdict = await judge(examined, clues, trusted, world)
  const sender = await senderEvidence(examined, verdict.kind, world)
  const agency = verdict.kind === 'confirmation' ? [] : await agencyEvidence(examined, verdict, world)
  return { ...verdict, evidence: [...sender, ...verdict.evidence, ...agency] }
}
