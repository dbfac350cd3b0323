import { createHash } from 'node:crypto'
import type { Client } from '../../domain/client.js'
import type { AddressNotice } from '../../domain/outbox.js'
import type { Instant } from '../../domain/time.js'
import type { MailContent } from '../../mail/letter.js'
import { letters } from '../../mail/letters.js'
import type { Transaction } from '../../ports.js'
import { messageIdMaker } from '../message-ids.js'
import type { EngineSettings } from '../settings.js'
import { mayBeTold, putTold, readTold } from './told.js'

/** From which address to which. */
export interface AddressChange {
  readonly newAddress: string
  readonly previousAddress: string
}

/** Null where no other address is being left. */
export const addressChange = ({
  company,
  previousAddress,
}: Pick<EngineSettings, 'company' | 'previousAddress'>): AddressChange | null => {
  const newAddress = company.address.toLowerCase()
  return previousAddress === null || previousAddress === newAddress ? null : { newAddress, previousAddress }
}

/** A client that is served, and has somewhere to be written to. */
export const canBeTold = (client: Client | null): client is Client =>
  client !== null && client.active !== false && client.contacts.length > 0

export const noticeContent = (
  client: Client,
  change: AddressChange,
  { company }: Pick<EngineSettings, 'company'>,
): MailContent => letters(client.language ?? 'es').newAddress({ client, company, ...change })

const nameOf = (clientId: string, newAddress: string): string =>
  createHash('sha256').update(`${clientId}|${newAddress}`).digest('hex').slice(0, 12)

const noticeTo = (
  client: Client,
  change: AddressChange,
  count: number,
  at: Instant,
  settings: EngineSettings,
): AddressNotice => {
  const id = `new_address-${nameOf(client.id, change.newAddress)}-${count}`
  return {
    id,
    locator: null,
    kind: 'new_address',
    clientId: client.id,
    ...change,
    to: null,
    messageId: messageIdMaker(settings.messageIds)(id),
    inReplyTo: null,
    references: [],
    status: 'queued',
    queuedAt: at,
    notBefore: at,
    attempts: 0,
    lastError: null,
  }
}

/** Queues the notice of a client that has got none yet; the note of `toldNote` must be in the scope. Gives whether it did. */
export const queueNotice = (
  tx: Transaction,
  clientId: string,
  change: AddressChange,
  at: Instant,
  settings: EngineSettings,
): boolean => {
  const client = tx.client(clientId)
  const told = readTold(tx, change.newAddress, clientId)
  if (!canBeTold(client) || !mayBeTold(told)) return false
  const count = (told?.count ?? 0) + 1
  tx.putOutboxMail(noticeTo(client, change, count, at, settings))
  putTold(tx, change.newAddress, clientId, { count, status: 'queued', at })
  return true
}
