import { isDeepStrictEqual } from 'node:util'
import type { Client, Delay, MailLanguage } from '../domain/client.js'

/** What one row says of a client. Null: the cell is blank or the column is absent, so it says nothing. */
export interface ClientStatement {
  readonly requiresOc: boolean | null
  readonly contacts: readonly string[] | null
  readonly reminderAfter: Delay | null
  readonly ultimatumAfter: Delay | null
  readonly notes: string | null
  readonly rut: string | null
  readonly language: MailLanguage | null
  readonly active: boolean | null
}

export type ClientField = keyof ClientStatement

export const CLIENT_FIELDS: readonly ClientField[] = [
  'requiresOc',
  'contacts',
  'reminderAfter',
  'ultimatumAfter',
  'notes',
  'rut',
  'language',
  'active',
]

/** Sheets list addresses in any order; the order says nothing. */
const sameAddresses = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((address) => other.includes(address))

const sameValue = (field: ClientField, one: ClientStatement, other: ClientStatement): boolean =>
  field === 'contacts'
    ? sameAddresses(one.contacts ?? [], other.contacts ?? [])
    : isDeepStrictEqual(one[field], other[field])

export const contradicts = (one: ClientStatement, other: ClientStatement): boolean =>
  CLIENT_FIELDS.some((field) => one[field] !== null && other[field] !== null && !sameValue(field, one, other))

/** What several rows of one client say together; at least one. */
export const mergeStatements = (statements: readonly ClientStatement[]): ClientStatement =>
  statements.reduce((merged, next) => ({
    requiresOc: merged.requiresOc ?? next.requiresOc,
    contacts: merged.contacts ?? next.contacts,
    reminderAfter: merged.reminderAfter ?? next.reminderAfter,
    ultimatumAfter: merged.ultimatumAfter ?? next.ultimatumAfter,
    notes: merged.notes ?? next.notes,
    rut: merged.rut ?? next.rut,
    language: merged.language ?? next.language,
    active: merged.active ?? next.active,
  }))

/** What a client is without being told so need not be written down. */
const saysLanguage = (client: Client, language: MailLanguage): Pick<Client, 'language'> =>
  (client.language ?? 'es') === language ? {} : { language }

const saysActive = (client: Client, active: boolean): Pick<Client, 'active'> =>
  (client.active ?? true) === active ? {} : { active }

/** A blank cell leaves what is stored, and so does a list of the same addresses in another order. */
export const withStatement = (client: Client, statement: ClientStatement): Client => {
  const contacts = statement.contacts ?? client.contacts
  return {
    ...client,
    requiresOc: statement.requiresOc ?? client.requiresOc,
    contacts: sameAddresses(contacts, client.contacts) ? client.contacts : contacts,
    reminderAfter: statement.reminderAfter ?? client.reminderAfter,
    ultimatumAfter: statement.ultimatumAfter ?? client.ultimatumAfter,
    notes: statement.notes ?? client.notes,
    ...(statement.rut !== null && { rut: statement.rut }),
    ...(statement.language !== null && saysLanguage(client, statement.language)),
    ...(statement.active !== null && saysActive(client, statement.active)),
  }
}
