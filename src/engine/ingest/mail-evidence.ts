import type { Authenticity, MailKind } from '../../domain/mail.js'
import type { MailClues } from '../../domain/mail-clues.js'
import type { Evidence } from '../../domain/review.js'
import { isListed, knownClientsOf } from '../../domain/known-sender.js'
import type { JudgingWorld } from '../world.js'
import type { ExaminedMail } from './examine.js'
import type { ReadPdf } from './judge-confirmation.js'

const AUTHENTICITY: Readonly<Record<Authenticity, Pick<Evidence, 'signal' | 'weight'>>> = {
  pass: { signal: 'sender_authentic', weight: 20 },
  fail: { signal: 'sender_forged', weight: -50 },
  unknown: { signal: 'sender_unverified', weight: -20 },
}

const KNOWN_WEIGHT = 20
const CONFIRMATION_WEIGHT = 50

const inHeaders = (signal: string, value: string, weight: number): Evidence => ({
  signal,
  value,
  where: 'headers',
  weight,
})

const writerOf = ({ sender, mail }: ExaminedMail): string =>
  sender.address ?? mail.from.map(({ address }) => address).join(', ')

const knownEvidence = async (
  examined: ExaminedMail,
  { store }: JudgingWorld,
): Promise<readonly Evidence[]> => {
  const clients = await store.clients()
  const known = knownClientsOf(examined.sender.address ?? '', clients)
  if (known.length === 0) return [inHeaders('unknown_sender', writerOf(examined), 0)]
  const names = clients.filter(({ id }) => known.includes(id)).map(({ name }) => name)
  return names.map((name) => inHeaders('known_sender', name, KNOWN_WEIGHT))
}

const authorisedEvidence = (examined: ExaminedMail, { settings }: JudgingWorld): Evidence =>
  isListed(examined.sender.address, settings.confirmationSenders)
    ? inHeaders('authorised_sender', writerOf(examined), KNOWN_WEIGHT)
    : inHeaders('unauthorised_sender', writerOf(examined), -KNOWN_WEIGHT)

/** Who wrote, whether that is sure, and for whom they may speak. */
export const senderEvidence = async (
  examined: ExaminedMail,
  kind: MailKind,
  world: JudgingWorld,
): Promise<readonly Evidence[]> => {
  if (kind === 'own_message') return [inHeaders('own_sender', writerOf(examined), 0)]
  if (kind === 'bounce') return []
  const { signal, weight } = AUTHENTICITY[examined.sender.authenticity]
  const sure = inHeaders(signal, writerOf(examined), weight)
  if (kind === 'confirmation') return [sure, authorisedEvidence(examined, world)]
  return [sure, ...(await knownEvidence(examined, world))]
}

/** What each PDF says as a confirmation. */
export const confirmationEvidence = (pdfs: readonly ReadPdf[]): readonly Evidence[] =>
  pdfs.map(({ attachment, outcome }) =>
    outcome.outcome === 'reservation'
      ? {
          signal: 'confirmation_text',
          value: outcome.booking.locator,
          where: 'document',
          weight: CONFIRMATION_WEIGHT,
        }
      : { signal: 'unreadable_confirmation', value: attachment.filename, where: 'document', weight: 0 },
  )

/** Which address does not receive. */
export const bounceEvidence = ({ bounce }: MailClues): readonly Evidence[] =>
  bounce?.failedAddress
    ? [{ signal: 'failed_address', value: bounce.failedAddress, where: 'body', weight: 0 }]
    : []
