import type { Locator } from './booking.js'
import type { HistoryEntry, Reservation } from './reservation.js'
import type { Instant } from './time.js'

/** A mail of a reservation's story: one of ours that left, or an answer that was noted. */
export interface ReportedMail {
  readonly at: Instant
  readonly locator: Locator
  readonly direction: 'sent' | 'received'
  /** Of ours a `ClientMailKind`, of an answer the kind of mail; as the history has it. */
  readonly kind: string
  readonly recipients: string | null
  /** Not the first of its kind: a resend, or again to another address. */
  readonly repeated: boolean
  /** The name of who asked for it; null where the system sent it by itself. */
  readonly askedBy: string | null
}

const KIND_AND_RECIPIENTS = /^(?<kind>\S+) → (?<recipients>.*)$/su

const sentMail = (entry: HistoryEntry) => {
  const detail = entry.detail ?? ''
  const groups = KIND_AND_RECIPIENTS.exec(detail)?.groups
  return { kind: groups?.['kind'] ?? detail, recipients: groups?.['recipients'] || null }
}

const receivedMail = (entry: HistoryEntry, locator: Locator): ReportedMail => ({
  at: entry.at,
  locator,
  direction: 'received',
  kind: entry.detail ?? '',
  recipients: null,
  repeated: false,
  askedBy: null,
})

/** What its history says, oldest first: kept with the reservation for as long as it is. */
export const mailsOf = ({ locator, history }: Pick<Reservation, 'locator' | 'history'>): ReportedMail[] => {
  const askedBy = new Map<string, string | null>()
  const seen = new Set<string>()
  return history.flatMap((entry): ReportedMail[] => {
    if (entry.event === 'MailQueued') askedBy.set(entry.detail ?? '', entry.actor)
    if (entry.event === 'ReplyNoted') return [receivedMail(entry, locator)]
    if (entry.event !== 'MailLeft') return []
    const { kind, recipients } = sentMail(entry)
    const repeated = seen.has(kind)
    seen.add(kind)
    const mail = { at: entry.at, locator, direction: 'sent', kind, recipients, repeated } as const
    return [{ ...mail, askedBy: askedBy.get(kind) ?? null }]
  })
}
