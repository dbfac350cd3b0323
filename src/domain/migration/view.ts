import type { Locator } from '../booking.js'
import type { ClientId } from '../client.js'
import type { Instant } from '../time.js'

/**
 * How far the move to another address is, by what is measured: the days of "Opción B" of the office's plan stand beside them.
 * `begun`: day 1, the old mailbox is configured and not both have been read. `both_watched`: days 2 to 7. `switched`: day 8,
 * the first mail has left from the new address. `old_as_backup`: days 9 to 14, and for as long as the old one is used.
 * `ready`: day 15 and later, nothing needs the old one any more. `over`: it is no longer configured.
 */
export type MigrationStage =
  'not_begun' | 'begun' | 'both_watched' | 'switched' | 'old_as_backup' | 'ready' | 'over'

/** What is remembered of a move. */
export interface Move {
  /** The address that is being left, lower case. */
  readonly previousAddress: string
  /** Since when both mailboxes are read. */
  readonly since: Instant
  /** When the first mail left for a client from the new one; null: none has. */
  readonly firstSentAt: Instant | null
}

/** Mails that were found in one of our mailboxes; one that lies in two counts in both. */
export interface MailboxUse {
  readonly address: string
  readonly lastWeek: number
  readonly lastMonth: number
  readonly lastAt: Instant | null
}

/** Who wrote to the old address in the last 30 days. */
export interface OldAddressUser {
  /** `sender`: whose confirmations are believed. `stranger`: nobody whom we know, about something that concerns us. */
  readonly kind: 'client' | 'sender' | 'stranger'
  readonly clientId: ClientId | null
  /** The client's name, else the address. */
  readonly name: string
  readonly count: number
  readonly lastAt: Instant
  /** How far telling this client of the new address is; null: nobody has, or it is no client. */
  readonly told: NoticeProgress | null
}

export interface NoticeProgress {
  readonly status: 'queued' | 'sent' | 'failed'
  readonly at: Instant
}

/** An open reservation whose request left from the old address: its answer will go there. */
export interface Dependent {
  readonly locator: Locator
  readonly agency: string
  readonly requestedAt: Instant
}

export type ChecklistPart = 'before' | 'tests' | 'move' | 'after'

/** `unknown`: nothing here can measure it; its text says how to see it. */
export type ChecklistState = 'done' | 'pending' | 'unknown'

export interface ChecklistItem {
  readonly part: ChecklistPart
  /** English code, worded in Spanish at the edge. */
  readonly item: string
  readonly state: ChecklistState
}

export interface SwitchOff {
  /** 30 days after the old address was used last (or, unused, since both are watched); null while no move is under way. */
  readonly earliest: Instant | null
  /** That time has come, and no open reservation waits for an answer there. */
  readonly possible: boolean
}

export interface MigrationView {
  readonly now: Instant
  readonly zone: string
  readonly newAddress: string
  /** Null: none is configured, nor ever was. */
  readonly previousAddress: string | null
  readonly stage: MigrationStage
  readonly since: Instant | null
  readonly firstSentAt: Instant | null
  readonly mailboxes: readonly MailboxUse[]
  /** Most mails first. */
  readonly users: readonly OldAddressUser[]
  readonly lastUse: Instant | null
  /** Mails of the last 30 days to the old address that concern nothing of ours, such as advertising: no use of it. */
  readonly unrelated: number
  readonly dependents: readonly Dependent[]
  readonly switchOff: SwitchOff
  readonly checklist: readonly ChecklistItem[]
}
