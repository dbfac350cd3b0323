import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openChecks } from '../../../bot/service/open-checks.js'
import { openTokens } from '../../../bot/service/open-tokens.js'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { loadConfig } from '../../../src/config.js'
import { quietLog } from '../../fakes/quiet.js'
import { startTokenServer, CLIENT, TENANT } from '../../servers/token-server.js'
import { openFolderStore, storeSettings } from '../../stores/folder-store.js'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'control-oc-checks-'))
})

afterEach(() => rm(dataDir, { recursive: true }))

const configOf = async (authority: string, more: Readonly<Record<string, string>> = {}) => {
  const env = {
    ...more,
    // Nobody listens there: the checks of every hour call no mail server.
    IMAP_HOST: '127.0.0.1',
    IMAP_PORT: '9',
    IMAP_USE_SSL: 'False',
    IMAP_AUTH: 'oauth2',
    IMAP_USERNAME: 'oc.hotel@gmail.com',
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: '9',
    SMTP_USE_TLS: 'False',
    // Of a free provider: its records are not ours to look after, and no DNS server is asked.
    SMTP_FROM_EMAIL: 'oc.hotel@gmail.com',
    AZURE_AUTHORITY: authority,
    AZURE_TENANT_ID: TENANT,
    AZURE_CLIENT_ID: CLIENT,
    AZURE_CLIENT_SECRET: 'x',
    DATA_DIR: dataDir,
    ...(await storeSettings(dataDir)),
  }
  const { config, faults } = loadConfig(env, () => Buffer.of())
  if (!config) throw new Error(JSON.stringify(faults))
  return config
}

test('the checks of every hour look at all that costs nothing, while the service holds its folder', async () => {
  const provider = await startTokenServer()
  const config = await configOf(provider.authority)
  const store = await openFolderStore(dataDir)
  const parts = { clock: systemClock, log: quietLog, tokens: openTokens(config), store }
  const checks = openChecks(config, parts)

  const findings = await checks.run()
  await checks.run()

  await store.close()
  await provider.stop()
  const unwell = findings.filter(({ level }) => level === 'failure')
  expect(unwell).toEqual([])
  expect(new Set(findings.map(({ area }) => area))).toEqual(
    new Set(['config', 'clock', 'data', 'token', 'dns', 'clients', 'senders']),
  )
  expect(findings.find(({ check }) => check === 'data.lock')?.facts['held']).toBe('true')
  expect(findings.find(({ check }) => check === 'clock.time')?.level).toBe('ok')
  // The second time the token comes out of the cache.
  expect(provider.requests).toHaveLength(1)
})

test('credentials of the bot that expired are found before somebody writes to it', async () => {
  const description = 'AADSTS7000222: The provided client secret keys are expired.'
  const provider = await startTokenServer({ refuse: { status: 401, error: 'invalid_client', description } })
  const config = await configOf(provider.authority, {
    MicrosoftAppId: CLIENT,
    MicrosoftAppPassword: 'x',
    MicrosoftAppTenantId: TENANT,
    PUBLIC_URL: 'https://oc.example',
  })
  const store = await openFolderStore(dataDir)
  const checks = openChecks(config, { clock: systemClock, log: quietLog, tokens: openTokens(config), store })

  const findings = await checks.run()

  await store.close()
  await provider.stop()
  expect(findings.filter(({ area }) => area === 'bot')).toMatchObject([
    { check: 'bot.credentials', level: 'failure', code: 'token_secret_expired' },
  ])
})
