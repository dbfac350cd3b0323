import { existsSync, readFileSync } from 'node:fs'
import { loadConfigFile, type LoadedConfig } from '../../src/config.js'
import { configAsJson, describeConfig } from '../../src/config/describe.js'
import { parseArguments } from './arguments.js'
import { print, printError, printJson } from './output.js'
import { CONFIG_USAGE, configTable, noSuchFile, unreadableEnvFile } from './texts/config.js'

const load = (path: string): LoadedConfig | null => {
  try {
    return loadConfigFile(path, process.env, readFileSync, 'inspect')
  } catch {
    return null
  }
}

const show = (loaded: LoadedConfig, asJson: boolean): void => {
  if (asJson) printJson(configAsJson(loaded))
  else print(configTable(describeConfig(loaded), loaded))
}

const fail = (message: string, exitCode: number): number => {
  printError(message)
  return exitCode
}

/** `control-oc config`: what was understood, without touching the network. */
export const run = async (args: string[]): Promise<number> => {
  const parsed = parseArguments(args, { env: 'value', json: 'flag' }, 0)
  if (!parsed.ok) return fail(`${parsed.problem}\n\n${CONFIG_USAGE}`, 2)
  if (parsed.flags.has('help')) {
    print(CONFIG_USAGE)
    return 0
  }
  const named = parsed.values.get('env')
  if (named !== undefined && !existsSync(named)) return fail(noSuchFile(named), 2)
  const path = named ?? '.env'
  const loaded = load(path)
  if (loaded === null) return fail(unreadableEnvFile(path), 1)
  show(loaded, parsed.flags.has('json'))
  return loaded.faults.length === 0 ? 0 : 1
}
