import type { ImapFlow } from 'imapflow'
import type { SettledMails } from '../../domain/filing.js'
import type { FilingOutcome, FilingRefusal } from '../../ports.js'
import type { ImapAccount } from './account.js'
import { describeImapError } from './imap-fault.js'
import { findProcessedFolder } from './processed-folder.js'

const refused = (why: FilingRefusal['why'], answer: string | null = null): FilingRefusal => ({
  kind: 'refused',
  why,
  answer,
})

/** imapflow subscribes to what it creates (RFC 3501, 6.3.6), so that mail programs show it. Null: it is there now. */
const create = async (client: ImapFlow, path: string): Promise<FilingRefusal | null> => {
  try {
    await client.mailboxCreate(path)
    return null
  } catch (error) {
    if (!client.usable) throw error
    return refused('folder_not_created', describeImapError(error))
  }
}

/** Of imapflow's `false` nothing is known but that the command failed: on a broken line that says nothing of the server. */
const move = async (client: ImapFlow, uids: readonly number[], path: string): Promise<FilingOutcome> => {
  // Without MOVE imapflow would copy, delete and expunge: a crash between them, or what others have marked, must lose no mail.
  if (!client.capabilities.has('MOVE')) return refused('move_not_offered')
  const moved = await client.messageMove(uids.join(','), path, { uid: true })
  if (moved) return { kind: 'moved' }
  if (!client.usable) throw new Error('the connection broke while mails were moved')
  return refused('move_refused')
}

/** One UID MOVE (RFC 6851): what is not there any more is passed over, and there is no moment at which a mail is nowhere. */
export const fileMails = async (
  client: ImapFlow,
  account: ImapAccount,
  { folder, uidValidity, uids }: SettledMails,
): Promise<FilingOutcome> => {
  const { processedFolder: configured = null } = account
  if (configured === null) throw new Error('there is no folder of processed mails')
  if (!client.capabilities.has('MOVE')) return refused('move_not_offered')
  const { path, exists, suitable } = await findProcessedFolder(client, configured, account)
  if (!suitable) return refused('folder_unsuitable')
  // Read there once more after a restore: it lies where it belongs.
  if (folder === path) return { kind: 'moved' }
  const opened = await client.mailboxOpen(folder)
  if (opened.uidValidity.toString() !== uidValidity) return { kind: 'renumbered' }
  if (opened.exists === 0) return { kind: 'moved' }
  return (exists ? null : await create(client, path)) ?? move(client, uids, path)
}
