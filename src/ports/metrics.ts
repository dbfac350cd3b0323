import type { FindingLevel } from '../domain/finding.js'
import type { OutboxStatus } from '../domain/outbox.js'
import type { ClientMailKind, DueAction, ReservationState } from '../domain/reservation.js'
import type { SendOutcome } from './mail-out.js'

/** What is counted where it happens. Nothing personal: kinds, outcomes, and the names that mailboxes have here. */
export interface Metrics {
  mailDecided(account: string, decision: 'accept' | 'review' | 'ignore'): void
  mailAttempted(kind: ClientMailKind, outcome: SendOutcome['kind']): void
  /** A step was taken so many milliseconds after it was due. */
  stepTaken(step: DueAction['action'], lateMs: number): void
}

export interface MailboxFigures {
  readonly account: string
  readonly connected: boolean
  /** Null before the first one. */
  readonly msSinceSweep: number | null
  readonly msSinceMail: number | null
}

/** How the service stands at the moment; durations in milliseconds. */
export interface ServiceFigures {
  readonly outbox: readonly { readonly status: OutboxStatus; readonly count: number }[]
  readonly openReservations: readonly { readonly state: ReservationState; readonly count: number }[]
  readonly openReviews: number
  readonly mailboxes: readonly MailboxFigures[]
  /** At most 1,000 are counted. */
  readonly cardsWaiting: number
  /** What the last look found, without what was well. */
  readonly findings: readonly {
    readonly area: string
    readonly level: FindingLevel
    readonly count: number
  }[]
  readonly msSinceCheck: number | null
  /** Null before the first one. */
  readonly msSinceBackup: number | null
  readonly storeUsable: boolean
  /** Of the replicas on one store, this is the one that acts by itself. */
  readonly leads: boolean
}
