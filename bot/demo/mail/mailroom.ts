import type { Instant } from '../../../src/domain/time.js'
import { startDemoImapServer } from './imap-server.js'
import { readClientMail } from './outbox.js'
import type { ClientMail } from './outbox.js'
import { startDemoSmtpServer } from './smtp-server.js'

export interface MailAccount {
  readonly user: string
  readonly password: string
}

/** The office's mail server as the demo plays it: a mailbox to be read by IMAP, and SMTP towards the clients. */
export interface Mailroom {
  readonly account: MailAccount
  readonly imapPort: number
  readonly smtpPort: number
  /** Lays a mail from outside into the office's inbox. */
  deliver(source: Uint8Array): void
  /** What the clients got, oldest first. */
  clientMails(): readonly ClientMail[]
  onClientMail(listener: (mail: ClientMail) => void): () => void
  stop(): Promise<void>
}

export const openMailroom = async (account: MailAccount, now: () => Instant): Promise<Mailroom> => {
  const mails: ClientMail[] = []
  const listeners = new Set<(mail: ClientMail) => void>()
  const imap = await startDemoImapServer(account)
  const smtp = await startDemoSmtpServer(account, async (received) => {
    const mail = await readClientMail(received, `mail-${mails.length + 1}`, now())
    mails.push(mail)
    // Exchange keeps a copy of what is sent by SMTP in the sender's Sent folder.
    imap.deliver('Sent', received.source, mail.at)
    listeners.forEach((listener) => listener(mail))
  })
  return {
    account,
    imapPort: imap.port,
    smtpPort: smtp.port,
    deliver: (source) => imap.deliver('INBOX', source, now()),
    clientMails: () => mails,
    onClientMail: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      await Promise.all([imap.stop(), smtp.stop()])
    },
  }
}
