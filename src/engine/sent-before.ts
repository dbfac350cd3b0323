import { domainOf } from '../domain/known-sender.js'
import type { ClientMailKind, Reservation } from '../domain/reservation.js'
import { CLIENT_MAIL_KINDS } from '../domain/reservation.js'
import { addMs, DAY_MS, toInstant } from '../domain/time.js'
import type { ApprovedKind } from './first-mails.js'
import { APPROVED_NOTE } from './first-mails.js'
import { allPages } from './views/queries.js'
import type { EngineWorld } from './world.js'

const EPOCH = toInstant(0)

/** Of `reminder → ana@cliente.example, …`: what went to ourselves was a rehearsal. */
const wentOut = (detail: string, kind: ClientMailKind, ownDomains: readonly string[]): boolean => {
  const [what, to = ''] = detail.split(' → ')
  const domains = to.split(', ').flatMap((address) => domainOf(address) ?? [])
  return what === kind && domains.some((domain) => !ownDomains.includes(domain))
}

const hasGot = ({ history }: Reservation, kind: ClientMailKind, ownDomains: readonly string[]): boolean =>
  history.some(({ event, detail }) => event === 'MailLeft' && wentOut(detail ?? '', kind, ownDomains))

/**
 * Once, on the first start that asks of first mails: a kind that clients have got before needs no approval. Nothing was
 * sent before where the mailboxes have never been read.
 */
export const rememberSentBefore = async (hasRunBefore: boolean, world: EngineWorld): Promise<void> => {
  const { clock, settings, store } = world
  if (await store.note(APPROVED_NOTE)) return
  const at = clock.now()
  const span = { from: EPOCH, until: addMs(at, 366 * DAY_MS) }
  const known = hasRunBefore ? await allPages((page) => store.reservationsByDayZero(span, page)) : []
  const kinds = CLIENT_MAIL_KINDS.filter((kind) =>
    known.some((one) => hasGot(one, kind, settings.ownDomains)),
  )
  const approved: readonly ApprovedKind[] = kinds.map((kind) => ({ kind, by: null, at }))
  await store.putNote(APPROVED_NOTE, approved)
}
