import type { Client, Delay, PageOf } from '../../../src/contract.js'
import { CLIENTS, LANGUAGES } from '../../texts/clients.js'
import { LIST } from '../../texts/lists.js'
import { pressButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'

export const CLIENTS_PER_PAGE = 12

/** Which page of which clients. */
export interface ClientsPlace {
  readonly text: string | null
  /** Rows of the pages before. */
  readonly skipped: number
}

const delayText = (delay: Delay | null): string => {
  if (!delay) return CLIENTS.officeDays
  return delay.unit === 'days' ? String(delay.days) : `${delay.ms / 60_000} min`
}

const daysText = ({ reminderAfter, ultimatumAfter }: Client): string =>
  reminderAfter || ultimatumAfter ? CLIENTS.days(delayText(reminderAfter), delayText(ultimatumAfter)) : ''

const contactsText = ({ contacts: [first, ...rest], requiresOc }: Client): string => {
  if (first !== undefined) return CLIENTS.moreContacts(outside(first, 60), rest.length)
  return requiresOc ? CLIENTS.noContact : ''
}

const rowDetail = (client: Client): string =>
  [
    client.active === false ? CLIENTS.inactive : '',
    client.requiresOc ? CLIENTS.owes : CLIENTS.owesNothing,
    contactsText(client),
    client.language && client.language !== 'es' ? LANGUAGES[client.language] : '',
    daysText(client),
  ]
    .filter((part) => part !== '')
    .join(' · ')

export const clientsTitle = ({ total }: PageOf<Client>, { text }: ClientsPlace): string => {
  const words = text === null ? null : outside(text, 60)
  return total === 0 ? CLIENTS.none(words) : CLIENTS.title(total, words)
}

const actions = (
  { items, next }: PageOf<Client>,
  { text, skipped }: ClientsPlace,
): readonly CardElement[] => {
  const further = { text: text ?? '', after: next ?? '', skipped: String(skipped + items.length) }
  return [
    ...(next ? [pressButton({ title: LIST.more, data: { verb: VERBS.moreClients, ...further } })] : []),
    pressButton({ title: CLIENTS.add, data: { verb: VERBS.openClient, clientId: '' } }),
  ]
}

/** The clients with a text in their name, each to be opened. */
export const clientsCard = (page: PageOf<Client>, place: ClientsPlace): Card => {
  const { items, total } = page
  const { skipped } = place
  const title = clientsTitle(page, place)
  return renderCard('openable', {
    fallbackText: title,
    speak: title,
    title,
    range: total > items.length ? LIST.shown(skipped + 1, skipped + items.length, total) : '',
    open: CLIENTS.open,
    rows: items.map((client) => ({
      title: outside(client.name, 80),
      detail: rowDetail(client),
      data: { verb: VERBS.openClient, clientId: client.id },
    })),
    hint: items.length > 0 ? CLIENTS.hint : '',
    actions: actions(page, place),
  })
}
