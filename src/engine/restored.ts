import type { AddressNotice, AnyOutboxMail, OutboxMail } from '../domain/outbox.js'
import type { Restored } from '../domain/restored.js'
import { doubtKey, mayHaveBeenTold, mayHaveLeft } from '../domain/restored.js'
import { addMs, DAY_MS } from '../domain/time.js'
import type { Transaction } from '../ports.js'
import type { EngineWorld, LeadingWorld } from './world.js'

/** Left in the store by `control-oc restore`. */
export const RESTORED_NOTE = 'store:restored'

/** All that came after the backup has been read again: what is queued from now on is new. */
export const noteCaughtUp = async ({ clock, store }: EngineWorld): Promise<void> => {
  const restored = await store.note<Restored>(RESTORED_NOTE)
  if (!restored || restored.caughtUpAt !== null) return
  const caughtUp: Restored = { ...restored, caughtUpAt: clock.now() }
  await store.putNote(RESTORED_NOTE, caughtUp)
}

/** A mail may wait so long in the mailbox until it is read: it came before the backup, and was moved after it. */
const UNREAD_FOR_MS = 7 * DAY_MS

/** What the lost store has moved out of the way is not in the watched folders any more. Known mails are known again. */
export const readFiledAgain = async ({ store, mailboxes, settings }: LeadingWorld): Promise<void> => {
  const restored = await store.note<Restored>(RESTORED_NOTE)
  if (!restored || restored.caughtUpAt !== null) return
  const since = addMs(restored.backupAt, -UNREAD_FOR_MS)
  const filing = mailboxes.filter(({ account }) => settings.filedAccounts.includes(account))
  await Promise.all(filing.map((mailbox) => mailbox.readFiled(since)))
}

const isRestored = (note: unknown): note is Restored => typeof note === 'object' && note !== null

const settleDoubt = (tx: Transaction, mail: AnyOutboxMail, restored: Restored): true => {
  tx.putNote(RESTORED_NOTE, { ...restored, asked: [...restored.asked, doubtKey(mail)] })
  return true
}

/**
 * Whether a mail may have left before the store was restored, so that it must not leave again unasked. Asking it once
 * settles it for its kind.
 */
export const takeDoubt = async (mail: OutboxMail, { settings, store }: EngineWorld): Promise<boolean> => {
  if (!(await store.note(RESTORED_NOTE))) return false
  return store.transact({ reservations: [mail.locator], notes: [RESTORED_NOTE] }, (tx) => {
    const restored = tx.note(RESTORED_NOTE)
    const reservation = tx.reservation(mail.locator)
    if (!isRestored(restored) || !reservation) return false
    const client = reservation.clientId ? tx.client(reservation.clientId) : null
    return (
      mayHaveLeft(mail, reservation, client, settings.policy, restored) && settleDoubt(tx, mail, restored)
    )
  })
}

/** The same of a notice of our new address, once for each client. */
export const takeDoubtOfNotice = async (notice: AddressNotice, { store }: EngineWorld): Promise<boolean> => {
  if (!(await store.note(RESTORED_NOTE))) return false
  return store.transact({ notes: [RESTORED_NOTE] }, (tx) => {
    const restored = tx.note(RESTORED_NOTE)
    return isRestored(restored) && mayHaveBeenTold(notice, restored) && settleDoubt(tx, notice, restored)
  })
}
