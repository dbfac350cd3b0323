import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { Client } from '../../domain/client.js'
import { domainOf, isKnownTo } from '../../domain/known-sender.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { ContactOffer } from '../../domain/review.js'
import type { Transaction } from '../../ports.js'
import { clientsChanged } from '../clients-changed.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { audit } from './audit.js'

type AddContact = Extract<StaffCommand, { type: 'add_contact' }>

/** Offered only for a sender who is proven, and neither of the client already nor of our own office. */
export const contactOffer = (
  record: MailRecord | null,
  client: Client | null,
  ownDomains: readonly string[],
): ContactOffer | null => {
  if (!record?.from || !client || record.authenticity !== 'pass') return null
  const own = ownDomains.includes(domainOf(record.from) ?? '')
  if (own || isKnownTo(record.from, client)) return null
  return { address: record.from, clientId: client.id, clientName: client.name, addedBy: null }
}

const putContact = (tx: Transaction, { clientId, address }: ContactOffer): void => {
  const client = tx.client(clientId)
  if (client && !client.contacts.includes(address))
    tx.putClient({ ...client, contacts: [...client.contacts, address] })
}

/** Takes an offer up: what the address sends from now on is believed, and our mails go to it too. */
export const addContact = async (
  command: AddContact,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const at = world.clock.now()
  const result = await world.store.transact({ reviews: [command.reviewId] }, (tx): CommandResult => {
    const item = tx.review(command.reviewId)
    if (!item) return refusal('unknown_review')
    const { contactOffer: offer, locator } = item
    if (!offer) return refusal('nothing_to_add')
    if (offer.addedBy !== null) return done(locator, item.id)
    putContact(tx, offer)
    tx.putReview({ ...item, contactOffer: { ...offer, addedBy: actor.name } })
    const detail = `${offer.clientName}: ${offer.address}`
    audit(tx, actor, { at, locator, action: command.type, detail })
    return done(locator, item.id)
  })
  if (result.ok) await clientsChanged(world)
  return result
}
