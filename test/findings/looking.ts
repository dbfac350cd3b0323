import { readFileSync } from 'node:fs'
import { loadConfig, type Config, type LoadedConfig } from '../../src/config.js'
import { openLowdbStore, openLowdbStoreReadOnly } from '../../src/adapters/lowdb-store/index.js'
import type { DoctorCode } from '../../src/domain/doctor-code.js'
import type { CheckArea, Finding } from '../../src/domain/finding.js'
import type { Store } from '../../src/ports.js'
import { explanationOf } from '../../src/texts/health.js'
import { ALL_AREAS } from '../../bot/service/doctor/all-areas.js'
import { runAreas } from '../../bot/service/doctor/run-areas.js'
import type { DoctorWorld } from '../../bot/service/doctor/world.js'
import { openTokens } from '../../bot/service/open-tokens.js'
import { remedyNames } from '../../bot/service/remedy-names.js'
import { quietLog, systemClock } from '../fakes/quiet.js'

export const MAILBOX = 'controloc@hotel.example'

export type Settings = Readonly<Record<string, string | number>>

/** One finding, with all that the doctor says about it to the administrator. */
export interface Told {
  readonly code: string | null
  readonly text: string
}

/** Brings something about in an empty folder, and lets the doctor look at it as it does in the office. */
export type Condition = (folder: string) => Promise<readonly Told[]>

export type Conditions<Code extends DoctorCode> = Readonly<Record<Code, Condition>>

const BASE: Settings = {
  IMAP_HOST: '127.0.0.1',
  IMAP_PORT: 1,
  IMAP_USERNAME: MAILBOX,
  IMAP_PASSWORD: 'S3cr3t0',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: 1,
  SMTP_USERNAME: MAILBOX,
  SMTP_PASSWORD: 'S3cr3t0',
  SMTP_FROM_EMAIL: MAILBOX,
  ALLOWED_CONFIRMATION_SENDERS: 'confirmaciones@operador.example',
}

export const load = (folder: string, settings: Settings = {}): LoadedConfig => {
  const all: Settings = { ...BASE, DATA_DIR: `${folder}/data`, ...settings }
  const texts = Object.entries(all).map(([name, value]) => [name, String(value)] as const)
  return loadConfig(Object.fromEntries(texts), readFileSync)
}

export const configOf = (folder: string, settings: Settings = {}): Config => {
  const { config, faults } = load(folder, settings)
  if (config === null) throw new Error(JSON.stringify(faults))
  return config
}

export const worldOf = (config: Config, changes: Partial<DoctorWorld> = {}): DoctorWorld => ({
  config,
  dnsServer: null,
  sendTo: null,
  postsCard: false,
  clock: systemClock,
  log: quietLog,
  tokens: openTokens(config),
  store: () => openLowdbStoreReadOnly(config.dataDir, quietLog),
  ...changes,
})

export const told = (findings: readonly Finding[], config: Config | null): readonly Told[] =>
  findings.map((finding) => {
    const names = config === null ? {} : remedyNames(config)(finding)
    const { folder = null, to: recipient = null } = finding.facts
    const { title, cause, remedy, commands } = explanationOf(finding, { ...names, folder, recipient })
    return { code: finding.code, text: [title, cause, ...remedy, ...commands].join('\n') }
  })

export const lookAt = async (area: CheckArea, world: DoctorWorld): Promise<readonly Told[]> =>
  told(await runAreas([area], ALL_AREAS, world), world.config)

/** What the service has kept before anybody looks. */
export const keep = async ({ dataDir }: Config, work: (store: Store) => Promise<unknown>): Promise<void> => {
  const store = await openLowdbStore({ dataDir, clock: systemClock, log: quietLog })
  await work(store)
  await store.close()
}
