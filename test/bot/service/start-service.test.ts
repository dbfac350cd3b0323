import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startService } from '../../../bot/service/start-service.js'
import { loadConfig } from '../../../src/config.js'
import { quietLog } from '../../fakes/quiet.js'
import { freePorts } from '../../servers/ports.js'
import { storeSettings } from '../../stores/folder-store.js'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'control-oc-service-'))
})

afterEach(() => rm(dataDir, { recursive: true }))

/** Nobody listens where the mails should be: the service waits for them. */
const configOf = async () => {
  const [imap = 0, smtp = 0, port = 0] = await freePorts(3)
  const env = {
    IMAP_HOST: '127.0.0.1',
    IMAP_PORT: String(imap),
    IMAP_USE_SSL: 'False',
    IMAP_USERNAME: 'oc@hoteles.example',
    IMAP_PASSWORD: 'x',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(smtp),
    SMTP_USE_TLS: 'False',
    SMTP_FROM_EMAIL: 'oc@hoteles.example',
    DATA_DIR: dataDir,
    PORT: String(port),
    ...(await storeSettings(dataDir)),
  }
  const { config } = loadConfig(env, () => Buffer.of())
  if (!config) throw new Error('the configuration of this test is wrong')
  return config
}

test('the service starts on a folder that can hold no socket, and says so', async () => {
  // What stands in the socket's place and cannot be replaced.
  await mkdir(path.join(dataDir, 'control.sock'))
  await writeFile(path.join(dataDir, 'control.sock', 'something'), '')
  const warnings: string[] = []
  const log = { ...quietLog, warn: (_fields: object, message: string) => void warnings.push(message) }
  const service = await startService(await configOf(), { log })
  const { status } = await fetch(`http://127.0.0.1:${service.port}/readyz`)
  await service.stop()
  expect(status).toBe(200)
  expect(warnings).toContain('The data folder can hold no socket for the terminal')
})

test('the service counts for who asks on its own machine, and names no address', async () => {
  const service = await startService(await configOf(), { log: quietLog })
  const metrics = async () => (await fetch(`http://127.0.0.1:${service.port}/metrics`)).text()
  // On a database it leads a moment later.
  await vi.waitFor(async () =>
    expect(await metrics()).toContain('control_oc_mailbox_connected{account="imap"}'),
  )
  const text = await metrics()
  await service.stop()
  expect(text).toContain('control_oc_store_usable 1')
  expect(text).not.toContain('@')
})
