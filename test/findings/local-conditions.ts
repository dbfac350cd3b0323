import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { probeFolder } from '../../src/adapters/lowdb-store/probe-folder.js'
import { judgeConfig } from '../../src/engine/doctor/config.js'
import { judgeFolder } from '../../src/engine/doctor/data.js'
import { runCli } from '../bot/cli/run-cli.js'
import { aClient, aMailRecord } from '../ports/records.js'
import { portOf } from '../servers/ports.js'
import { CLIENT, TENANT } from '../servers/token-server.js'
import { configOf, keep, load, lookAt, MAILBOX, told, worldOf } from './looking.js'
import type { Condition, Settings } from './looking.js'

const ofConfig =
  (settings: Settings): Condition =>
  async (folder) => {
    const { faults, warnings } = load(folder, settings)
    return told(judgeConfig(faults, warnings), null)
  }

/** As a program reads it. */
const incomplete: Condition = async (folder) => {
  writeFileSync(path.join(folder, '.env'), 'IMAP_PORT=mil')
  const { stdout } = await runCli(folder, ['doctor', '--only', 'imap', '--json'])
  const { findings } = JSON.parse(stdout) as {
    findings: {
      code: string | null
      explanation: { title: string; cause: string; remedy: string[] } | null
    }[]
  }
  return findings.map(({ code, explanation: words }) => ({
    code,
    text: words === null ? '' : [words.title, words.cause, ...words.remedy].join('\n'),
  }))
}

/** Whoever gives out tokens says what time it is. */
const clockAhead =
  (seconds: number): Condition =>
  async (folder) => {
    const server = createServer((_request, response) => {
      response.setHeader('Date', new Date(Date.now() - seconds * 1_000).toUTCString())
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
    try {
      const config = configOf(folder, {
        IMAP_AUTH: 'oauth2',
        AZURE_AUTHORITY: `http://127.0.0.1:${portOf(server)}`,
        AZURE_TENANT_ID: TENANT,
        AZURE_CLIENT_ID: CLIENT,
        AZURE_CLIENT_SECRET: 'S3cr3t0',
      })
      return await lookAt('clock', worldOf(config))
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

const folderWith =
  (prepare: (folder: string) => string): Condition =>
  (folder) =>
    lookAt('data', worldOf(configOf(folder, { DATA_DIR: prepare(folder) })))

/** No test may fill a disk: the figure alone is put in the place of the one that was measured. */
const diskWith =
  (freeBytes: number): Condition =>
  async (folder) => {
    const config = configOf(folder)
    const probe = await probeFolder(config.dataDir, new Date().toISOString())
    return told(judgeFolder({ ...probe, freeBytes }, config.dataDir), config)
  }

const sendersOf =
  (ALLOWED_CONFIRMATION_SENDERS: string): Condition =>
  (folder) =>
    lookAt('senders', worldOf(configOf(folder, { ALLOWED_CONFIRMATION_SENDERS })))

const confirmationFrom =
  (from: string, authenticity: 'pass' | 'unknown'): Condition =>
  async (folder) => {
    const config = configOf(folder)
    const now = new Date().toISOString()
    const record = aMailRecord('aaaa', {
      kind: 'confirmation',
      from,
      authenticity,
      receivedAt: now,
      decidedAt: now,
    })
    await keep(config, (store) => store.transact({}, (tx) => tx.recordMail(record)))
    return lookAt('senders', worldOf(config))
  }

/** Conditions of this machine, its folder and its settings. */
export const LOCAL = {
  config_fault: ofConfig({ IMAP_PORT: 'mil' }),
  config_doubt: ofConfig({ ALLOWED_CONFIRMATION_SENDERS: '' }),
  config_incomplete: incomplete,
  clock_wrong: clockAhead(600),
  clock_drifts: clockAhead(120),
  zone_unknown: async (folder) => {
    const config = configOf(folder)
    // The configuration refuses it where Node knows its zones; this is a Node that knows fewer.
    return lookAt('clock', worldOf({ ...config, office: { ...config.office, zone: 'America/Ninguna' } }))
  },
  data_not_writable: folderWith((folder) => {
    writeFileSync(path.join(folder, 'archivo'), '')
    return path.join(folder, 'archivo', 'data')
  }),
  data_not_lockable: folderWith((folder) => {
    mkdirSync(path.join(folder, 'owner.lock'))
    return folder
  }),
  data_damaged: async (folder) => {
    const config = configOf(folder)
    await keep(config, async () => {})
    writeFileSync(path.join(config.dataDir, 'live.json'), '{"cortado')
    return lookAt('clients', worldOf(config))
  },
  disk_full: diskWith(5 * 1024 ** 2),
  disk_nearly_full: diskWith(500 * 1024 ** 2),
  store_away: (folder) =>
    lookAt('data', worldOf(configOf(folder, { STORE_URL: 'postgres://oc:S3cr3t0@127.0.0.1:1/oc' }))),
  store_elsewhere: async (folder) => {
    const config = configOf(folder)
    mkdirSync(config.dataDir)
    const elsewhere = { id: '11111111-2222-3333-4444-555555555555', where: 'db.example:5432/oc' }
    writeFileSync(path.join(config.dataDir, 'store.json'), JSON.stringify(elsewhere))
    return lookAt('data', worldOf(config))
  },
  documents_not_writable: async (folder) => {
    writeFileSync(path.join(folder, 'archivo'), '')
    return lookAt('data', worldOf(configOf(folder, { FILES_URL: `file://${folder}/archivo/documentos` })))
  },
  documents_key_ends: (folder) => {
    const ends = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    const FILES_SAS = `sv=2025-01-05&sr=c&sp=racwdl&se=${ends}T00%3A00%3A00Z&sig=inventada`
    const FILES_URL = 'http://127.0.0.1:1/oficina/documentos'
    return lookAt('data', worldOf(configOf(folder, { FILES_URL, FILES_SAS })))
  },
  clients_none: (folder) => lookAt('clients', worldOf(configOf(folder))),
  clients_without_address: async (folder) => {
    const config = configOf(folder)
    const client = aClient('agencia andes', { name: 'Agencia Andes', requiresOc: true, contacts: [] })
    await keep(config, (store) => store.transact({}, (tx) => tx.putClient(client)))
    return lookAt('clients', worldOf(config))
  },
  senders_none: sendersOf(''),
  senders_own_address: sendersOf(MAILBOX),
  senders_free_mail: sendersOf('@gmail.com'),
  senders_from_elsewhere: confirmationFrom('confirmaciones@otro.example', 'pass'),
  senders_unverified: confirmationFrom('confirmaciones@operador.example', 'unknown'),
} satisfies Readonly<Record<string, Condition>>
