import type { MailboxWorld } from '../ports/mailbox-contract.js'
import { describeMailbox } from '../ports/mailbox-contract.js'
import { FakeMailbox } from './mailbox.js'
import { systemClock } from './quiet.js'

/** The fake holds its mails itself, so the one mailbox of a world is stopped and started rather than opened twice. */
const createWorld = async (): Promise<MailboxWorld> => {
  const folders: string[] = ['INBOX']
  const actions: ((mailbox: FakeMailbox) => void)[] = []
  let current: FakeMailbox | null = null
  const act = async (action: (mailbox: FakeMailbox) => void): Promise<void> => {
    actions.push(action)
    if (current !== null) action(current)
  }
  return {
    open(settings = {}) {
      current = new FakeMailbox({
        account: 'imap',
        folders: ['INBOX'],
        sentFolder: 'Sent',
        processedFolder: 'Archivo/OC',
        clock: systemClock,
        ...settings,
      })
      for (const folder of settings.folders ?? []) if (!folders.includes(folder)) current.removeFolder(folder)
      actions.forEach((action) => current !== null && action(current))
      return current
    },
    put: (folder, mail, options = {}) =>
      act((mailbox) =>
        mailbox.deliver(mail, {
          folder,
          ...(options.receivedAt === undefined ? {} : { receivedAt: options.receivedAt }),
        }),
      ),
    putSent: (mail) => act((mailbox) => mailbox.deliver(mail, { folder: 'Sent' })),
    putJunk: (mail, options = {}) =>
      act((mailbox) => {
        mailbox.createFolder('Junk')
        mailbox.deliver(mail, {
          folder: 'Junk',
          ...(options.receivedAt === undefined ? {} : { receivedAt: options.receivedAt }),
        })
      }),
    createFolder: async (folder) => void folders.push(folder),
    renumber: (folder) => act((mailbox) => mailbox.renumber(folder)),
    expunge: (folder, uid) => act((mailbox) => mailbox.expunge(folder, uid)),
    subjectsIn: async (folder) => current?.subjectsIn(folder) ?? [],
    end: async () => undefined,
  }
}

describeMailbox('FakeMailbox', createWorld)
