import { readFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { startService } from '../../../bot/service/start-service.js'
import { formatFaults, loadConfig } from '../../../src/config.js'
import { quietLog } from '../../fakes/quiet.js'
import { freePorts } from '../../servers/ports.js'
import { OFFICE, OTHER_OFFICE } from '../world/environment.js'

/**
 * A program: so many services in one process, as a host of many offices would have them. Prints how much memory each took
 * beyond the first, in bytes, with all of them watching their mailbox and nothing under way.
 */

const [count = '2', folder = '.'] = process.argv.slice(2)

/** A mail server takes so many connections of one mailbox. */
const startOne = async (mailbox: string) => {
  const dataDir = await mkdtemp(join(folder, 'office-'))
  const [port] = await freePorts(1)
  const { config, faults } = loadConfig(
    { ...process.env, DATA_DIR: dataDir, PORT: String(port), IMAP_USERNAME: mailbox },
    readFileSync,
  )
  if (!config) throw new Error(formatFaults(faults))
  let connected = (): void => undefined
  const isConnected = new Promise<void>((resolve) => (connected = resolve))
  const info = (_fields: unknown, message?: string): void => {
    if (message === 'mailbox connected') connected()
  }
  const service = await startService(config, { log: { ...quietLog, info } })
  await isConnected
  return service
}

const settledMemory = async (services: Awaited<ReturnType<typeof startOne>>[]): Promise<number> => {
  for (const { engine } of services) await engine.settled()
  for (let time = 0; time < 3; time += 1) globalThis.gc?.()
  return process.memoryUsage.rss()
}

const MAILBOXES = [OFFICE, OTHER_OFFICE]
const services = [await startOne(OFFICE)]
const first = await settledMemory(services)
while (services.length < Number(count))
  services.push(await startOne(MAILBOXES[services.length % MAILBOXES.length] ?? OFFICE))
const all = await settledMemory(services)
process.stdout.write(`${(all - first) / (services.length - 1)}\n`)
for (const service of services) await service.stop()
process.exit(0)
