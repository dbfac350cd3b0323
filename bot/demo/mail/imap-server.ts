import type { Socket } from 'node:net'
import hoodiecrow from 'hoodiecrow-imap'
import type { HoodiecrowConnection } from 'hoodiecrow-imap'
import type { Instant } from '../../../src/domain/time.js'

export interface DemoImapServer {
  readonly port: number
  /** Lays a mail into a folder, as a mail server does on delivery; whoever idles there is told. */
  deliver(folder: 'INBOX' | 'Sent', source: Uint8Array, receivedAt: Instant): void
  stop(): Promise<void>
}

const PLUGINS = [
  'ID',
  'SASL-IR',
  'AUTH-PLAIN',
  'NAMESPACE',
  'IDLE',
  'ENABLE',
  'CONDSTORE',
  'LITERALPLUS',
  'UNSELECT',
  'SPECIAL-USE',
  'CREATE-SPECIAL-USE',
  'MOVE',
  'UIDPLUS',
]

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** `02-Mar-2026 13:00:00 +0000` */
const internalDate = (instant: Instant): string => {
  const at = new Date(instant)
  const day = `${twoDigits(at.getUTCDate())}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()}`
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(twoDigits).join(':')
  return `${day} ${time} +0000`
}

const storage = (): object => ({
  INBOX: {},
  '': { separator: '/', folders: { Sent: { 'special-use': '\\Sent' } } },
})

/** The timer of an IDLE that nobody ended would hold up the end of the process for half an hour. */
const endIdling = ({ inputHandler }: HoodiecrowConnection): void => {
  if (inputHandler) inputHandler('DONE')
}

/** An IMAP server in this process, in memory only, for one mailbox. `port` 0 takes a free one. */
export const startDemoImapServer = async (
  account: { readonly user: string; readonly password: string },
  port = 0,
): Promise<DemoImapServer> => {
  const imap = hoodiecrow({
    plugins: PLUGINS,
    users: { [account.user]: { password: account.password } },
    storage: storage(),
  })
  const sockets = new Set<Socket>()
  imap.connectionHandlers.push((connection) => {
    const { socket } = connection
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      endIdling(connection)
    })
  })
  await new Promise<void>((resolve) => {
    imap.listen(port, '127.0.0.1', resolve)
  })
  const address = imap.server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    deliver: (folder, source, receivedAt) => {
      imap.appendMessage(folder, [], internalDate(receivedAt), Buffer.from(source).toString('latin1'))
    },
    stop: () =>
      new Promise((resolve) => {
        imap.close(resolve)
        sockets.forEach((socket) => socket.destroy())
      }),
  }
}
