import type { Booking } from '../../domain/booking.js'
import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import type { RawMail } from '../../domain/mail.js'
import { failing, skipped, well } from '../../domain/make-finding.js'
import { msBetween, type Instant } from '../../domain/time.js'
import type { Attempt, SeenMail, SendOutcome } from '../../ports.js'
import { recogniseAnswer } from '../../reading/server-answers.js'
import { formatMoney } from '../../texts/money.js'
import { explainMail, type ExplainingWorld, type Explanation } from '../explain.js'
import { examineMail } from '../ingest/examine.js'
import { confirmationPdfs, type ReadPdf } from '../ingest/judge-confirmation.js'

/** What the service makes of the mail that has come back: nothing is kept, and nobody is written to. */
export interface ReadBack {
  readonly pdf: ReadPdf['outcome'] | null
  readonly decision: Pick<Explanation, 'outcome' | 'reason'>
}

/** Reads and judges it as the service would. @throws when the bytes are no mail at all */
export const readBack = async (
  { source, receivedAt, folder }: SeenMail,
  account: string,
  world: ExplainingWorld,
): Promise<ReadBack> => {
  const location = { account, folder, uidValidity: '0', uid: 0 }
  const raw: RawMail & { source: Uint8Array } = { location, receivedAt, source, size: source.byteLength }
  const [pdf] = confirmationPdfs(await examineMail(raw, world))
  const decision = await explainMail(source, account, receivedAt, world)
  return { pdf: pdf?.outcome ?? null, decision }
}

export interface RoundTrip {
  /** Our own mailbox. */
  readonly address: string
  /** Of the sample. */
  readonly locator: string
  readonly sentAt: Instant
  readonly outcome: SendOutcome
  /** Null when it was not sent. */
  readonly arrived: Attempt<SeenMail | null> | null
  /** Null when it was not seen. */
  readonly read: ReadBack | null
}

const code = (own: DoctorCode): DoctorCode => own

const refused = (check: string, subject: string, answer: string): Finding => ({
  ...failing('round_trip', check, '', { subject, answer }),
  code: recogniseAnswer(answer, 'round_trip'),
})

const sent = ({ outcome, address }: RoundTrip): Finding =>
  outcome.kind === 'accepted'
    ? well('round_trip', 'round_trip.sent', { subject: address })
    : refused('round_trip.sent', address, outcome.error)

const arrival = ({ arrived, address, sentAt }: RoundTrip): Finding => {
  if (arrived === null) return skipped('round_trip', 'round_trip.arrived', { subject: address })
  if (!arrived.ok) return refused('round_trip.arrived', address, arrived.answer)
  if (arrived.value === null)
    return failing('round_trip', 'round_trip.arrived', code('test_mail_not_seen'), {
      subject: address,
      facts: { to: address },
    })
  const { folder, receivedAt } = arrived.value
  const seconds = Math.max(0, Math.round(msBetween(sentAt, receivedAt) / 1000))
  return well('round_trip', 'round_trip.arrived', {
    subject: address,
    facts: { folder, seconds: String(seconds) },
  })
}

const factsOf = ({ locator, agency, stays }: Booking): Record<string, string> => {
  const [stay] = stays
  const total = stay?.total
  return {
    locator,
    agency,
    ...(stay && { hotel: stay.hotel.name, checkIn: stay.checkIn }),
    ...(total && { total: formatMoney(total) }),
  }
}

const problemOf = (pdf: ReadBack['pdf']): string => {
  if (pdf === null) return 'no PDF'
  if (pdf.outcome === 'unreadable') return pdf.fault
  return pdf.outcome === 'problem' ? pdf.problems.map((problem) => problem.code).join(', ') : pdf.outcome
}

const reading = ({ read, locator }: RoundTrip): Finding => {
  if (read === null) return skipped('round_trip', 'round_trip.read')
  const { pdf } = read
  if (pdf?.outcome !== 'reservation')
    return failing('round_trip', 'round_trip.read', code('round_trip_misread'), {
      facts: { problem: problemOf(pdf) },
    })
  const facts = factsOf(pdf.booking)
  return pdf.booking.locator === locator
    ? well('round_trip', 'round_trip.read', { facts })
    : failing('round_trip', 'round_trip.read', code('round_trip_misread'), { facts })
}

/** We are never an authorised sender of confirmations, so the service writes to nobody: that is tried, not taken for granted. */
const recipients = ({ read }: RoundTrip): Finding => {
  if (read === null) return skipped('round_trip', 'round_trip.recipients')
  const { outcome, reason } = read.decision
  const facts = { outcome, reason }
  return outcome === 'ignore' || outcome === 'note'
    ? well('round_trip', 'round_trip.recipients', { facts })
    : failing('round_trip', 'round_trip.recipients', code('round_trip_would_write'), { facts })
}

/** Follows a confirmation from our mailbox back to it, up to whom the request would go. */
export const judgeRoundTrip = (trip: RoundTrip): readonly Finding[] => [
  sent(trip),
  arrival(trip),
  reading(trip),
  recipients(trip),
]
