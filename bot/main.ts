import { readFileSync } from 'node:fs'
import { createLogger } from '../src/adapters/logger/index.js'
import { formatFaults, loadConfigFile } from '../src/config.js'
import type { Config } from '../src/config.js'
import { logWhatLibrariesPrint } from './service/library-console.js'
import { startService } from './service/start-service.js'
import type { RunningService } from './service/start-service.js'
import { serviceCannotStart } from './texts/service.js'

/** The service as a process: the environment, signals, an exit code. What it is made of stands in service/. */

const ENV_FILE = '.env'
const SIGNALS = ['SIGTERM', 'SIGINT'] as const

const loadOrExit = (): Config => {
  const { config, faults } = loadConfigFile(ENV_FILE, process.env, readFileSync)
  if (config) return config
  process.stderr.write(formatFaults(faults))
  process.exit(1)
}

const startOrExit = async (config: Config): Promise<RunningService> => {
  const log = createLogger(config.logLevel)
  logWhatLibrariesPrint(log, console)
  try {
    return await startService(config, { log })
  } catch (error) {
    process.stderr.write(serviceCannotStart(error))
    process.exit(1)
  }
}

/** Longer than this a mail server that says nothing may not hold the end up; its mail is then known to be uncertain. */
const STOP_LIMIT_MS = 9_500

/** A second signal ends it at once. */
const stopOnSignal = (service: RunningService): void => {
  let stopping = false
  const stop = (): void => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
    void service.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of SIGNALS) process.on(signal, stop)
}

/** The first process of a container is not ended by a signal that it does not handle, not even while it waits to start. */
const leave = (): never => process.exit(0)

for (const signal of SIGNALS) process.on(signal, leave)
const service = await startOrExit(loadOrExit())
for (const signal of SIGNALS) process.off(signal, leave)
stopOnSignal(service)
