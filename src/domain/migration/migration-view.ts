import type { Finding } from '../finding.js'
import type { MailRecord } from '../mail-record.js'
import type { Reservation } from '../reservation.js'
import type { Instant } from '../time.js'
import { addMs, DAY_MS, latest } from '../time.js'
import { checklistOf } from './checklist.js'
import { dependentsOf } from './dependents.js'
import type { Known, OldAddressUse } from './use.js'
import { mailboxUse, mailsOfMonth, useOf } from './use.js'
import type { Dependent, MigrationStage, MigrationView, Move, SwitchOff } from './view.js'

/** "After 30 days without use", says the office's plan. */
const UNUSED_MS = 30 * DAY_MS

/** All that the view is made of. */
export interface MigrationInput {
  readonly now: Instant
  readonly zone: string
  readonly newAddress: string
  /** The one that is configured; null: none is. */
  readonly previousAddress: string | null
  /** Null: none has begun. */
  readonly move: Move | null
  /** Whether each configured mailbox is read, by its address. */
  readonly read: Readonly<Record<string, boolean>>
  /** Of what was decided in the last 30 days at least, as it was written. */
  readonly records: readonly MailRecord[]
  readonly open: readonly Reservation[]
  readonly known: Known
  readonly findings: readonly Finding[]
}

const NOTHING: OldAddressUse = { users: [], lastUse: null, unrelated: 0 }

/** Where the old address is no longer watched, nobody can say who writes to it. */
const switchOffOf = (
  move: Move | null,
  lastUse: Instant | null,
  dependents: readonly Dependent[],
  now: Instant,
): SwitchOff => {
  if (!move) return { earliest: null, possible: false }
  const earliest = addMs(latest(move.since, lastUse ?? move.since), UNUSED_MS)
  return { earliest, possible: now >= earliest && dependents.length === 0 }
}

const stageOf = (
  { now, previousAddress, move }: MigrationInput,
  watched: Move | null,
  { possible }: SwitchOff,
): MigrationStage => {
  if (previousAddress === null) return move ? 'over' : 'not_begun'
  if (!watched) return 'begun'
  if (watched.firstSentAt === null) return 'both_watched'
  if (possible) return 'ready'
  return now < addMs(watched.firstSentAt, DAY_MS) ? 'switched' : 'old_as_backup'
}

/** How far the move to the new address is, and when the old one may be switched off. */
export const migrationView = (input: MigrationInput): MigrationView => {
  const { now, zone, newAddress, previousAddress, move, read, known, findings } = input
  const watched = move?.previousAddress === previousAddress ? move : null
  const mails = mailsOfMonth(input.records, now)
  const use = previousAddress === null ? NOTHING : useOf(previousAddress, mails, known)
  const dependents = previousAddress === null ? [] : dependentsOf(input.open, newAddress, previousAddress)
  const switchOff = switchOffOf(watched, use.lastUse, dependents, now)
  const stage = stageOf(input, watched, switchOff)
  const { users } = use
  return {
    now,
    zone,
    newAddress,
    previousAddress: previousAddress ?? move?.previousAddress ?? null,
    stage,
    since: move?.since ?? null,
    firstSentAt: move?.firstSentAt ?? null,
    mailboxes: Object.keys(read).map((address) => mailboxUse(address, mails, now)),
    ...use,
    dependents,
    switchOff,
    checklist: checklistOf({ now, newAddress, stage, move, read, mails, users, findings }),
  }
}
