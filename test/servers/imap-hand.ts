import { ImapFlow } from 'imapflow'
import type { DovecotServer } from './dovecot.js'

/** A second client on a test's mailbox: what staff do in Outlook while the product watches, and what a server does by itself. */
export const openImap = async (server: DovecotServer, user: string, pass: string): Promise<ImapFlow> => {
  const client = new ImapFlow({
    host: server.host,
    port: server.imapPort,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
  })
  await client.connect()
  return client
}

/** The same, for one piece of work. */
export const withImap = async <T>(
  server: DovecotServer,
  user: string,
  pass: string,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> => {
  const client = await openImap(server, user, pass)
  try {
    return await work(client)
  } finally {
    // Where the connection has gone meanwhile, what counts is what became of the work.
    await client.logout().catch(() => undefined)
  }
}
