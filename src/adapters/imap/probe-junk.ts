import type { ImapFlow } from 'imapflow'
import type { Instant } from '../../domain/time.js'
import type { Attempt, JunkMail, Logger } from '../../ports.js'
import type { ImapAccount } from './account.js'
import { createClient } from './client.js'
import { describeImapError } from './imap-fault.js'
import { junkSince } from './junk-folder.js'

/** What was put among unwanted mail since an instant, on a connection of its own. Never rejects. */
export const probeJunk = async (
  account: ImapAccount,
  since: Instant,
  log: Logger,
): Promise<Attempt<readonly JunkMail[] | null>> => {
  let client: ImapFlow | null = null
  try {
    client = await createClient(account, log)
    client.on('error', () => undefined)
    await client.connect()
    return { ok: true, value: await junkSince(client, account, since) }
  } catch (error) {
    return { ok: false, answer: describeImapError(error) }
  } finally {
    client?.close()
  }
}
