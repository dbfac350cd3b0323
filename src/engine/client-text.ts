import type { Client, Delay } from '../domain/client.js'

const delayText = (delay: Delay | null): string | null => {
  if (!delay) return null
  return delay.unit === 'days' ? `${delay.days} d` : `${delay.ms / 60_000} min`
}

const told = (name: string, value: string | null | undefined): string | null =>
  value ? `${name} ${value}` : null

/** A client in one line for the audit: `owes OCs; compras@empresa.example; ultimatum 6 d; en`. */
export const clientText = (client: Client | null): string | null =>
  client &&
  [
    client.requiresOc ? 'owes OCs' : 'owes no OCs',
    client.contacts.join(', ') || 'no contact',
    told('reminder', delayText(client.reminderAfter)),
    told('ultimatum', delayText(client.ultimatumAfter)),
    told('RUT', client.rut),
    client.language ?? 'es',
    client.active === false ? 'inactive' : null,
    told('notes:', client.notes),
  ]
    .filter(Boolean)
    .join('; ')
