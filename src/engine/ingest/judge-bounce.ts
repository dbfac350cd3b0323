import type { ReservationCommand } from '../../domain/commands.js'
import type { MailClues } from '../../domain/mail-clues.js'
import type { JudgingWorld } from '../world.js'
import type { ExaminedMail } from './examine.js'
import { mailIdOf } from './mail-id.js'
import type { Verdict } from './verdict.js'
import { ignored } from './verdict.js'

/** Our mail came back, or is late: its server still tries. Only one that names a message of ours is believed; nobody else knows its Message-ID. */
export const judgeBounce = async (
  examined: ExaminedMail,
  clues: MailClues,
  world: JudgingWorld,
): Promise<Verdict> => {
  const named = [clues.bounce?.originalMessageId ?? '', ...clues.answers].filter(Boolean)
  const messageIds = [...new Set(named)]
  const [reservation] = await world.store.findByMarks({ messageIds })
  if (!reservation || !clues.bounce) return ignored('bounce', 'not_ours')
  const mailId = mailIdOf(examined.mail)
  const { failedAddress: address, status, permanent } = clues.bounce
  const command: ReservationCommand = permanent
    ? { type: 'note_bounce', failedAddress: address, status, mailId }
    : { type: 'note_reply', kind: 'delivery_delayed', mailId, address }
  return {
    kind: 'bounce',
    decision: permanent ? 'review' : 'accept',
    commands: [{ locator: reservation.locator, command }],
    questions: [],
    evidence: [],
    reason: permanent ? 'bounced' : 'delivery_delayed',
  }
}
