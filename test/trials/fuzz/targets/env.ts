import { configTable } from '../../../../bot/cli/texts/config.js'
import { formatFaults, loadConfigFile } from '../../../../src/config.js'
import { configAsJson, describeConfig } from '../../../../src/config/describe.js'
import { makeEnvFile } from '../make/env-files.js'
import type { Target } from '../target.js'

const PATH = '.env'

const SECRETS: Readonly<Record<string, string>> = { '/dev/null': '', '/etc/passwd': 'root:x:0:0' }

/** The file itself, and two files that it may name. */
const readerOf =
  (input: Uint8Array) =>
  (path: string): Uint8Array => {
    if (path === PATH) return input
    const content = SECRETS[path]
    if (content === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' })
    return Buffer.from(content)
  }

/** Settings as the service and `control-oc config` read them, with everything that is said of them. */
export const open = async (): Promise<Target> => ({
  make: makeEnvFile,
  run: async (input) => {
    const [run, inspected] = (['run', 'inspect'] as const).map((purpose) =>
      loadConfigFile(PATH, {}, readerOf(input), purpose),
    )
    if (!run || !inspected) throw new Error('nothing was loaded')
    formatFaults(run.faults)
    JSON.stringify(configAsJson(inspected))
    configTable(describeConfig(inspected), inspected)
    return run.config ? 'a configuration' : run.faults.length > 0 ? 'faults' : 'neither'
  },
  close: async () => undefined,
})
