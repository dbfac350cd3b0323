import type { Mailbox, MailboxStatus, Store } from '../ports.js'

const MAILBOXES_NOTE = 'engine:mailboxes'

/** For the replicas that do not read them. Put down whenever they have all been looked at, not with every change. */
export const noteMailboxes = (mailboxes: readonly Mailbox[], store: Pick<Store, 'putNote'>): Promise<void> =>
  store.putNote(
    MAILBOXES_NOTE,
    mailboxes.map((mailbox) => mailbox.status()),
  )

/** As they were when they were put down last; none before that. */
export const notedMailboxes = async (store: Pick<Store, 'note'>): Promise<readonly MailboxStatus[]> =>
  (await store.note<readonly MailboxStatus[]>(MAILBOXES_NOTE)) ?? []
