import type { ClientDraft, RefusalCode } from '../contract.js'
import type { Client, ClientId, Delay } from '../domain/client.js'
import { clientIdOf } from '../domain/client-name.js'
import { approximateMs } from '../domain/delay.js'
import { isEmailAddress, splitAddresses } from '../domain/email-address.js'
import type { ChasePolicy } from '../domain/reminder-policy.js'

/** A draft that can be saved, or what stands in its way. */
export type DraftReading =
  | { readonly ok: true; readonly client: Client }
  | { readonly ok: false; readonly code: RefusalCode; readonly facts: Readonly<Record<string, string>> }

const MOST_DAYS = 365

const refused = (code: RefusalCode, facts: Readonly<Record<string, string>> = {}): DraftReading => ({
  ok: false,
  code,
  facts,
})

const isDayCount = (days: number | null): boolean =>
  days === null || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)

/** A form shows days only: what a sheet gave in hours or minutes stays where the form says nothing. */
const delayOf = (days: number | null, known: Delay | null | undefined): Delay | null => {
  if (days !== null) return { unit: 'days', days }
  return known?.unit === 'ms' ? known : null
}

const isUltimatumLater = ({ reminderAfter, ultimatumAfter }: Client, policy: ChasePolicy): boolean =>
  approximateMs(ultimatumAfter ?? policy.ultimatumAfter) >
  approximateMs(reminderAfter ?? policy.reminderAfter)

const merged = (draft: ClientDraft, id: ClientId, name: string, known: Client | null): Client => ({
  notes: null,
  ...known,
  id,
  name,
  requiresOc: draft.requiresOc,
  contacts: [...new Set(splitAddresses(draft.contacts.join(' ')))],
  reminderAfter: delayOf(draft.reminderDays, known?.reminderAfter),
  ultimatumAfter: delayOf(draft.ultimatumDays, known?.ultimatumAfter),
  ...(draft.language !== (known?.language ?? 'es') && { language: draft.language }),
  ...(draft.active !== (known?.active ?? true) && { active: draft.active }),
})

/** Why a client may not be called so: reservations find it by its name, so another name that counts is another client. */
const nameFault = (draft: ClientDraft, id: ClientId, known: Client | null): DraftReading | null => {
  if (id === '') return refused('name_needed')
  if (draft.id === null) return known ? refused('client_exists', { name: known.name }) : null
  if (!known) return refused('unknown_client', { name: draft.name })
  return id === draft.id ? null : refused('rename_not_possible', { name: known.name })
}

/** What a form says of a client, on top of what is `known` of it. */
export const readDraft = (draft: ClientDraft, known: Client | null, policy: ChasePolicy): DraftReading => {
  const name = draft.name.trim().replaceAll(/\s+/gu, ' ')
  const id = clientIdOf(name)
  const fault = nameFault(draft, id, known)
  if (fault) return fault
  if (!isDayCount(draft.reminderDays) || !isDayCount(draft.ultimatumDays)) return refused('days_out_of_range')
  const client = merged(draft, id, name, known)
  const invalid = client.contacts.find((address) => !isEmailAddress(address))
  if (invalid !== undefined) return refused('invalid_contact', { address: invalid })
  return isUltimatumLater(client, policy) ? { ok: true, client } : refused('ultimatum_not_later')
}
