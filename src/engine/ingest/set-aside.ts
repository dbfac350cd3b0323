import type { RawMail } from '../../domain/mail.js'
import { openReview } from '../reviews.js'
import type { EngineWorld } from '../world.js'
import { unreadableQuestion } from './carry-out.js'
import { idOfUnreadable } from './mail-id.js'

/** A mail of which nothing can be made lies before staff, with its record and, where it was fetched, the mail itself. */
export const setAside = async (raw: RawMail, problem: string, world: EngineWorld): Promise<void> => {
  const at = world.clock.now()
  const mailId = idOfUnreadable(raw)
  const fileId = raw.source ? (await world.vault.put(raw.source, `${mailId}.eml`, 'message/rfc822')).id : null
  await world.store.transact({}, (tx) => {
    openReview(tx, { ...unreadableQuestion(raw, problem), mailId, outboxId: null }, at)
    tx.recordMail({
      id: mailId,
      messageId: null,
      contentHash: `unreadable:${mailId}`,
      location: raw.location,
      receivedAt: raw.receivedAt,
      decidedAt: at,
      from: null,
      authenticity: 'unknown',
      subject: '',
      kind: 'other',
      decision: 'review',
      locators: [],
      evidence: [],
      reason: problem,
      fileId,
    })
  })
  world.metrics.mailDecided(raw.location.account, 'review')
}
