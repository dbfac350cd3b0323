import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly recipients: readonly string[]
  readonly source: Buffer
}

export interface DemoSmtpServer {
  readonly port: number
  stop(): Promise<void>
}

const readAll = async (stream: AsyncIterable<unknown>): Promise<Buffer> => {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const portOf = (server: SMTPServer): number => {
  const address = server.server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Takes every mail and hands it over; nothing goes further than this process. `port` 0 takes a free one. */
export const startDemoSmtpServer = async (
  account: { readonly user: string; readonly password: string },
  onMail: (mail: ReceivedMail) => Promise<void>,
  port = 0,
): Promise<DemoSmtpServer> => {
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: (auth, _session, answer) =>
      auth.username === account.user && auth.password === account.password
        ? answer(null, { user: account.user })
        : answer(new Error('535 5.7.3 Authentication unsuccessful')),
    onData: (stream, session, answer) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase())
      readAll(stream)
        .then((source) => onMail({ recipients, source }))
        .then(
          () => answer(null, 'Ok: delivered to the demo'),
          (error: unknown) => answer(error instanceof Error ? error : new Error('451 Local error')),
        )
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  return {
    port: portOf(server),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
      }),
  }
}
