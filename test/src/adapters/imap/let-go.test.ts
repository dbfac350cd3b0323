import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { ImapFlow } from 'imapflow'
import { expect, it, vi } from 'vitest'
import { createImapMailbox } from '../../../../src/adapters/imap/imap-mailbox.js'
import { RecordingSink } from '../../../fakes/mail-sink.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { startScriptedImap } from '../../../servers/scripted-imap.js'
import { startTcpProxy } from '../../../servers/tcp-proxy.js'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const CONNECTIONS = 6

const seen: WeakRef<ImapFlow>[] = []

/** Notes every client that connects, and holds on to none. */
const noteClients = (): void => {
  // A spy of vitest's would hold on to them itself.
  const connect: (this: ImapFlow) => Promise<void> = Reflect.get(ImapFlow.prototype, 'connect')
  ImapFlow.prototype.connect = async function (this: ImapFlow) {
    seen.push(new WeakRef(this))
    await connect.call(this)
  }
}

const alive = (): number => {
  collect()
  return seen.filter((client) => client.deref()).length
}

it('lets go of a connection that has ended, however many there were', async () => {
  noteClients()
  const server = await startScriptedImap({})
  const line = await startTcpProxy(server.port)
  const mailbox = createImapMailbox(
    {
      account: 'imap',
      host: '127.0.0.1',
      port: line.port,
      secure: 'plain',
      auth: { user: 'oc@hotel.example', pass: 'secreto' },
      folders: ['INBOX'],
      sentFolder: null,
      checkIntervalMs: 300_000,
      initialDays: 7,
    },
    { clock: systemClock, log: quietLog },
  )
  mailbox.start(new RecordingSink())
  try {
    for (let connection = 1; connection <= CONNECTIONS; connection += 1) {
      await vi.waitFor(() => mailbox.sweep(), 5_000)
      await line.untilMade(connection)
      line.cut('reset')
      await vi.waitFor(() => expect(mailbox.status().connected).toBe(false), 5_000)
    }
    await vi.waitFor(() => mailbox.sweep(), 5_000)
    await vi.waitFor(() => expect(alive()).toBeLessThanOrEqual(2), 5_000)
    expect(seen.length).toBeGreaterThan(CONNECTIONS)
  } finally {
    await mailbox.stop()
    await line.stop()
    await server.stop()
  }
})
