import { createHash } from 'node:crypto'
import type { Client } from '../../domain/client.js'
import type { MigrationView } from '../../domain/migration/view.js'
import type { Instant } from '../../domain/time.js'
import type { Store } from '../../ports.js'
import { openReview } from '../reviews.js'
import type { EngineSettings } from '../settings.js'
import type { AddressChange } from './notices.js'
import { addressChange, canBeTold, noticeContent } from './notices.js'
import { mayBeTold } from './told.js'

/** On a card, under 25 KB with all the rest. */
const LONGEST_TEXT = 3_000

/** What will be asked of an administrator. */
export type NoticesPrepared =
  | {
      readonly ok: true
      readonly reviewId: string
      readonly clients: readonly { readonly name: string; readonly contacts: readonly string[] }[]
      readonly subject: string
      readonly text: string
    }
  | { readonly ok: false; readonly code: 'no_other_address' | 'nobody_to_tell' }

/** One question for each address that we move to. */
const reviewIdFor = (newAddress: string): string =>
  createHash('sha256').update(`new_address|${newAddress}`).digest('hex').slice(0, 10)

const clientsToTell = ({ users }: MigrationView, clients: readonly Client[]): readonly Client[] =>
  users
    .filter(({ kind, told }) => kind === 'client' && mayBeTold(told))
    .map(({ clientId }) => clients.find(({ id }) => id === clientId) ?? null)
    .filter(canBeTold)

const factsOf = (
  toTell: readonly Client[],
  { newAddress, previousAddress }: AddressChange,
  { ccRecipients }: Pick<EngineSettings, 'ccRecipients'>,
): Record<string, string> => ({
  kind: 'new_address',
  newAddress,
  previousAddress,
  clients: toTell.map(({ name }) => name).join(' · '),
  clientIds: JSON.stringify(toTell.map(({ id }) => id)),
  recipients: toTell.flatMap(({ contacts }) => contacts).join(', '),
  copies: ccRecipients.join(', '),
})

type Parts = {
  readonly store: Store
  readonly settings: Pick<EngineSettings, 'company' | 'previousAddress' | 'ccRecipients'>
}

/**
 * Asks an administrator whether the clients that still use the old address are to be told of the new one, by a card that
 * shows the mail. Nothing is sent.
 */
export const prepareNotices = async (
  view: MigrationView,
  { store, settings }: Parts,
  at: Instant,
): Promise<NoticesPrepared> => {
  const change = addressChange(settings)
  if (!change) return { ok: false, code: 'no_other_address' }
  const toTell = clientsToTell(view, await store.clients())
  const [first] = toTell
  if (!first) return { ok: false, code: 'nobody_to_tell' }
  const { subject, text } = noticeContent(first, change, settings)
  const reviewId = reviewIdFor(change.newAddress)
  const facts = { ...factsOf(toTell, change, settings), subject, text: text.slice(0, LONGEST_TEXT) }
  await store.transact({ reviews: [reviewId] }, (tx) => {
    openReview(tx, { kind: 'new_address', facts, locator: null, mailId: null, outboxId: null }, at, reviewId)
  })
  const clients = toTell.map(({ name, contacts }) => ({ name, contacts }))
  return { ok: true, reviewId, clients, subject, text }
}
