import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { LeadingWorld } from '../world.js'

/** Whether a Sent folder of ours holds the mail. A folder that cannot be looked at says nothing. */
export const lieInSent = async (mail: AnyOutboxMail, world: LeadingWorld): Promise<boolean> => {
  const query = { messageId: mail.messageId, controlId: mail.id }
  const answers = await Promise.all(
    world.mailboxes.map((mailbox) =>
      mailbox.sentFolderHas(query).catch((error: unknown) => {
        world.log.warn({ account: mailbox.account, err: error }, 'the Sent folder could not be looked at')
        return false
      }),
    ),
  )
  return answers.includes(true)
}
