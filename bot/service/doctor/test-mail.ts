import { randomUUID } from 'node:crypto'
import type { LedgerKeeper } from '../../../src/adapters/outgoing-mail/paced-sender.js'
import { domainOf } from '../../../src/domain/known-sender.js'
import type { EnclosedFile, OutgoingMail, SendOutcome } from '../../../src/ports.js'
import { openSender } from '../mail-adapters.js'
import type { DoctorWorld } from './world.js'

/** One mail by hand goes beside the service's own count. */
const NO_LEDGER: LedgerKeeper = { read: async () => null, write: async () => {} }

interface Words {
  readonly subject: string
  readonly text: string
}

/** Known over its whole way by ids of its own. */
export const testMail = (
  to: string,
  from: string,
  { subject, text }: Words,
  enclosed: readonly EnclosedFile[] = [],
): OutgoingMail => {
  const id = randomUUID()
  return {
    messageId: `<doctor-${id}@${domainOf(from) ?? 'localhost'}>`,
    controlId: `doctor-${id}`,
    to: [to],
    cc: [],
    subject,
    text,
    html: `<p>${text}</p>`,
    inline: [],
    enclosed,
    inReplyTo: null,
    references: [],
  }
}

export const sendTestMail = async (mail: OutgoingMail, world: DoctorWorld): Promise<SendOutcome> => {
  const sender = openSender(world.config, { ...world, ledger: NO_LEDGER })
  try {
    return await sender.send(mail)
  } finally {
    await sender.stop()
  }
}
