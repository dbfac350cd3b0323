import { connect } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { startDemoImapServer } from '../../../../bot/demo/mail/imap-server.js'

const HALF_AN_HOUR_MS = 1_800_000

afterEach(() => {
  vi.restoreAllMocks()
})

it('keeps no timer of a client that idled when it stopped, which would hold up the end of the demo', async () => {
  const setting = vi.spyOn(globalThis, 'setTimeout')
  const clearing = vi.spyOn(globalThis, 'clearTimeout')
  const server = await startDemoImapServer({ user: 'ana', password: 'demo' })
  const client = connect(server.port, '127.0.0.1')
  client.write('a LOGIN ana demo\r\nb SELECT INBOX\r\nc IDLE\r\n')
  for await (const bytes of client) if (String(bytes).includes('+ idling')) break
  const at = setting.mock.calls.findIndex(([, delay]) => delay === HALF_AN_HOUR_MS)
  const timer: unknown = setting.mock.results[at]?.value
  expect(timer).toBeDefined()

  await server.stop()

  await vi.waitFor(() => expect(clearing).toHaveBeenCalledWith(timer))
})
