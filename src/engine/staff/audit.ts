import type { ActionSource, Actor } from '../../contract.js'
import type { Reservation } from '../../domain/reservation.js'
import type { AuditEntry, Transaction } from '../../ports.js'

/** `card:root reservation.close`, `command:cerrar`. */
const sourceText = (source: ActionSource): string =>
  source.kind === 'command'
    ? `command:${source.command}`
    : [`card:${source.card ?? ''}`, source.verb].join(' ')

/** Writes down what a person did, in the same write as the deed. */
export const audit = (
  tx: Transaction,
  actor: Actor,
  deed: Omit<AuditEntry, 'actor' | 'name' | 'from'>,
): void =>
  tx.audit({
    ...deed,
    actor: actor.id,
    name: actor.name,
    from: actor.source ? sourceText(actor.source) : null,
  })

const heldText = ({ hold }: Reservation): string | null =>
  hold && [hold.reason, hold.until].filter(Boolean).join(' until ')

/** How a reservation stands, in one line for the audit: `requested; postponed until 2026-12-01T12:00:00.000Z`. */
export const standOf = (reservation: Reservation | null): string | null =>
  reservation &&
  [
    reservation.state,
    heldText(reservation),
    reservation.closing && `closed as ${reservation.closing.reason}`,
    reservation.purchaseOrder && `OC ${reservation.purchaseOrder.number ?? 'without number'}`,
    reservation.assignee && `assigned to ${reservation.assignee.name}`,
  ]
    .filter(Boolean)
    .join('; ')
