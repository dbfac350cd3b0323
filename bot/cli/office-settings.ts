import { readFileSync } from 'node:fs'
import { loadConfigFile } from '../../src/config.js'
import type { EngineSettings } from '../../src/engine/settings.js'
import { engineSettings } from '../service/engine-settings.js'
import { Refused } from './refused.js'
import { configurationFaulty } from './texts/migration.js'

/** What the engine is told of the office, for a command that makes no mail. @throws Refused when the configuration has faults */
export const officeSettings = (): Omit<EngineSettings, 'messageIds'> => {
  const { config } = loadConfigFile('.env', process.env, readFileSync)
  if (!config) throw new Refused(configurationFaulty)
  const { messageIds: _keys, ...settings } = engineSettings(config, { messageIds: '', links: '' })
  return settings
}
