import { formatFaults, loadConfig } from '../../src/config.js'
import type { Config, Environment } from '../../src/config.js'
import { ADMIN_IDS } from './people.js'
import { demoTexts } from './texts/es.js'

export interface DemoPlaces {
  readonly account: { readonly user: string; readonly password: string }
  readonly imapPort: number
  readonly smtpPort: number
  /** Where the bot listens. */
  readonly botPort: number
  readonly dataDir: string
}

const LOOPBACK = '127.0.0.1'

const environmentOf = ({ account, imapPort, smtpPort, botPort, dataDir }: DemoPlaces): Environment => ({
  IMAP_HOST: LOOPBACK,
  IMAP_PORT: String(imapPort),
  IMAP_USERNAME: account.user,
  IMAP_PASSWORD: account.password,
  IMAP_USE_SSL: 'False',
  IMAP_AUTH_RESULTS: 'exchange',
  SMTP_HOST: LOOPBACK,
  // Its server pushes every mail, and its days pass too quickly to look again and again.
  IMAP_CHECK_INTERVAL: '86400',
  SMTP_PORT: String(smtpPort),
  SMTP_USERNAME: account.user,
  SMTP_PASSWORD: account.password,
  SMTP_USE_TLS: 'False',
  SMTP_FROM_EMAIL: account.user,
  SMTP_FROM_NAME: 'Control OC',
  ALLOWED_CONFIRMATION_SENDERS: '@reservas.example',
  ADMIN_IDS: ADMIN_IDS.join(','),
  PREVIEW_FIRST_MAILS: 'False',
  COMPANY_NAME: demoTexts.company,
  COMPANY_SIGNATURE: demoTexts.signature,
  COMPANY_COLOR: '#00566b',
  DATA_DIR: dataDir,
  PORT: String(botPort),
  PUBLIC_URL: `http://${LOOPBACK}:${botPort}`,
  LOG_LEVEL: 'error',
})

/** The service's own configuration, read as from any `.env`. @throws with all faults when the service would refuse it. */
export const demoConfig = (places: DemoPlaces): Config => {
  const { config, faults } = loadConfig(environmentOf(places), () => {
    throw new Error('The demo names no files')
  })
  if (!config) throw new Error(formatFaults(faults))
  return config
}
