import { domainOf, isKnownTo } from './known-sender.js'
import type { OcDocument } from './mail-clues.js'
import { type Case, hasEvidence, hasSign } from './oc-case.js'
import type { OcMatchInput, ReviewReason } from './oc-decision.js'
import type { Tie } from './oc-ties.js'
import type { ReservationState } from './reservation.js'

// ── who wrote ───────────────────────────────────────────────────────────────────────────────────────────────────

const isColleague = ({ sender, ownDomains }: OcMatchInput): boolean => {
  const domain = domainOf(sender.address ?? '')
  return domain !== null && ownDomains.some((own) => own.toLowerCase() === domain)
}

/** Why the sender speaks for nobody; null for somebody of a client. */
export const senderFault = (mail: Case): ReviewReason | null => {
  if (mail.sender.address === null) return 'sender_not_known'
  if (isColleague(mail)) return 'own_domain_forward'
  return mail.knownClientIds.length === 0 ? 'sender_not_known' : null
}

const clientFault = ({ sender, knownClientIds }: Case, { candidate }: Tie): ReviewReason | null => {
  const { client, reservation } = candidate
  if (client === null || reservation.clientId !== client.id) return 'client_not_known'
  const known = knownClientIds.includes(client.id) && isKnownTo(sender.address ?? '', client)
  return known ? null : 'sender_of_other_client'
}

// ── what was sent ───────────────────────────────────────────────────────────────────────────────────────────────

const saysItBringsOne = (mail: Case, document: OcDocument): boolean =>
  hasSign(mail.clues, 'oc_attached', 'oc_subject') || hasEvidence(document, 'oc_file_name')

/** A page of which no text is sure is believed only for a plain word in the mail, alone, and tied by more than quoted text. */
const isBelievable = (mail: Case, document: OcDocument): boolean =>
  hasEvidence(document, 'scanned_pdf', 'picture') &&
  mail.clues.documents.length === 1 &&
  saysItBringsOne(mail, document) &&
  !hasSign(mail.clues, 'question', 'invoice') &&
  mail.ties.some(
    ({ answers, named, documents, printed }) => answers || named || (documents.size > 0 && printed),
  )

/** A paper that could be one more OC of this mail, by its name or by the reservation that it names. */
const isRival = (document: OcDocument, { ties }: Case): boolean =>
  !document.certain &&
  (hasEvidence(document, 'oc_file_name', 'oc_title') ||
    ties.some(({ documents }) => documents.has(document.attachment)))

export const provenDocuments = (mail: Case): readonly OcDocument[] => {
  const certain = mail.clues.documents.filter((document) => document.certain)
  return certain.length > 0
    ? certain
    : mail.clues.documents.filter((document) => isBelievable(mail, document))
}

export const contentFault = (mail: Case): ReviewReason | null => {
  const { documents } = mail.clues
  if (documents.length === 0) return 'no_document'
  if (hasSign(mail.clues, 'promise')) return 'promise_with_document'
  if (hasSign(mail.clues, 'draft', 'void')) return 'draft_or_void'
  const proven = provenDocuments(mail)
  if (proven.length === 0) {
    return documents.some((document) => hasEvidence(document, 'doubtful_text'))
      ? 'document_doubtful'
      : 'document_unproven'
  }
  const rivals = documents.some((document) => !proven.includes(document) && isRival(document, mail))
  return rivals ? 'several_documents_not_all_named' : null
}

// ── its reservation ─────────────────────────────────────────────────────────────────────────────────────────────

const STATE_FAULTS: Readonly<Record<ReservationState, ReviewReason | null>> = {
  pending: null,
  requested: null,
  received: 'already_received',
  closed: 'reservation_closed',
  cancelled: 'reservation_cancelled',
  expired: 'reservation_expired',
  not_required: 'oc_not_required',
}

/** Why the reservation that was found cannot get this OC; null where nothing speaks against it. */
export const tieFault = (mail: Case, tie: Tie): ReviewReason | null =>
  clientFault(mail, tie) ?? STATE_FAULTS[tie.candidate.reservation.state]
