import type { Config } from '../../../src/config.js'
import { formatFaults, loadConfig } from '../../../src/config.js'

/** The configuration of an office that has what it needs and nothing more, but for `settings`. */
export const aConfig = (settings: Readonly<Record<string, string>>): Config => {
  const needed = {
    IMAP_HOST: 'imap.hotelsales.example',
    IMAP_USERNAME: 'controloc@hotelsales.example',
    IMAP_PASSWORD: 'a password of no mailbox',
    SMTP_HOST: 'smtp.hotelsales.example',
    SMTP_FROM_EMAIL: 'controloc@hotelsales.example',
  }
  const { config, faults } = loadConfig({ ...needed, ...settings }, () => Buffer.of())
  if (!config) throw new Error(formatFaults(faults))
  return config
}
