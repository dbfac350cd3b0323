import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { createImapMailbox } from '../../../../src/adapters/imap/imap-mailbox.js'
import { describeMailbox } from '../../../ports/mailbox-contract.js'
import type { MailboxWorld } from '../../../ports/mailbox-contract.js'
import { describeWithDovecot } from '../../../servers/describe-with-dovecot.js'
import type { DovecotServer } from '../../../servers/dovecot.js'
import { startDovecot } from '../../../servers/dovecot.js'
import { withImap } from '../../../servers/imap-hand.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'

const PASSWORD = 'clave-de-prueba'

describeWithDovecot('the port', () => {
  let server: DovecotServer
  // The passwd-file takes any user of this world: each world is a mailbox of its own.
  const users = Array.from({ length: 60 }, () => `${randomUUID()}@hotel.example`)

  beforeAll(async () => {
    server = await startDovecot({ users: Object.fromEntries(users.map((user) => [user, PASSWORD])) })
  })
  afterAll(() => server.stop())

  const createWorld = async (): Promise<MailboxWorld> => {
    const user = users.pop() ?? ''
    const hand = <T>(work: Parameters<typeof withImap<T>>[3]): Promise<T> =>
      withImap(server, user, PASSWORD, work)
    return {
      open: (settings = {}) =>
        createImapMailbox(
          {
            account: 'imap',
            host: server.host,
            port: server.imapPort,
            secure: 'plain',
            auth: { user, pass: PASSWORD },
            folders: ['INBOX'],
            sentFolder: null,
            processedFolder: 'Archivo/OC',
            checkIntervalMs: 300_000,
            initialDays: 7,
            ...settings,
          },
          { clock: systemClock, log: quietLog },
        ),
      put: async (folder, mail, { receivedAt, seen } = {}) => {
        await hand((client) =>
          client.append(
            folder,
            mail,
            seen ? ['\\Seen'] : [],
            receivedAt === undefined ? undefined : new Date(receivedAt),
          ),
        )
      },
      putSent: async (mail) => void (await hand((client) => client.append(server.sentFolder, mail))),
      putJunk: (mail, { receivedAt } = {}) =>
        hand(async (client) => {
          await client.mailboxCreate('Correo no deseado')
          const at = receivedAt === undefined ? undefined : new Date(receivedAt)
          await client.append('Correo no deseado', mail, [], at)
        }),
      createFolder: async (folder) => void (await hand((client) => client.mailboxCreate(folder))),
      renumber: (folder) =>
        hand(async (client) => {
          await client.mailboxOpen(folder)
          const mails = await client.fetchAll('1:*', { source: true })
          await client.mailboxClose()
          await client.mailboxDelete(folder)
          await client.mailboxCreate(folder)
          for (const { source } of mails) await client.append(folder, source ?? '')
        }),
      expunge: (folder, uid) =>
        hand(async (client) => {
          await client.mailboxOpen(folder)
          await client.messageDelete(String(uid), { uid: true })
        }),
      subjectsIn: (folder) =>
        hand(async (client) => {
          const exists = (await client.list()).some(({ path }) => path === folder)
          if (!exists || (await client.mailboxOpen(folder, { readOnly: true })).exists === 0) return []
          const rows = await client.fetchAll('1:*', { uid: true, envelope: true })
          return rows.map(({ envelope }) => envelope?.subject ?? '')
        }),
      end: async () => undefined,
    }
  }

  describeMailbox('createImapMailbox', createWorld)
})
