import type { Client } from '../../domain/client.js'
import { isOpen } from '../../domain/reservation.js'
import { knownClientsOf } from '../../domain/known-sender.js'
import type { MailClues } from '../../domain/mail-clues.js'
import type { AuthenticatedSender } from '../../domain/mail.js'
import { nearLocators } from '../../domain/near-locators.js'
import type { OcDecision } from '../../domain/oc-match.js'
import { decidePurchaseOrder } from '../../domain/oc-match.js'
import type { JudgingWorld } from '../world.js'
import type { Candidate } from './accept-order.js'
import { acceptance } from './accept-order.js'
import type { ExaminedMail } from './examine.js'
import { mailIdOf } from './mail-id.js'
import { filesOf, warningText } from './order-parts.js'
import type { Verdict } from './verdict.js'
import { asked, ignored } from './verdict.js'

const unique = (values: readonly string[]): string[] => [...new Set(values)]

/** Reservations that the mail names or answers, and the open ones of the clients that its sender may speak for. */
const candidatesFor = async (
  clues: MailClues,
  clients: readonly Client[],
  clientIds: readonly string[],
  world: JudgingWorld,
): Promise<Candidate[]> => {
  const codes = unique(clues.codes.map((clue) => clue.code))
  const found = await world.store.findByMarks({
    locators: codes,
    bookingIds: codes,
    providerLocators: codes,
    messageIds: clues.answers,
    clientIds,
  })
  const byId = new Map(clients.map((client) => [client.id, client]))
  return found.map((reservation) => ({ reservation, client: byId.get(reservation.clientId ?? '') ?? null }))
}

type Review = Extract<OcDecision, { decision: 'review' }>

/** Slips of one letter are worth offering, but only among what the sender's own clients have open. */
const slipsOf = (clues: MailClues, candidates: readonly Candidate[]): string => {
  const open = candidates
    .filter(({ reservation }) => isOpen(reservation))
    .map(({ reservation }) => reservation.locator)
  return unique(clues.codes.flatMap(({ code }) => nearLocators(code, open))).join(', ')
}

const question = (
  examined: ExaminedMail,
  clues: MailClues,
  candidates: readonly Candidate[],
  decision: Review,
): Verdict => {
  const indexes = clues.documents.map((document) => document.attachment)
  const facts = {
    sender: examined.sender.address ?? '',
    subject: examined.mail.subject,
    authenticity: examined.sender.authenticity,
    reason: decision.reason,
    ocNumber: clues.documents.find((document) => document.ocNumber)?.ocNumber ?? clues.ocNumber ?? '',
    near: slipsOf(clues, candidates),
    warnings: (decision.warnings ?? []).map(warningText).join(', '),
  }
  const files = filesOf(examined, indexes)
  const locator = decision.candidates.length === 1 ? (decision.candidates[0]?.locator ?? null) : null
  const asking = { kind: decision.reviewKind, locator, facts, candidates: decision.candidates, files }
  return asked(clues.kind, decision.reason, asking, decision.evidence)
}

const noted = (
  examined: ExaminedMail,
  clues: MailClues,
  decision: Extract<OcDecision, { decision: 'note' }>,
): Verdict => ({
  kind: clues.kind,
  decision: 'accept',
  commands: decision.locators.map((locator) => ({
    locator,
    command: { type: 'note_reply', kind: decision.noteKind, mailId: mailIdOf(examined.mail) },
  })),
  questions: [],
  evidence: decision.evidence,
  reason: decision.reason,
})

/** A mail that may bring an OC, be an answer, or be nothing of ours. `sender` is what is believed about who wrote. */
export const judgePurchaseOrder = async (
  examined: ExaminedMail,
  clues: MailClues,
  sender: AuthenticatedSender,
  world: JudgingWorld,
): Promise<Verdict> => {
  const clients = await world.store.clients()
  const knownClientIds = sender.address ? knownClientsOf(sender.address, clients) : []
  const candidates = await candidatesFor(clues, clients, knownClientIds, world)
  const { ownDomains, ocAmounts } = world.settings
  const decision = decidePurchaseOrder({
    clues,
    sender,
    candidates,
    knownClientIds,
    ownDomains,
    amountTolerance: ocAmounts.tolerance,
    amountMismatch: ocAmounts.mismatch,
  })
  switch (decision.decision) {
    case 'accept':
      return acceptance(examined, candidates, decision)
    case 'review':
      return question(examined, clues, candidates, decision)
    case 'note':
      return noted(examined, clues, decision)
    case 'ignore':
      return ignored(clues.kind, decision.reason, decision.evidence)
  }
}
