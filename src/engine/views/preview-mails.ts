import type { MailPreview } from '../../contract.js'
import { nextMail } from '../../domain/client-mail.js'
import { CLIENT_MAIL_KINDS } from '../../domain/reservation.js'
import { messageIdMaker } from '../message-ids.js'
import { composeMail } from '../outbox/compose-mail.js'
import type { EngineWorld } from '../world.js'

/** What each mail about a reservation would say if it left now. Nothing is queued. */
export const previewMails = async (
  locator: string,
  world: EngineWorld,
): Promise<readonly MailPreview[] | null> => {
  const { settings, store } = world
  const now = world.clock.now()
  const reservation = await store.reservation(locator.trim().toUpperCase())
  const client = (await store.clients()).find(({ id }) => id === reservation?.clientId)
  if (!reservation || !client) return null
  const messageIdOf = messageIdMaker(settings.messageIds)
  return CLIENT_MAIL_KINDS.map((kind) => {
    const mail = nextMail(
      reservation,
      { kind },
      { now, policy: settings.policy, client, actor: null, messageIdOf },
    )
    const { to, cc, subject, text, html } = composeMail(mail, reservation, client, settings, now)
    return { kind, to, cc, subject, text, html }
  })
}
